/* The least that a GTK 3 program can be: what the window of Signpost is measured against.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

static void
on_activate (GApplication *application, gpointer user_data)
{
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (application));

  gtk_container_add (GTK_CONTAINER (window), gtk_label_new ("Nothing"));
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_widget_show_all (window);
}

int
main (int argc, char **argv)
{
  g_autoptr(GtkApplication) application =
      gtk_application_new ("org.signpostmail.BareWindow", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
