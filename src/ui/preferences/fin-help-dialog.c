/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions as rows that open to their answers; nothing is fetched from anywhere. */
#include "fin-help-dialog.h"

#include <glib/gi18n.h>

#include "fin-widgets.h"

static const struct
{
  const char *name; /* nullable */
  const char *question;
  const char *answer;
} topics[] = {
  { NULL, N_ ("How do I begin?"),
    N_ ("Download a statement from your bank's site, as OFX or CSV, the longer the better, and "
        "import it with Ctrl+I or by dropping it on the window. Importing the same days again adds "
        "nothing twice.") },
  { NULL, N_ ("What does the forecast show?"),
    N_ ("Your regular payments on their days and the rest of your life as it went before, many "
        "times over. The line is the middle of these futures, the band holds 95 of 100. It is never "
        "cut off at zero.") },
  { NULL, N_ ("What is the safety margin?"),
    N_ ("The balance you would not like to fall below: a week of your usual spending, unless you "
        "set another under Preferences.") },
  { NULL, N_ ("Where does my persona come from?"),
    N_ ("Your purchases are compared with those of 5,000 simulated households, grouped by size, "
        "number, weekends and variety. The label is the group that is nearest to you; how sure that "
        "is stands beside it.") },
  { FIN_HELP_OUTCOMES, N_ ("What becomes of each row of a file?"),
    N_ ("Added: it is a new transaction.\nAlready there: an earlier file brought it; it is not taken "
        "twice, and what you changed or deleted stays so.\nHeld: it looks like one that is there, or "
        "is still pending at the bank; it does not count until you decide.\nRefused: something in it "
        "cannot be read; you see the line, what stands there and why.\nThe four add up to the rows "
        "of the file. Imports shows each file with all of its rows, for ever.") },
  { NULL, N_ ("A file is not read, or not read right. What can I do?"),
    N_ ("For CSV, choose “Name the Columns” in the assistant and say what each column holds; the "
        "transactions that result stand beside it. The next file with these columns is read in the "
        "same way. Of Excel and PDF files, export CSV or OFX instead.") },
  { NULL, N_ ("Can I take something back?"),
    N_ ("Every change, an import as a whole: Ctrl+Z. It works after a restart as well.") },
  { NULL, N_ ("Who sees my data?"),
    N_ ("Nobody but you. Finsight uses no network; your data are one file that only your account "
        "can read. Ctrl+H hides the amounts while others look on.") },
};

/** fin_help_dialog_new: @topic: (nullable): one that is open, such as %FIN_HELP_OUTCOMES */
AdwDialog *
fin_help_dialog_new (const char *topic)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      GtkWidget *row = adw_expander_row_new ();
      GtkWidget *answer_row = adw_preferences_row_new ();
      GtkWidget *answer = fin_label_new (_ (topics[i].answer), "fin-reason");

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                     topic != NULL && g_strcmp0 (topics[i].name, topic) == 0);
      gtk_label_set_selectable (GTK_LABEL (answer), TRUE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (topics[i].question));
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (answer_row), answer);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (answer_row), FALSE);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), answer_row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Help"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 600);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
