/* The checks that were remembered, as buttons that fill in the address and the mail program again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "recent-list.h"

#include <glib/gi18n.h>

#include "assistant/preferences.h"
#include "assistant/recent.h"
#include "core/account.h"
#include "core/host.h"
#include "state.h"
#include "text/template.h"
#include "text/words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/container.h"

#define CHECKS "recent-checks"

struct _SpRecentList
{
  GtkBox parent_instance;

  GtkWidget *buttons; /* child */
  GtkWidget *forget; /* child */
  GtkWidget *locked; /* child */

  GSettings *settings; /* (owned) (nullable) */
};

enum
{
  CHOSEN,
  FORGOTTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpRecentList, sp_recent_list, GTK_TYPE_BOX)

static void
sp_recent_list_dispose (GObject *object)
{
  SpRecentList *self = SP_RECENT_LIST (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (sp_recent_list_parent_class)->dispose (object);
}

static void
sp_recent_list_class_init (SpRecentListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_recent_list_dispose;
  /* One was chosen: its address, and the id of its mail program, which may be empty. */
  signals[CHOSEN] = g_signal_new ("chosen", SP_TYPE_RECENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /* None is left. */
  signals[FORGOTTEN] = g_signal_new ("forgotten", SP_TYPE_RECENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_forget (SpRecentList *self)
{
  sp_recent_forget ();
  sp_recent_list_refresh (self);
  g_signal_emit (self, signals[FORGOTTEN], 0);
}

/* The button is grey where an administrator has fixed the list, and a sentence says why. */
static void
follow_lock (SpRecentList *self)
{
  self->settings = sp_preferences_open (CHECKS);
  if (!self->settings)
    return;
  g_settings_bind_writable (self->settings, CHECKS, self->forget, "sensitive", FALSE);
  g_settings_bind_writable (self->settings, CHECKS, self->locked, "visible", TRUE);
}

static void
sp_recent_list_init (SpRecentList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->forget = gtk_button_new_with_mnemonic (_("_Forget All"));
  self->locked = sp_label_wrap (gtk_label_new (_("This list is set by your administrator.")));
  gtk_widget_hide (self->locked);
  gtk_widget_set_halign (self->forget, GTK_ALIGN_END);
  gtk_widget_show (self->buttons);
  gtk_widget_show (self->forget);
  gtk_container_add (GTK_CONTAINER (self), self->buttons);
  gtk_container_add (GTK_CONTAINER (self), self->forget);
  gtk_container_add (GTK_CONTAINER (self), self->locked);
  g_signal_connect_object (self->forget, "clicked", G_CALLBACK (on_forget), self,
                           G_CONNECT_SWAPPED);
  follow_lock (self);
}

static const char *
get_sentence (const SpRecent *recent)
{
  if (recent->reading == SP_VERDICT_SAFE && recent->sending == SP_VERDICT_SAFE)
    /* Translators: a check that was made earlier; {address} is an e-mail address, {date} a day such as 2031-12-24. This also
     * holds for the next ones. */
    return _("{address} – safe, checked {date}");
  if (recent->reading == SP_VERDICT_UNSAFE || recent->sending == SP_VERDICT_UNSAFE)
    return _("{address} – not safe, checked {date}");
  if (recent->reading == SP_VERDICT_UNAVAILABLE || recent->sending == SP_VERDICT_UNAVAILABLE)
    return _("{address} – not reached, checked {date}");
  return _("{address} – checked {date}");
}

/* The address as people write it. */
static char *
name_address (const char *address)
{
  g_autoptr(SpAccount) account = sp_account_new (address, NULL);
  const char *local_part = account ? sp_account_get_local_part (account) : NULL;
  g_autofree char *domain = account ? sp_host_to_display (sp_account_get_domain (account)) : NULL;
  g_autofree char *whole = local_part ? g_strconcat (local_part, "@", domain, NULL) : NULL;

  return sp_state_isolate (whole ? whole : domain ? domain : address);
}

static char *
describe (const SpRecent *recent)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (recent->checked_at);
  g_autofree char *address = name_address (recent->address);
  g_autofree char *date = sp_words_date (time);

  return sp_fill (get_sentence (recent), "address", address, "date", date, NULL);
}

static void
on_clicked (GtkWidget *button, gpointer data)
{
  g_signal_emit (data, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (button), "address"),
                 g_object_get_data (G_OBJECT (button), "client"));
}

static void
add_button (SpRecentList *self, const SpRecent *recent)
{
  g_autofree char *text = describe (recent);
  GtkWidget *button = gtk_button_new ();

  gtk_container_add (GTK_CONTAINER (button), sp_label_wrap (gtk_label_new (text)));
  atk_object_set_name (gtk_widget_get_accessible (button), text);
  g_object_set_data_full (G_OBJECT (button), "address", g_strdup (recent->address), g_free);
  g_object_set_data_full (G_OBJECT (button), "client", g_strdup (recent->client_id), g_free);
  gtk_widget_show_all (button);
  gtk_container_add (GTK_CONTAINER (self->buttons), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, 0);
}

/**
 * sp_recent_list_refresh:
 *
 * Shows what is remembered now.
 *
 * Returns: whether anything is
 */
gboolean
sp_recent_list_refresh (SpRecentList *self)
{
  g_autoptr(GPtrArray) recents = sp_recent_list ();

  sp_container_clear (GTK_CONTAINER (self->buttons));
  for (guint i = 0; i < recents->len; i++)
    add_button (self, recents->pdata[i]);
  return recents->len > 0;
}
