/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every property of every record: exact notifies, copies, updates, getters' defaults. */
#include "fin-account.h"
#include "fin-category.h"
#include "fin-history-step.h"
#include "fin-import-row.h"
#include "fin-import.h"
#include "fin-nudge.h"
#include "fin-persona-month.h"
#include "fin-profile.h"
#include "fin-rule.h"
#include "fin-transaction.h"

typedef GType (*GetType) (void);

static const GetType types[] = {
  fin_account_get_type,    fin_category_get_type,   fin_history_step_get_type,
  fin_import_get_type,     fin_import_row_get_type, fin_nudge_get_type,
  fin_persona_month_get_type, fin_profile_get_type, fin_rule_get_type,
  fin_transaction_get_type,
};

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

/* Sets @value to something that is not the default. */
static void
fill (GValue *value, GParamSpec *pspec)
{
  g_value_init (value, pspec->value_type);
  if (G_IS_PARAM_SPEC_STRING (pspec))
    g_value_set_string (value, "text");
  else if (G_IS_PARAM_SPEC_INT64 (pspec))
    g_value_set_int64 (value, G_MININT64 + 1);
  else if (G_IS_PARAM_SPEC_INT (pspec))
    g_value_set_int (value, 4711);
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (value, TRUE);
  else if (G_IS_PARAM_SPEC_ENUM (pspec))
    g_value_set_enum (value, 1);
  else if (G_IS_PARAM_SPEC_FLAGS (pspec))
    g_value_set_flags (value, 1);
  else
    g_assert_not_reached ();
}

static void
check_property (GObject *object, GParamSpec *pspec)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) initial = G_VALUE_INIT;
  g_auto (GValue) got = G_VALUE_INIT;
  g_autofree char *signal = g_strconcat ("notify::", pspec->name, NULL);
  guint n_notified = 0, n_any = 0;

  g_signal_connect (object, signal, G_CALLBACK (count_cb), &n_notified);
  g_signal_connect (object, "notify", G_CALLBACK (count_cb), &n_any);
  g_object_get_property (object, pspec->name, &initial);
  g_assert_cmpint (
      g_param_values_cmp (pspec, &initial, g_param_spec_get_default_value (pspec)), ==, 0);

  fill (&value, pspec);
  g_object_set_property (object, pspec->name, &value);
  g_object_set_property (object, pspec->name, &value);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (n_any, ==, 1);
  g_object_get_property (object, pspec->name, &got);
  g_assert_cmpint (g_param_values_cmp (pspec, &got, &value), ==, 0);
  g_signal_handlers_disconnect_by_data (object, &n_notified);
  g_signal_handlers_disconnect_by_data (object, &n_any);
}

static void
test_properties (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GObject *object = g_object_new (types[i] (), NULL);
      guint n_properties;
      g_autofree GParamSpec **properties
          = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_properties);

      g_assert_cmpuint (n_properties, >, 3);
      for (guint p = 0; p < n_properties; p++)
        check_property (object, properties[p]);
      g_assert_finalize_object (object);
    }
}

static void
test_copy_and_update (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (FinRecord) record = g_object_new (types[i] (), NULL);
      g_autoptr (FinRecord) other = g_object_new (types[i] (), NULL);
      g_autoptr (FinRecord) copy = NULL;
      guint n_properties, n_any = 0;
      g_autofree GParamSpec **properties
          = g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n_properties);

      for (guint p = 0; p < n_properties; p++)
        {
          g_auto (GValue) value = G_VALUE_INIT;

          fill (&value, properties[p]);
          g_object_set_property (G_OBJECT (record), properties[p]->name, &value);
        }
      copy = fin_record_copy (record);
      g_assert_true (fin_record_equal (copy, record));
      g_assert_false (fin_record_equal (other, record));

      g_signal_connect (other, "notify", G_CALLBACK (count_cb), &n_any);
      g_assert_true (fin_record_update (other, record));
      g_assert_cmpuint (n_any, ==, n_properties);
      g_assert_false (fin_record_update (other, record));
      g_assert_cmpuint (n_any, ==, n_properties);
    }
}

static void
test_unknown (void)
{
  g_autoptr (FinTransaction) transaction = fin_transaction_new ();
  g_autoptr (FinAccount) account = fin_account_new ();

  g_assert_cmpint (fin_transaction_get_time (transaction), ==, -1);
  g_assert_cmpint (fin_transaction_get_posting_date (transaction), ==, FIN_DATE_NONE);
  g_assert_cmpint (fin_transaction_get_category_id (transaction), ==, 0);
  g_assert_cmpint (fin_account_get_last_statement_date (account), ==, FIN_DATE_NONE);
  g_assert_false (fin_account_get_has_opening_balance (account));
  g_assert_null (fin_account_get_name (account));
}

static void
test_nicks (void)
{
  int value = -1;

  g_assert_cmpstr (fin_enum_to_nick (FIN_TYPE_ACCOUNT_KIND, FIN_ACCOUNT_LOAN), ==, "loan");
  g_assert_null (fin_enum_to_nick (FIN_TYPE_ACCOUNT_KIND, 99));
  g_assert_true (fin_enum_from_nick (FIN_TYPE_TRANSACTION_STATE, "held", &value));
  g_assert_cmpint (value, ==, FIN_TRANSACTION_HELD);
  g_assert_false (fin_enum_from_nick (FIN_TYPE_TRANSACTION_STATE, "Held", &value));
  g_assert_false (fin_enum_from_nick (FIN_TYPE_TRANSACTION_STATE, NULL, &value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/record/properties", test_properties);
  g_test_add_func ("/model/record/copy-and-update", test_copy_and_update);
  g_test_add_func ("/model/record/unknown", test_unknown);
  g_test_add_func ("/model/enums/nicks", test_nicks);

  return g_test_run ();
}
