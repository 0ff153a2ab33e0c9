/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row keeps the ids that stand behind its names. */
#include "fin-category-row.h"

static G_DEFINE_QUARK (fin-category-ids, ids)

/**
 * fin_category_row_fill:
 * @none: what stands first, with the id 0
 * @chosen: selected, and offered even where it is hidden
 */
void
fin_category_row_fill (AdwComboRow *row, FinSession *session, const char *none, gint64 chosen)
{
  GListModel *categories = fin_session_get_categories (session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GArray *ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  guint position = 0;

  g_array_set_size (ids, 1);
  gtk_string_list_append (names, none);
  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (FinCategory) category = g_list_model_get_item (categories, i);
      gint64 id = fin_category_get_id (category);

      if (fin_category_get_hidden (category) && id != chosen)
        continue;
      if (id == chosen)
        position = ids->len;
      gtk_string_list_append (names, fin_category_get_name (category));
      g_array_append_val (ids, id);
    }
  g_object_set_qdata_full (G_OBJECT (row), ids_quark (), ids, (GDestroyNotify) g_array_unref);
  adw_combo_row_set_enable_search (row, TRUE);
  adw_combo_row_set_expression (row, expression);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, position);
}

/** fin_category_row_get_chosen: Returns: 0: the first, which is none */
gint64
fin_category_row_get_chosen (AdwComboRow *row)
{
  const GArray *ids = g_object_get_qdata (G_OBJECT (row), ids_quark ());
  guint position = adw_combo_row_get_selected (row);

  return ids != NULL && position < ids->len ? g_array_index (ids, gint64, position) : 0;
}
