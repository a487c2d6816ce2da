/* What goes into the advisor and what comes out: what to type into one program for one protocol, and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "catalogue/catalogue.h"
#include "core/report.h"
#include "reason.h"

G_BEGIN_DECLS

/**
 * SpOrigin:
 * @SP_ORIGIN_DERIVED: from what was seen, the program's abilities and the policy
 * @SP_ORIGIN_SITE: the site's own table fixed it
 * @SP_ORIGIN_PUBLISHED: from published settings that were not checked
 */
typedef enum
{
  SP_ORIGIN_DERIVED,
  SP_ORIGIN_SITE,
  SP_ORIGIN_PUBLISHED,
} SpOrigin;

/** SpAdvice: what to type into one program for one protocol. Where not @available, only @why and @notes tell. */
typedef struct
{
  SpClient *client; /* (owned) */
  SpProtocol protocol;
  gboolean available;
  gboolean checked; /* @observation proves it */
  char *host; /* (owned) (nullable) A-labels */
  guint16 port; /* 0 where not available */
  SpSecurity security;
  char *security_label; /* (owned) (nullable) the program's own word */
  char *site_label; /* (owned) (nullable) the site's word where it differs */
  SpAuth auth;
  char *auth_label; /* (owned) (nullable) the program's own word */
  char *user_name; /* (owned) (nullable) %NULL where no address was given */
  SpOrigin origin;
  SpObservation *observation; /* (owned) (nullable) */
  GPtrArray *notes; /* (owned) (element-type SpReason) what to mind when typing */
  GPtrArray *why; /* (owned) (element-type SpReason) in order of weight */
} SpAdvice;

/** SpAdviseInput: everything the advisor weighs besides the client. Borrowed for the call. */
typedef struct
{
  const SpReport *report;
  const SpSite *site; /* (nullable) */
  SpProvider *provider; /* (nullable) weighed where there is no site */
  gboolean provider_by_exchanger; /* it only takes in the domain's mail, as far as is known */
  SpCatalogue *catalogue; /* (nullable) to name programs that can do what this one cannot */
  GDateTime *now; /* (nullable) to tell whether what a provider accepts until a day is over */
  const SpAccount *account; /* (nullable) */
  SpPolicy policy;
  const char *host; /* (nullable) the server that is being weighed; see sp_choice_narrow() */
  gboolean assume_usual_ports; /* advise the registered ports where no server is known at all */
} SpAdviseInput;

void sp_advice_unref (SpAdvice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAdvice, sp_advice_unref)

G_END_DECLS
