/* The words for findings: title, explanation, what to do, the standard it rests on, by the finding's stable id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include <glib/gi18n.h>

#include "finding-words.h"

typedef const SpFindingWords *(*GetWords) (guint *n);

static const GetWords tables[] = {
  sp_finding_words_get_connection,  sp_finding_words_get_closer_look,
  sp_finding_words_get_certificate, sp_finding_words_get_published,
  sp_finding_words_get_fault,
};

static const SpFindingWords *
find (const char *id)
{
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      guint n;
      const SpFindingWords *findings = tables[t](&n);

      for (guint i = 0; i < n; i++)
        if (g_str_equal (findings[i].id, id))
          return &findings[i];
    }
  return NULL;
}

/**
 * sp_words_has_finding:
 * @id: the id of a finding
 *
 * Returns: whether there are words for it
 */
gboolean
sp_words_has_finding (const char *id)
{
  return find (id) != NULL;
}

/**
 * sp_words_finding_title:
 * @id: the id of a finding
 *
 * Returns: (transfer none): what it is, in one line; @id itself where there are no words for it
 */
const char *
sp_words_finding_title (const char *id)
{
  const SpFindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, id);
  return _(words->title);
}

/**
 * sp_words_finding_explanation:
 * @id: the id of a finding
 *
 * Returns: (transfer none): what it means
 */
const char *
sp_words_finding_explanation (const char *id)
{
  const SpFindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, id);
  return _(words->explanation);
}

/**
 * sp_words_finding_sureness:
 * @id: the id of a finding
 *
 * Returns: (transfer none): the nick of how sure it is, for the JSON report: `seen`, `certain`, `likely` or `possible`
 */
const char *
sp_words_finding_sureness (const char *id)
{
  static const char *const nicks[] = {
    [SP_SURENESS_SEEN] = "seen",
    [SP_SURENESS_CERTAIN] = "certain",
    [SP_SURENESS_LIKELY] = "likely",
    [SP_SURENESS_POSSIBLE] = "possible",
  };
  const SpFindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, nicks[SP_SURENESS_SEEN]);
  return nicks[words->sureness];
}

/**
 * sp_words_finding_advice:
 * @id: the id of a finding
 *
 * Returns: (transfer none): what the user can do about it
 */
const char *
sp_words_finding_advice (const char *id)
{
  const SpFindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, id);
  return _(words->advice);
}

/**
 * sp_words_finding_reference:
 * @id: the id of a finding
 *
 * Returns: (transfer none): the standard it rests on, as "RFC 8314 section 4.1"
 */
const char *
sp_words_finding_reference (const char *id)
{
  const SpFindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, id);
  return words->reference;
}

/**
 * sp_words_finding_admin_advice:
 * @id: the id of a finding
 *
 * Returns: (transfer none): what whoever runs the service can do about it
 */
const char *
sp_words_finding_admin_advice (const char *id)
{
  const SpFindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, id);
  return _(words->admin_advice);
}

/**
 * sp_words_finding_topic:
 * @id: the id of a finding
 *
 * Returns: (transfer none): the id of the explanation that tells more, see sp_guide_find()
 */
const char *
sp_words_finding_topic (const char *id)
{
  const SpFindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, id);
  return words->topic;
}

/**
 * sp_words_get_finding_ids:
 *
 * Returns: (transfer container): the ids of all findings there are words for, %NULL-terminated; the strings are static
 */
const char **
sp_words_get_finding_ids (void)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      guint n;
      const SpFindingWords *findings = tables[t](&n);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (ids, (gpointer) findings[i].id);
    }
  g_ptr_array_add (ids, NULL);
  return (const char **) g_ptr_array_free (ids, FALSE);
}
