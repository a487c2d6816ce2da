/* A desk with the window on it and mail servers below it: what tests of the window use to act as a person would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/certificates.h"
#include "support/loop.h"
#include "support/mail-server.h"
#include "support/mock-resolver.h"
#include "ui/application.h"
#include "ui/window.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *servers; /* (owned) (element-type SpTestServer) */
  GString *site; /* (owned) the keyfile of a service made of them */
  char *folder; /* (owned) where the keyfile, the certificates and the provider database lie */
  SpMockResolver *names; /* (owned) the name service, which knows nothing at first */
  SpApplication *application; /* (owned) */
  SpAssistant *assistant; /* (owned) */
  SpWindow *window; /* owned by GTK */
} Desk;

void desk_init (int *argc, char ***argv);
Desk *desk_new (void);
void desk_free (Desk *self);

void desk_serve (Desk *self, const SpTestScript *script);
void desk_add_port (Desk *self, const char *group, const char *key, guint16 port);
void desk_open (Desk *self);

void desk_lay_out (Desk *self);
void desk_clear_away (Desk *self);
void desk_publish (Desk *self,
                   const char *domain,
                   const SpTestScript *first,
                   const SpTestScript *second);

char *desk_name_of (GtkWidget *widget);
GtkWidget *desk_look (Desk *self, GType type, const char *name);
GtkWidget *desk_find (Desk *self, GType type, const char *name);
gboolean desk_says (Desk *self, const char *text);
void desk_for_each (GtkWidget *root, GtkCallback callback, gpointer data);

void desk_type (Desk *self, const char *field, const char *text);
void desk_click (Desk *self, const char *button);
gboolean desk_press (Desk *self, guint keyval, GdkModifierType modifiers);
void desk_act (Desk *self, const char *action);
void desk_wait_until_possible (Desk *self, const char *action);
void desk_wait_for (Desk *self, const char *title);
void desk_wait_until_says (Desk *self, const char *text);
void desk_unfold (Desk *self, const char *name);
GtkWidget *desk_get_focus (Desk *self);
void desk_choose_client (Desk *self, const char *id);
void desk_show_steps (Desk *self, gboolean steps);
void desk_open_checked (Desk *self);
void desk_check (Desk *self, const char *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

G_END_DECLS
