/* The icon that stands beside the word for a state, never without the word; and how names of hosts are written in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "state.h"

#include <gtk/gtk.h>

#include "core/host.h"

#define ICON_OK "emblem-ok-symbolic"
#define ICON_WARNING "dialog-warning-symbolic"
#define ICON_ERROR "dialog-error-symbolic"
#define ICON_INFO "dialog-information-symbolic"
#define ICON_OFFLINE "network-offline-symbolic"
#define ICON_NOTHING "list-remove-symbolic"
#define ICON_WAITING "content-loading-symbolic"

/**
 * sp_state_icon_for_observation:
 * @observation: (nullable): what was seen at an endpoint, %NULL where it was not looked at yet
 *
 * Returns: (transfer none): an icon name
 */
const char *
sp_state_icon_for_observation (const SpObservation *observation)
{
  if (!observation)
    return ICON_WAITING;
  if (sp_observation_is_safe (observation))
    return ICON_OK;
  return sp_observation_answered (observation) ? ICON_WARNING : ICON_ERROR;
}

/**
 * sp_state_icon_for_report:
 * @report: a report
 *
 * Returns: (transfer none): an icon name for the verdict
 */
const char *
sp_state_icon_for_report (const SpReport *report)
{
  SpVerdict reading = sp_report_get_reading (report);
  SpVerdict sending = sp_report_get_sending (report);

  if (sp_report_is_offline (report))
    return ICON_OFFLINE;
  if (reading == SP_VERDICT_SAFE && sending == SP_VERDICT_SAFE)
    return ICON_OK;
  if (reading == SP_VERDICT_UNKNOWN && sending == SP_VERDICT_UNKNOWN)
    return ICON_INFO;
  if (reading == SP_VERDICT_SAFE || sending == SP_VERDICT_SAFE)
    return ICON_WARNING;
  return ICON_ERROR;
}

/**
 * sp_state_icon_for_severity:
 * @severity: how much a finding matters
 *
 * Returns: (transfer none): an icon name
 */
const char *
sp_state_icon_for_severity (SpSeverity severity)
{
  switch (severity)
    {
    case SP_SEVERITY_BAD:
      return ICON_ERROR;
    case SP_SEVERITY_WARNING:
      return ICON_WARNING;
    case SP_SEVERITY_INFO:
    default:
      return ICON_INFO;
    }
}

/**
 * sp_state_icon_for_answer:
 * @answer: what a source answered
 *
 * Returns: (transfer none): an icon name
 */
const char *
sp_state_icon_for_answer (const SpAnswer *answer)
{
  switch (answer->status)
    {
    case SP_ANSWER_WAITING:
      return ICON_WAITING;
    case SP_ANSWER_FOUND:
      return ICON_OK;
    case SP_ANSWER_FAILED:
      return ICON_WARNING;
    case SP_ANSWER_NONE:
    case SP_ANSWER_SKIPPED:
    default:
      return ICON_NOTHING;
    }
}

/**
 * sp_state_show:
 * @image: where the state is shown, beside its word
 * @icon: one of the icons above
 * @size: how large
 *
 * Shows the icon in the theme's colour for what it says. Those who do not see colours have its shape and the word.
 */
void
sp_state_show (GtkImage *image, const char *icon, GtkIconSize size)
{
  static const struct
  {
    const char *icon;
    const char *style_class;
  } looks[] = {
    { ICON_OK, "sp-good" },
    { ICON_WARNING, "sp-doubtful" },
    { ICON_ERROR, "sp-bad" },
  };
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (image));

  gtk_image_set_from_icon_name (image, icon, size);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_str_equal (icon, looks[i].icon))
      gtk_style_context_add_class (context, looks[i].style_class);
    else
      gtk_style_context_remove_class (context, looks[i].style_class);
}

/**
 * sp_state_isolate:
 * @name: a host name or an address that is about to stand inside a sentence
 *
 * Host names read from left to right whatever surrounds them. Where the language of the window runs the other way, the name is
 * enclosed in a left-to-right isolate (U+2066 … U+2069) so that its dots and digits stay in order.
 *
 * Returns: (transfer full): @name, enclosed where that is needed
 */
char *
sp_state_isolate (const char *name)
{
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (name);
  return g_strconcat ("\xe2\x81\xa6", name, "\xe2\x81\xa9", NULL);
}

/**
 * sp_state_name_domain:
 * @domain: a domain as A-labels
 *
 * Returns: (transfer full): the domain as people write it, and where that differs as the name service knows it too, for example
 *   “müller.example (xn--mller-kva.example)”: letters that look alike are told apart this way
 */
char *
sp_state_name_domain (const char *domain)
{
  g_autofree char *display = sp_host_to_display (domain);
  g_autofree char *name = g_strcmp0 (display, domain) == 0
                              ? g_strdup (domain)
                              : g_strdup_printf ("%s (%s)", display, domain);

  return sp_state_isolate (name);
}
