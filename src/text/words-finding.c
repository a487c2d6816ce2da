/* The words for findings: title, explanation, what to do, the standard it rests on, by the finding's stable id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include <glib/gi18n.h>

#include "finding-words.h"

static const SpFindingWords *
find_in (const SpFindingWords *findings, guint n, const char *id)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (findings[i].id, id))
      return &findings[i];
  return NULL;
}

static const SpFindingWords *
find (const char *id)
{
  guint n;
  const SpFindingWords *findings = sp_finding_words_get_connection (&n);
  const SpFindingWords *found = find_in (findings, n, id);

  if (found)
    return found;
  findings = sp_finding_words_get_certificate (&n);
  return find_in (findings, n, id);
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
  return _ (words->title);
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
  return _ (words->explanation);
}

/**
 * sp_words_finding_advice:
 * @id: the id of a finding
 *
 * Returns: (transfer none): what the person who reads mail can do about it
 */
const char *
sp_words_finding_advice (const char *id)
{
  const SpFindingWords *words = find (id);

  g_return_val_if_fail (words != NULL, id);
  return _ (words->advice);
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
  return _ (words->admin_advice);
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
  guint n_connection;
  guint n_certificate;
  const SpFindingWords *connection = sp_finding_words_get_connection (&n_connection);
  const SpFindingWords *certificate = sp_finding_words_get_certificate (&n_certificate);
  const char **ids = g_new0 (const char *, n_connection + n_certificate + 1);

  for (guint i = 0; i < n_connection; i++)
    ids[i] = connection[i].id;
  for (guint i = 0; i < n_certificate; i++)
    ids[n_connection + i] = certificate[i].id;
  return ids;
}
