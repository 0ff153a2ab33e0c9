/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One account, seen by a bank's OFX and by its card's CSV: with likely duplicates and broken rows. */
#include "fin-screenshot-samples.h"

#include "fin-import-job.h"

typedef struct
{
  const char *name;
  const char *text;
} Sample;

static const Sample imported[] = {
  { "everyday.ofx",
    "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\n"
    "COMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>"
    "<CURDEF>EUR<BANKACCTFROM><BANKID>20041010<ACCTID>0500013<ACCTTYPE>CHECKING</BANKACCTFROM>"
    "<BANKTRANLIST><DTSTART>20261001<DTEND>20261031"
    "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261001<TRNAMT>2140.00<FITID>1<NAME>Harbour Studio</STMTTRN>"
    "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261002<TRNAMT>-860.00<FITID>2<NAME>Rent Lindenhof</STMTTRN>"
    "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261006<TRNAMT>-42.35<FITID>3<NAME>Green Grocer</STMTTRN>"
    "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261009<TRNAMT>-18.90<FITID>4<NAME>Blue Bottle Cafe</STMTTRN>"
    "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261013<TRNAMT>-64.00<FITID>5<NAME>City Bookshop</STMTTRN>"
    "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261020<TRNAMT>-23.70<FITID>6<NAME>Pharmacy am Markt</STMTTRN>"
    "</BANKTRANLIST><LEDGERBAL><BALAMT>1131.05<DTASOF>20261031</LEDGERBAL></STMTRS></STMTTRNRS>"
    "</BANKMSGSRSV1></OFX>\n" },
  { "card-october.csv",
    "Date,Payee,Amount,Balance\n2026-10-10,Card payment Blue Bottle Cafe,-18.90,1237.75\n"
    "2026-10-14,City Bookshop Card,-64.00,1173.75\n2026-10-21,Cinema Rex,-12.50,1161.25\n"
    "2026-10-24,Flower Stall,twelve,1161.25\n2026-10-25,Bakery Sonne,-6.80,1154.45\n"
    "2026-02-30,Parking Deck,-4.00,1150.45\n2026-10-28,Green Grocer,-37.12,1113.33\n"
    "Total,,-125.32,\n" },
};

static const Sample waiting[] = {
  { "export.csv", "Day;Who;Points;Sum\n1.11.26;Harbour Studio;7;2140\n2.11.26;Rent Lindenhof;9;-860\n"
                  "25.11.26;Green Grocer;3;-39\n28.11.26;Cinema Rex;2;twelve\n" },
  { "savings.csv", "Date,Text,Amount\n03/11/2026,Interest,1.27\n05/11/2026,From Everyday,150.00\n"
                   "07/11/2026,To Everyday,-40.00\n" },
  { "november.ofx", "This is not a statement\n" },
};

static char *
write_sample (const char *folder, const Sample *sample, GError **error)
{
  g_autofree char *path = g_build_filename (folder, sample->name, NULL);

  if (!g_file_set_contents (path, sample->text, -1, error))
    return NULL;
  return g_steal_pointer (&path);
}

static gboolean
import_sample (FinSession *session, const char *path, gboolean first, GError **error)
{
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (FinImportResult) result = NULL;

  options->target.mode = first ? FIN_IMPORT_TARGET_CREATE : FIN_IMPORT_TARGET_EXISTING;
  options->target.account_id = first ? 0 : 1;
  options->target.name = first ? g_strdup ("Everyday") : NULL;
  options->target.kind = -1;
  result = fin_import_job_run (fin_session_get_database (session), fin_session_get_clock (session),
                               path, options, NULL, NULL, NULL, error);
  return result != NULL;
}

static void
import_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (imported) && error == NULL; i++)
    {
      g_autofree char *path = write_sample (task_data, &imported[i], &error);

      if (path != NULL)
        import_sample (source, path, i == 0, &error);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (waiting) && error == NULL; i++)
    {
      g_autofree char *path = write_sample (task_data, &waiting[i], &error);

      if (path != NULL)
        g_strv_builder_add (files, path);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_strv_builder_end (files), (GDestroyNotify) g_strfreev);
}

/** fin_screenshot_samples_import_async: writes statements into @folder and imports some of them */
void
fin_screenshot_samples_import_async (FinSession *session,
                                     const char *folder,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, user_data);

  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, import_thread);
}

/** fin_screenshot_samples_import_finish: Returns: (transfer full) (nullable): files still to import */
char **
fin_screenshot_samples_import_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
