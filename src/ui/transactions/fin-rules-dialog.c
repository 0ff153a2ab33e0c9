/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule is tried against all transactions while it is typed; each change is one undoable step. */
#include "fin-rules-dialog.h"

#include <glib/gi18n.h>

#include "fin-category-row.h"
#include "fin-rule-change.h"
#include "fin-session-file.h"
#include "fin-session-rules.h"
#include "fin-ui.h"

/* A pause in typing after which a rule is tried. */
#define TRY_AFTER_MS 250

struct _FinRulesDialog
{
  AdwDialog parent_instance;

  /* Template */
  AdwEntryRow *pattern_row;
  AdwSwitchRow *exact_row;
  AdwComboRow *category_row;
  AdwEntryRow *name_row;
  AdwActionRow *trial_row;
  GtkWidget *add_button;
  AdwPreferencesGroup *rules_group;

  /* Owned */
  FinSession *session;
  GPtrArray *rules;     /* (element-type FinRule) (nullable) */
  GPtrArray *rows;      /* (element-type GtkWidget): those of rules_group, borrowed */
  guint try_source;
  guint trial; /* answers to earlier questions are dropped */
  guint place_to_focus; /* of a row, 1 = the first; 0: none */
};

G_DEFINE_FINAL_TYPE (FinRulesDialog, fin_rules_dialog, ADW_TYPE_DIALOG)

static void load_rules (FinRulesDialog *self);

/* Returns: (transfer full) (nullable): what is typed, NULL while it is no rule */
static FinRule *
read_rule (FinRulesDialog *self)
{
  const char *pattern = gtk_editable_get_text (GTK_EDITABLE (self->pattern_row));
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  gint64 category_id = fin_category_row_get_chosen (self->category_row);
  FinRule *rule;

  if (*pattern == '\0' || (category_id == 0 && *name == '\0'))
    return NULL;
  rule = fin_rule_new ();
  g_object_set (rule, "pattern", pattern, "is-exact", adw_switch_row_get_active (self->exact_row),
                "category-id", category_id, "rename", *name != '\0' ? name : NULL, NULL);
  return rule;
}

typedef struct
{
  FinRulesDialog *self;
  guint trial;
} Trial;

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Trial *asked = user_data;
  g_autoptr (FinRulesDialog) self = asked->self;
  g_autoptr (FinRuleTrial) trial = fin_session_try_rule_finish (FIN_SESSION (source), result, NULL);
  g_autofree char *title = NULL;

  if (trial == NULL || self->session == NULL || asked->trial != self->trial)
    return;
  title = g_strdup_printf (
      ngettext ("%u transaction would change", "%u transactions would change", trial->n_changing),
      trial->n_changing);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->trial_row), title);
  if (trial->n_changing == 0 && trial->n_matching > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u fits and is so already", "%u fit and are so already", trial->n_matching),
          trial->n_matching);

      adw_action_row_set_subtitle (self->trial_row, text);
    }
  else
    adw_action_row_set_subtitle (self->trial_row, trial->samples);
}

static gboolean
try_cb (gpointer user_data)
{
  FinRulesDialog *self = user_data;
  g_autoptr (FinRule) rule = read_rule (self);
  Trial *trial;

  self->try_source = 0;
  if (rule == NULL)
    return G_SOURCE_REMOVE;
  trial = g_new0 (Trial, 1);
  trial->self = g_object_ref (self);
  trial->trial = ++self->trial;
  fin_session_try_rule_async (self->session, rule, tried_cb, trial);
  return G_SOURCE_REMOVE;
}

static void
input_changed_cb (FinRulesDialog *self)
{
  g_autoptr (FinRule) rule = NULL;

  if (self->session == NULL)
    return;
  rule = read_rule (self);
  gtk_widget_set_sensitive (self->add_button, rule != NULL);
  g_clear_handle_id (&self->try_source, g_source_remove);
  if (rule != NULL)
    self->try_source = g_timeout_add (TRY_AFTER_MS, try_cb, self);
}

static void
add_clicked_cb (FinRulesDialog *self)
{
  g_autoptr (FinRule) rule = read_rule (self);

  if (rule == NULL)
    return;
  fin_session_edit_rule (self->session, FIN_RULE_ADD, rule, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->pattern_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->trial_row), _ ("Nothing to try yet"));
  adw_action_row_set_subtitle (self->trial_row, "");
  /* The button has nothing to add now and cannot keep the focus. */
  gtk_widget_grab_focus (GTK_WIDGET (self->pattern_row));
}

/* The list ---------------------------------------------------------------------------------- */

static guint
place_of (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));
}

static FinRule *
rule_of (FinRulesDialog *self, GtkWidget *button)
{
  return g_ptr_array_index (self->rules, place_of (button) - 1);
}

/* The rows are made anew: the keyboard goes on where the rule is then. */
static void
up_clicked_cb (GtkWidget *button, FinRulesDialog *self)
{
  self->place_to_focus = place_of (button) - 1;
  fin_session_edit_rule (self->session, FIN_RULE_MOVE, rule_of (self, button),
                         place_of (button) - 1);
}

static void
down_clicked_cb (GtkWidget *button, FinRulesDialog *self)
{
  self->place_to_focus = place_of (button) + 1;
  fin_session_edit_rule (self->session, FIN_RULE_MOVE, rule_of (self, button),
                         place_of (button) + 1);
}

static void
remove_clicked_cb (GtkWidget *button, FinRulesDialog *self)
{
  self->place_to_focus = place_of (button);
  fin_session_edit_rule (self->session, FIN_RULE_REMOVE, rule_of (self, button), 0);
}

static void
add_button (FinRulesDialog *self,
            AdwActionRow *row,
            guint place,
            const char *icon,
            const char *label,
            gboolean sensitive,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_sensitive (button, sensitive);
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (place));
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_action_row_add_suffix (row, button);
}

static void
add_row (FinRulesDialog *self, FinRule *rule, guint place)
{
  FinCategory *category =
      fin_session_find_category (self->session, fin_rule_get_category_id (rule));
  FinAccount *account = fin_session_find_account (self->session, fin_rule_get_account_id (rule));
  g_autofree char *sentence =
      fin_rule_dup_sentence (rule, category != NULL ? fin_category_get_name (category) : NULL,
                             account != NULL ? fin_account_get_name (account) : NULL);
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (row, 3);
  add_button (self, row, place, "go-up-symbolic", _ ("Move Up"), place > 1,
              G_CALLBACK (up_clicked_cb));
  add_button (self, row, place, "go-down-symbolic", _ ("Move Down"), place < self->rules->len,
              G_CALLBACK (down_clicked_cb));
  add_button (self, row, place, "user-trash-symbolic", _ ("Remove Rule"), TRUE,
              G_CALLBACK (remove_clicked_cb));
  adw_preferences_group_add (self->rules_group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
restore_focus (FinRulesDialog *self)
{
  guint place = MIN (self->place_to_focus, self->rows->len);

  self->place_to_focus = 0;
  if (place > 0)
    gtk_widget_child_focus (g_ptr_array_index (self->rows, place - 1), GTK_DIR_TAB_FORWARD);
}

static void
rules_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinRulesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *rules = fin_session_load_rules_finish (FIN_SESSION (source), result, &error);

  if (self->session == NULL || rules == NULL)
    {
      if (self->session != NULL)
        fin_session_report_error (self->session, error);
      g_clear_pointer (&rules, g_ptr_array_unref);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->rules_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  self->rules = rules;
  for (guint i = 0; i < rules->len; i++)
    add_row (self, g_ptr_array_index (rules, i), i + 1);
  gtk_widget_set_visible (GTK_WIDGET (self->rules_group), rules->len > 0);
  restore_focus (self);
}

static void
load_rules (FinRulesDialog *self)
{
  fin_session_load_rules_async (self->session, rules_loaded_cb, g_object_ref (self));
}

/* As a file --------------------------------------------------------------------------------- */

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinSession) session = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    fin_session_export_rules (session, file);
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinSession) session = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    fin_session_import_rules (session, file);
}

static void
export_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Export Rules"));
  gtk_file_dialog_set_initial_name (dialog, "finsight-rules.json");
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, export_chosen_cb,
                        g_object_ref (FIN_RULES_DIALOG (widget)->session));
}

static void
import_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import Rules"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, import_chosen_cb,
                        g_object_ref (FIN_RULES_DIALOG (widget)->session));
}

/* The dialog -------------------------------------------------------------------------------- */

static void
fin_rules_dialog_dispose (GObject *object)
{
  FinRulesDialog *self = FIN_RULES_DIALOG (object);

  g_clear_handle_id (&self->try_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_RULES_DIALOG);
  g_clear_pointer (&self->rules, g_ptr_array_unref);

  G_OBJECT_CLASS (fin_rules_dialog_parent_class)->dispose (object);
}

static void
fin_rules_dialog_class_init (FinRulesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_rules_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-rules-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinRulesDialog, pattern_row);
  gtk_widget_class_bind_template_child (widget_class, FinRulesDialog, exact_row);
  gtk_widget_class_bind_template_child (widget_class, FinRulesDialog, category_row);
  gtk_widget_class_bind_template_child (widget_class, FinRulesDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, FinRulesDialog, trial_row);
  gtk_widget_class_bind_template_child (widget_class, FinRulesDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, FinRulesDialog, rules_group);
  gtk_widget_class_bind_template_callback (widget_class, input_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_install_action (widget_class, "rules.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "rules.import", NULL, import_cb);
}

static void
fin_rules_dialog_init (FinRulesDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fin_rules_dialog_new: @session: with an open database */
AdwDialog *
fin_rules_dialog_new (FinSession *session)
{
  FinRulesDialog *self = g_object_new (FIN_TYPE_RULES_DIALOG, NULL);

  self->session = g_object_ref (session);
  fin_category_row_fill (self->category_row, session, _ ("As it is"), 0);
  /* After every change, an undone one, too. */
  g_signal_connect_object (fin_session_get_database (session), "changed", G_CALLBACK (load_rules),
                           self, G_CONNECT_SWAPPED);
  load_rules (self);
  return ADW_DIALOG (self);
}
