/* A web server for tests on loopback: https and http, many host names, canned pages, and a witness of what it was asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificates.h"

G_BEGIN_DECLS

/** SP_TEST_WEB_NEVER: the delay of a page that is never answered */
#define SP_TEST_WEB_NEVER G_MAXUINT

/** SpTestPage: what is answered for a page; all that is zero is an empty answer with status 200 at once. */
typedef struct
{
  guint status; /* 200 where 0 */
  const char *headers; /* (nullable) "Name: value" lines with line feeds */
  const char *body; /* (nullable) */
  gsize length; /* 0: @body ends at its first NUL */
  guint delay_ms;
} SpTestPage;

/** SpTestRequest: what a client asked. */
typedef struct
{
  char *method; /* (owned) */
  char *host; /* (owned) without the port */
  char *path; /* (owned) with the query */
  char *headers; /* (owned) lower-case names, "name: value" lines with line feeds */
  char *body; /* (owned) */
} SpTestRequest;

typedef struct _SpTestWeb SpTestWeb;

SpTestWeb *sp_test_web_new (SpTestCertificateKind kind, const char *const *names);
void sp_test_web_free (SpTestWeb *self);
guint16 sp_test_web_get_port (const SpTestWeb *self);
guint16 sp_test_web_get_http_port (const SpTestWeb *self);
void sp_test_web_add (SpTestWeb *self, const char *host, const char *path, const SpTestPage *page);
void sp_test_web_add_text (SpTestWeb *self, const char *host, const char *path, const char *text);
void sp_test_web_add_redirect (SpTestWeb *self,
                               const char *host,
                               const char *path,
                               const char *location);
guint sp_test_web_get_n_connections (const SpTestWeb *self);
guint sp_test_web_get_n_requests (const SpTestWeb *self);
guint sp_test_web_count (const SpTestWeb *self, const char *host, const char *path);
const SpTestRequest *sp_test_web_get_request (const SpTestWeb *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTestWeb, sp_test_web_free)

G_END_DECLS
