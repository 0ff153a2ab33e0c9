/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a category was chosen, as a sentence for the person. */
#include <glib/gi18n.h>

#include "fin-categoriser.h"

/** fin_category_choice_dup_reason: Returns: (transfer full) (nullable): a sentence for the person
 */
char *
fin_category_choice_dup_reason (const FinCategoryChoice *choice)
{
  switch (choice->reason)
    {
    case FIN_CATEGORY_REASON_RULE:
      /* Translators: the text of the person's own rule */
      return g_strdup_printf (_ ("your rule “%s”"), choice->detail);
    case FIN_CATEGORY_REASON_SAME:
      return g_strdup_printf (
          ngettext ("because you filed %u like this", "because you filed %u like this", choice->n),
          choice->n);
    case FIN_CATEGORY_REASON_FILE:
      return g_strdup (_ ("the file says so"));
    case FIN_CATEGORY_REASON_KEYWORD:
      /* Translators: a word such as "bakery" */
      return g_strdup_printf (_ ("the text contains “%s”"), choice->detail);
    case FIN_CATEGORY_REASON_CODE:
      /* Translators: a code of the bank, such as the merchant category code 5411 */
      return g_strdup_printf (_ ("the bank’s code “%s”"), choice->detail);
    case FIN_CATEGORY_REASON_HABIT:
      return g_strdup_printf (ngettext ("because you filed %u of this kind so",
                                        "because you filed %u of this kind so", choice->n),
                              choice->n);
    case FIN_CATEGORY_REASON_LIKENESS:
      /* Translators: part of a name such as "bakery" */
      return g_strdup_printf (_ ("others with “%s” in their name are there"), choice->detail);
    case FIN_CATEGORY_REASON_NONE:
    default:
      return NULL;
    }
}
