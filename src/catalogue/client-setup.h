/* How an account is added to a mail program: what it finds by itself, the steps in order, the lines to paste.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "client-protocol.h"
#include "core/observation.h"

G_BEGIN_DECLS

/**
 * SpStepKind:
 * @SP_STEP_OPEN: go there: a way through menus, or a file
 * @SP_STEP_TYPE: type something into a field
 * @SP_STEP_CHOOSE: choose something, or set a box
 * @SP_STEP_PRESS: press a button
 *
 * What a person does in one step of adding an account.
 */
typedef enum
{
  SP_STEP_OPEN,
  SP_STEP_TYPE,
  SP_STEP_CHOOSE,
  SP_STEP_PRESS,
} SpStepKind;

#define SP_TYPE_STEP_KIND (sp_step_kind_get_type ())
GType sp_step_kind_get_type (void);

/**
 * SpMeans:
 * @SP_MEANS_AUTOCONFIG: the document of the domain in Thunderbird's format (draft-ietf-mailmaint-autoconfig)
 * @SP_MEANS_PACC: the document with a digest in the DNS (draft-ietf-mailmaint-pacc)
 * @SP_MEANS_SRV: service records (RFC 6186)
 * @SP_MEANS_ISPDB: the public provider database
 * @SP_MEANS_MX: the operator of the domain's mail exchanger
 * @SP_MEANS_AUTODISCOVER: Microsoft's Autodiscover
 * @SP_MEANS_GUESS: usual names, tried out
 * @SP_MEANS_LIST: a list of providers that is built in
 * @SP_MEANS_MAKER: a service of the program's maker
 *
 * By what a program finds settings. Nicks are the entries of `FindsSettings`.
 */
typedef enum
{
  SP_MEANS_AUTOCONFIG,
  SP_MEANS_PACC,
  SP_MEANS_SRV,
  SP_MEANS_ISPDB,
  SP_MEANS_MX,
  SP_MEANS_AUTODISCOVER,
  SP_MEANS_GUESS,
  SP_MEANS_LIST,
  SP_MEANS_MAKER,
} SpMeans;

#define SP_N_MEANS (SP_MEANS_MAKER + 1)
#define SP_TYPE_MEANS (sp_means_get_type ())
GType sp_means_get_type (void);

/**
 * SpSetupStep:
 *
 * One step. Labels are quoted as the program shows them, in the language asked for where it ships that translation. A field's
 * value has places such as `{server.imap}`; those of `.imap` stand for the server that mail is read from, also with POP.
 */
typedef struct
{
  SpStepKind kind;
  char *text; /* (owned) the whole, as "Port: {port.imap}" */
  char *label; /* (owned) the field, the button, the box, or the way */
  char *value; /* (owned) (nullable) what to type or choose there, with places */
  char *pop_value; /* (owned) (nullable) instead of @value, or of @label without one, with POP */
  char *page; /* (owned) (nullable) the page or group of the program where it is done */
  char *condition; /* (owned) (nullable) a sentence: when the step is there at all */
  char *state; /* (owned) (nullable) where it is a box: "ticked" or "unticked" */
  guint
      incoming; /* bits `1 << SpSecurity` of the server read from with which it is a step; 0: any */
  guint outgoing; /* the same of the server sent through */
} SpSetupStep;

/**
 * SpPaste:
 * @SP_PASTE_IMPLICIT: TLS from the first byte for reading and for sending
 * @SP_PASTE_STARTTLS: STARTTLS for both
 * @SP_PASTE_MIXED: TLS from the first byte for reading, STARTTLS for sending
 */
typedef enum
{
  SP_PASTE_IMPLICIT,
  SP_PASTE_STARTTLS,
  SP_PASTE_MIXED,
} SpPaste;

#define SP_N_PASTES (SP_PASTE_MIXED + 1)

/** SpClientSetup: all of it for one program; owned by the program. */
typedef struct
{
  GPtrArray
      *steps; /* (owned) (element-type SpSetupStep) in the order in which the program wants them */
  SpConfidence confidence; /* of @steps */
  SpTristate finds; /* whether it looks for settings by itself */
  guint means; /* bits `1 << SpMeans` */
  char *blocks[SP_N_PASTES]; /* (owned) (nullable) lines to paste, with places */
  char **notes; /* (owned) what to know while adding an account */
} SpClientSetup;

SpClientSetup *sp_client_setup_read (SpKeyfile *file, const char *group);
void sp_client_setup_free (SpClientSetup *self);

G_END_DECLS
