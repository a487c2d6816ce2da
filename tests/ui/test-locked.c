/* Tests that what an administrator has fixed cannot be changed in the window, and that the window says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include "assistant/recent.h"
#include "desk.h"

#define REMEMBER "Remember checks on this computer"
#define REASON "Set by your administrator."

static const SpTestScript imaps = { .protocol = SP_TEST_IMAP, .implicit_tls = TRUE };
static const SpTestScript smtps = { .protocol = SP_TEST_SMTP, .implicit_tls = TRUE };

/* Settings in memory, one of which cannot be written. */
typedef struct
{
  GSettingsBackend parent_instance;

  GHashTable *values; /* (owned) (element-type utf8 GVariant) */
} LockedBackend;

typedef struct
{
  GSettingsBackendClass parent_class;
} LockedBackendClass;

static GType locked_backend_get_type (void);

G_DEFINE_TYPE (LockedBackend, locked_backend, G_TYPE_SETTINGS_BACKEND)

static GVariant *
locked_backend_read (GSettingsBackend *backend,
                     const char *key,
                     const GVariantType *expected_type,
                     gboolean default_value)
{
  GVariant *value = g_hash_table_lookup (((LockedBackend *) backend)->values, key);

  return value && !default_value ? g_variant_ref (value) : NULL;
}

static gboolean
locked_backend_get_writable (GSettingsBackend *backend, const char *key)
{
  return !g_str_has_suffix (key, "/keep-recent");
}

static gboolean
locked_backend_write (GSettingsBackend *backend, const char *key, GVariant *value, gpointer tag)
{
  if (!locked_backend_get_writable (backend, key))
    return FALSE;
  g_hash_table_replace (((LockedBackend *) backend)->values, g_strdup (key),
                        g_variant_ref_sink (value));
  g_settings_backend_changed (backend, key, tag);
  return TRUE;
}

static void
locked_backend_reset (GSettingsBackend *backend, const char *key, gpointer tag)
{
  g_hash_table_remove (((LockedBackend *) backend)->values, key);
  g_settings_backend_changed (backend, key, tag);
}

static void
locked_backend_finalize (GObject *object)
{
  g_hash_table_unref (((LockedBackend *) object)->values);
  G_OBJECT_CLASS (locked_backend_parent_class)->finalize (object);
}

static void
locked_backend_class_init (LockedBackendClass *klass)
{
  GSettingsBackendClass *backend_class = G_SETTINGS_BACKEND_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = locked_backend_finalize;
  backend_class->read = locked_backend_read;
  backend_class->get_writable = locked_backend_get_writable;
  backend_class->write = locked_backend_write;
  backend_class->reset = locked_backend_reset;
}

static void
locked_backend_init (LockedBackend *self)
{
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
}

static void
test_remember (void)
{
  g_autoptr(Desk) desk = desk_new ();
  GtkWidget *button;

  desk_serve (desk, &imaps);
  desk_serve (desk, &smtps);
  desk_open_checked (desk);
  button = desk_find (desk, GTK_TYPE_CHECK_BUTTON, REMEMBER);
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_true (desk_says (desk, REASON));
  g_assert_false (sp_recent_is_kept ());
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_io_extension_point_implement (G_SETTINGS_BACKEND_EXTENSION_POINT_NAME,
                                  locked_backend_get_type (), "locked", 0);
  g_setenv ("GSETTINGS_BACKEND", "locked", TRUE);
  g_test_add_func ("/locked/remember", test_remember);
  return g_test_run ();
}
