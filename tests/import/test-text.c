/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings: what banks write, decoded without being told which it is. */
#include <string.h>

#include "fin-text.h"

static void
test_guesses (void)
{
  static const struct
  {
    const char *utf8;
    const char *encoding;
  } cases[] = {
    { "Buchungstag;Empfänger;Währung\nMüller & Söhne;Gebühr für Überweisung;Straße",
      "windows-1252" },
    { "Date;Libellé;Débit;Crédit\nPRÉLÈVEMENT;FRAIS À LA SOCIÉTÉ;CAFÉ GÂTEAUX", "windows-1252" },
    { "Fecha;Descripción;Importe\nNÓMINA;COMPAÑÍA ESPAÑOLA;PEÑA", "windows-1252" },
    { "Datum;Částka;Měna;Protiúčet\nPříjem;Název účtu;Poplatek za vedení;Žižkov;Řehoř",
      "windows-1250" },
    { "Data;Kwota;Tytuł\nOpłata za prowadzenie;Płatność kartą;Żabka Łódź;Świętokrzyska",
      "windows-1250" },
    { "Дата;Сумма;Описание\nПеревод;Оплата услуг;Магазин Пятёрочка", "windows-1251" },
    { "Ημερομηνία;Ποσό;Περιγραφή\nΑγορά από κατάστημα;Μισθός", "windows-1253" },
    { "תאריך,תיאור,חובה,זכות,יתרה\nשכר דירה;משכורת;שופרסל תל אביב", "windows-1255" },
    { "التاريخ,الوصف,مدين,دائن\nإيجار الشقة;الراتب الشهري;كارفور", "windows-1256" },
    { "วันที่,รายการ,ถอน,ฝาก,ยอดคงเหลือ\nค่าเช่าบ้าน;เงินเดือน;เซเว่น อีเลฟเว่น", "windows-874" },
    { "Дата;Опис;Сума;Залишок\nОренда квартири;Заробітна плата;Київ", "windows-1251" },
    { "Дата;Описание;Сумма\nАренда квартиры;Заработная плата;Москва", "koi8-r" },
    { "日付;金額;摘要\n給与振込;水道料金の支払い;電気料金", "shift_jis" },
    { "日期;金额;摘要\n工资收入;水费支出;电费支出", "gb18030" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      g_autofree char *bytes =
          g_convert (cases[i].utf8, -1, cases[i].encoding, "UTF-8", NULL, &length, &error);
      g_autoptr (GBytes) data = NULL;
      g_auto (FinText) text = { 0 };

      g_assert_no_error (error);
      data = g_bytes_new (bytes, length);
      g_assert_true (fin_text_decode (data, NULL, &text, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (text.encoding, ==, cases[i].encoding);
      g_assert_cmpmem (g_bytes_get_data (text.bytes, NULL), g_bytes_get_size (text.bytes),
                       cases[i].utf8, strlen (cases[i].utf8));
    }
}

static void
test_marks_and_patterns (void)
{
  static const char *const encodings[] = { "utf-16le", "utf-16be", "utf-32le" };
  static const char utf8[] = "Date,Amount\n2024-01-31,5.00\nÜber,€\n";

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (int bom = 0; bom < 2; bom++)
      {
        g_autofree char *with_bom = g_strconcat (bom ? "\xef\xbb\xbf" : "", utf8, NULL);
        gsize length;
        g_autofree char *bytes =
            g_convert (with_bom, -1, encodings[i], "UTF-8", NULL, &length, NULL);
        g_autoptr (GBytes) data = g_bytes_new (bytes, length);
        g_auto (FinText) text = { 0 };

        if (!bom && i == 2)
          continue; /* nobody writes UTF-32 without a mark */
        g_assert_true (fin_text_decode (data, NULL, &text, NULL));
        g_assert_cmpstr (text.encoding, ==, encodings[i]);
        g_assert_cmpmem (g_bytes_get_data (text.bytes, NULL), g_bytes_get_size (text.bytes), utf8,
                         strlen (utf8));
      }
}

static void
test_broken_is_kept (void)
{
  g_autoptr (GBytes) data = g_bytes_new_static ("a\xff\xfe\0b", 5);
  g_auto (FinText) text = { 0 };

  g_assert_true (fin_text_decode (data, "utf-8", &text, NULL));
  g_assert_cmpmem (g_bytes_get_data (text.bytes, NULL), g_bytes_get_size (text.bytes),
                   "a\xef\xbf\xbd\xef\xbf\xbd\0b", 9);
  g_assert_cmpuint (text.replaced, ==, 2);
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "Währung (EUR)", "wahrung eur" },
    { "  Beguenstigter/Zahlungspflichtiger ", "beguenstigter zahlungspflichtiger" },
    { "Tytuł", "tytul" },
    { "Číslo protiúčtu", "cislo protiuctu" },
    { "Check #", "check #" },
    { "ΗΜΕΡΟΜΗΝΙΑ", "ημερομηνια" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = fin_text_fold (cases[i][0], strlen (cases[i][0]));

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/text/guesses", test_guesses);
  g_test_add_func ("/import/text/marks-and-patterns", test_marks_and_patterns);
  g_test_add_func ("/import/text/broken-is-kept", test_broken_is_kept);
  g_test_add_func ("/import/text/fold", test_fold);
  return g_test_run ();
}
