/* Hands something on, in the formats that there are for it: to the clipboard, a file or a printer, and says in place what came of that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** SpSaveFormat: one form that something can be handed on in. Static; source is what sp_save_bar_attach() was told. */
typedef struct
{
  const char *id; /* the parameter of actions */
  const char *suffix; /* what the names of such files end in, with the dot */
  const char *name; /* (nullable) for the list of formats of a file chooser, not translated yet */
  char *(*write) (gpointer source); /* (nullable) (transfer full) as text */
  GBytes *(*draw) (gpointer source); /* (nullable) (transfer full) as bytes that are no text */
  GtkPrintOperation *(*print) (gpointer source); /* (nullable) (transfer full) as pages */
  const char *
      media_type; /* (nullable) of the clipboard, which then holds the first format, too, for those who take only text */
} SpSaveFormat;

/** SpSaveKind: what is handed on. Static; sentences are not translated yet, and {file}, {reason} are places in them. */
typedef struct
{
  const SpSaveFormat *formats; /* the usual one first */
  guint n_formats;
  gboolean any_name; /* a file of the usual format may have any name */
  const char *title; /* of the file chooser */
  const char *saved; /* {file} */
  const char *not_saved; /* {file}, {reason} */
  const char *exists; /* (nullable) {file}: somebody chose another name than that of this file */
  const char *printed; /* (nullable) */
  const char *not_printed; /* (nullable) {reason} */
  char *(*suggest_name) (gpointer source); /* (transfer full) of a file, without its end */
  char *(*say_copied) (gpointer source,
                       const SpSaveFormat *format); /* (nullable) (transfer full) */
} SpSaveKind;

#define SP_TYPE_SAVE_BAR (sp_save_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpSaveBar, sp_save_bar, SP, SAVE_BAR, GtkBox)

void sp_save_bar_attach (SpSaveBar *self,
                         GtkWidget *page,
                         const char *group,
                         const SpSaveKind *kind,
                         gpointer source);
void sp_save_bar_set_enabled (SpSaveBar *self, gboolean enabled);
void sp_save_bar_save (SpSaveBar *self, GFile *file, const char *id);
void sp_save_bar_forget (SpSaveBar *self);
char *sp_save_kind_name_file (const SpSaveKind *kind, const char *name, guint chosen);

G_END_DECLS
