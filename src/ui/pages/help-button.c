/* A button that leads to those who run the mail service: a letter to them with the report in it, or their help page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "help-button.h"

#include <string.h>

#include <glib/gi18n.h>

#include "publish/plain-report.h"
#include "text/template.h"
#include "text/words.h"
#include "ui/widgets/label.h"

/* Columns of a line, as mail programs send them unchanged. */
#define LETTER_WIDTH 72

/* Bytes of the report in a letter; programs are handed the whole of it in one argument. */
#define LETTER_MAX 12000

struct _SpHelpButton
{
  GtkButton parent_instance;

  char *uri; /* (owned) (nullable) where a click leads */
};

G_DEFINE_FINAL_TYPE (SpHelpButton, sp_help_button, GTK_TYPE_BUTTON)

static void
sp_help_button_clicked (GtkButton *button)
{
  SpHelpButton *self = SP_HELP_BUTTON (button);
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;

  if (self->uri && GTK_IS_WINDOW (window) &&
      !gtk_show_uri_on_window (GTK_WINDOW (window), self->uri, GDK_CURRENT_TIME, &error))
    g_debug ("%s: %s", self->uri, error->message);
}

static void
sp_help_button_finalize (GObject *object)
{
  g_free (SP_HELP_BUTTON (object)->uri);
  G_OBJECT_CLASS (sp_help_button_parent_class)->finalize (object);
}

static void
sp_help_button_class_init (SpHelpButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_help_button_finalize;
  GTK_BUTTON_CLASS (klass)->clicked = sp_help_button_clicked;
}

static void
sp_help_button_init (SpHelpButton *self)
{
}

static gboolean
is_address (const char *contact)
{
  g_autoptr(SpAccount) account = strchr (contact, '@') ? sp_account_new (contact, NULL) : NULL;

  return account && sp_account_get_local_part (account);
}

/* The report, at most as long as a letter may be; what is left out is at its end, the technical part. */
static char *
write_letter (SpResult *result)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  const SpRequest *request = sp_result_get_request (result);
  const SpPlainReport input = {
    .target = request->account ? sp_account_get_domain (request->account) : NULL,
    .checked_at = sp_result_get_checked_at (result),
    .report = sp_result_get_report (result),
    .advice = none,
  };
  g_autofree char *text = sp_plain_report_to_text (&input, LETTER_WIDTH);
  const char *end = NULL;

  if (strlen (text) <= LETTER_MAX)
    return g_steal_pointer (&text);
  end = g_strrstr_len (text, LETTER_MAX, "\n");
  return g_strndup (text, end - text + 1);
}

/* RFC 6068: everything but the address is a header field, and its line ends are CRLF. */
static char *
make_letter_uri (SpResult *result, const char *contact)
{
  g_autofree char *letter = write_letter (result);
  g_auto(GStrv) lines = g_strsplit (letter, "\n", -1);
  g_autofree char *body = g_strjoinv ("\r\n", lines);
  g_autofree char *to = g_uri_escape_string (contact, "@", FALSE);
  g_autofree char *subject = g_uri_escape_string (lines[0], NULL, FALSE);
  g_autofree char *escaped = g_uri_escape_string (body, NULL, FALSE);

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, subject, escaped);
}

static void
lead_to (SpHelpButton *self, char *uri, const char *words)
{
  g_free (self->uri);
  self->uri = uri;
  gtk_button_set_label (GTK_BUTTON (self), words);
  sp_label_wrap (gtk_bin_get_child (GTK_BIN (self)));
  gtk_widget_set_visible (GTK_WIDGET (self), uri != NULL);
}

/**
 * sp_help_button_set_result:
 * @result: what was found out
 *
 * Shows the button where somebody is known who can be asked, by a letter or at a page, and where there is something to ask them.
 */
void
sp_help_button_set_result (SpHelpButton *self, SpResult *result)
{
  const SpReport *report = sp_result_get_report (result);
  const char *contact = sp_words_find_contact (report, sp_result_get_request (result)->site);
  gboolean unsafe = sp_report_get_reading (report) == SP_VERDICT_UNSAFE ||
                    sp_report_get_sending (report) == SP_VERDICT_UNSAFE;
  g_autofree char *words = NULL;

  if (unsafe && contact && is_address (contact))
    {
      /* Translators: a button; {address} is the mail address of a help desk */
      words = sp_fill (_("Write to {address}"), "address", contact, NULL);
      lead_to (self, make_letter_uri (result, contact), words);
    }
  else if (unsafe && contact && g_str_has_prefix (contact, "https://"))
    lead_to (self, g_strdup (contact), _("Open the Help Page"));
  else
    lead_to (self, NULL, "");
}

/**
 * sp_help_button_get_uri:
 *
 * Returns: (transfer none) (nullable): where a click leads; the letter is a `mailto:` address (RFC 6068)
 */
const char *
sp_help_button_get_uri (SpHelpButton *self)
{
  return self->uri;
}
