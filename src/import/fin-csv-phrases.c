/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in the cells that decide: in and out, pending, totals, cards, wages. Folded, as all. */
#include <string.h>

#include "fin-csv-words.h"
#include "fin-text.h"

/* One string per set, phrases cut by "|". */
static const char *const sets[] = {
  [FIN_CSV_WORDS_PENDING] =
      "pending|unposted|uncleared|not posted|processing|reserved|authorised|authorized|"
      "authorisation|authorization|vorgemerkt|vorgemerkte|vormerkung|umsatz vorgemerkt|"
      "noch nicht gebucht|nicht gebucht|in bearbeitung|reserviert|offen|en attente|a venir|"
      "en cours|en cours de traitement|non comptabilise|non comptabilisee|pendiente|retencion|"
      "retenido|no contabilizado|in sospeso|in attesa|autorizzata|non contabilizzato|"
      "non contabilizzata|da contabilizzare|pendente|pendentes|a confirmar|em processamento|"
      "agendado|oczekujaca|oczekujace|oczekujacy|w realizacji|nierozliczona|blokada|"
      "gereserveerd|in behandeling|reserverad|reservert|reserverat|reserveret|ventende|"
      "afventer|venter|vaentar|vantar|varaus|katevaraus|odottava|cekajici|zpracovava "
      "se|rezervace|blokace|"
      "nezauctovano|nezauctovane|fuggoben|zarolt|beklemede|provizyon|na cekanju|in asteptare|"
      "в обработке|ожидание|保留|未確定|未出账",
  [FIN_CSV_WORDS_FAILED] =
      "declined|failed|reverted|cancelled|canceled|rejected|denied|abgelehnt|storniert|refuse|"
      "refusee|annule|annulee|rechazado|rechazada|rifiutata|odrzucona|odmitnuto|zamitnuto|"
      "expired|"
      "geweigerd|geannuleerd|voided|void",
  [FIN_CSV_WORDS_TOTAL] =
      "total|totals|transactions total|sum|summe|gesamt|gesamtsumme|totaal|totale|totaux|suma|"
      "celkem|spolu|osszesen|summa|saldo|balance|opening balance|closing balance|kontostand|"
      "alter kontostand|neuer kontostand|anfangssaldo|endsaldo|beginsaldo|eindsaldo|"
      "balance brought forward|balance carried forward|brought forward|carried forward|solde|"
      "beginning balance|ending balance|saldo inicial|saldo final|saldo iniziale|saldo finale|"
      "saldo poczatkowe|saldo koncowe|pocatecni zustatek|konecny zustatek|nyito egyenleg|"
      "zaro egyenleg|starting balance|end balance|saldo anterior|mutasi debet|mutasi "
      "kredit|apyvarta|"
      "likutis|kaive|algsaldo|loppsaldo|apgrozijums|sakuma atlikums|beigu atlikums|turnover",
  [FIN_CSV_WORDS_STATED_BALANCE] =
      "saldo|s a l d o|balance|kontostand|solde|total balance|saldo do dia|"
      "anfangssaldo|endsaldo|alter kontostand|neuer kontostand|beginsaldo|eindsaldo|saldo "
      "inicial|"
      "saldo final|saldo anterior|saldo iniziale|saldo finale|opening balance|closing balance|"
      "balance brought forward|balance carried forward|brought forward|carried forward|"
      "nyito egyenleg|zaro egyenleg|saldo poczatkowe|saldo koncowe|solde initial|solde final|"
      "ancien solde|nouveau solde|ingaende saldo|utgaende saldo|apyvarta|likutis pradziai|likutis "
      "pabaigai|kaive|algsaldo|loppsaldo|apgrozijums|sakuma atlikums|beigu atlikums|turnover",
  [FIN_CSV_WORDS_CARD] =
      "visa|mastercard|master card|amex|american express|credit card|kreditkarte|carte de credit|"
      "kreditkort|tarjeta de credito|carta di credito|kredietkaart|karta kredytowa|kreditni "
      "karta|"
      "luottokortti|hitelkartya|card member|diners club|barclaycard|cardmember",
  [FIN_CSV_WORDS_CARD_TITLE] =
      "card|card number|card no|kartennummer|karte|carte|tarjeta|carta|kortnummer|kartennr",
  [FIN_CSV_WORDS_CARD_PAYMENT] =
      "ihre zahlung|zahlung danke|your payment|votre paiement|su pago|innbetaling|indbetaling|"
      "payment thank you|payment received|thank you for your payment|payment thank|autopay "
      "payment|"
      "automatic payment|payment recieved|paiement merci|paiement recu|zahlung erhalten|"
      "zahlung dankend erhalten|betaling ontvangen|pago recibido|direct debit payment thank you|"
      "pagamento recebido|online payment thank you|mobile payment thank you|directpay full "
      "balance|inbetalning|innbetaling|indbetaling",
  [FIN_CSV_WORDS_MAYBE_PAYMENT] =
      "payment|payments|autopay|zahlung|paiement|pago|pagamento|betaling|aflossing|platba|"
      "splata|splatka|suoritus|befizetes|plata|πληρωμη|оплата|einzahlung|ausgleich",
  [FIN_CSV_WORDS_INCOME] =
      "salary|payroll|paycheck|paychecks|wages|income|gehalt|lohn|lohn gehalt|einkommen|"
      "salaire|nomina|stipendio|emolumenti|salario|wynagrodzenie|mzda|vyplata|munkaber|lon|lonn|"
      "palkka|salaris|loon|salariu|maas|зарплата|заработная плата|direct deposit|給料|工资",
  [FIN_CSV_WORDS_PURCHASE] =
      "pos|card purchase|kartenzahlung|purchase|atm|bankomat|geldautomat|pinautomaat|dankt|"
      "cash withdrawal|lastschrift|direct debit|achat cb|paiement cb|compra|pagamento pos|"
      "debit card|supermarket|bankomatbehebung|card payment|standing order|dauerauftrag",
};

static gboolean
holds_phrase (const char *title, const char *phrase, gsize length)
{
  for (const char *p = strstr (title, phrase); p != NULL && *p != '\0'; p = strstr (p + 1, phrase))
    if ((p == title || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}

/**
 * fin_csv_direction:
 *
 * Returns: -1 for a word that means money out, 1 for money in, 0 for any other text
 */
int
fin_csv_direction (const char *text, gsize length)
{
  static const char *const out =
      "|debit|dr|d|db|debet|af|s|soll|o|out|outflow|ausgabe|belastung|debito|cargo|adeudo|dare|"
      "obciazenie|wydatek|vydaj|kiadas|terheles|withdrawal|expense|sent|uscita|saida|ut|"
      "odchozi|debitare|isplata|borc|расход|списание|dbit|wn|uit|sortie|utgift|money "
      "out|otto|ud|uttag|haevet|χρεωση|χ|出|支出|출금|";
  static const char *const in =
      "|credit|cr|c|cb|bij|h|haben|i|in|inflow|einnahme|gutschrift|credito|abono|avere|"
      "uznanie|wplyw|prijem|bevetel|jovairas|deposit|income|received|entrata|entrada|inn|"
      "prichozi|creditare|uplata|alacak|приход|зачисление|crdt|ma|kredit|entree|inntekt|money "
      "in|k|ind|pano|insattning|πιστωση|π|入|收入|입금|";
  g_autofree char *folded = NULL;
  g_autofree char *key = NULL;

  if (length == 1 && (*text == '+' || *text == '-'))
    return *text == '+' ? 1 : -1;
  if (length == 0 || length > 24)
    return 0;
  folded = fin_text_fold (text, length);
  if (folded[0] == '\0')
    return 0;
  key = g_strdup_printf ("|%s|", folded);
  if (strstr (out, key) != NULL)
    return -1;
  return strstr (in, key) != NULL ? 1 : 0;
}

/** fin_csv_has_words: whether one of the phrases of a set stands in @text as whole words. */
gboolean
fin_csv_has_words (const char *text, gsize length, FinCsvWords words)
{
  g_autofree char *folded = NULL;

  if (length == 0 || length > 2000)
    return FALSE;
  folded = fin_text_fold (text, length);
  for (const char *p = sets[words]; *p != '\0';)
    {
      gsize size = strcspn (p, "|");
      char phrase[64];

      memcpy (phrase, p, size);
      phrase[size] = '\0';
      p += size + (p[size] == '|');
      if (words == FIN_CSV_WORDS_STATED_BALANCE ? strcmp (folded, phrase) == 0
          : words == FIN_CSV_WORDS_TOTAL
              ? g_str_has_prefix (folded, phrase) && (folded[size] == '\0' || folded[size] == ' ')
              : holds_phrase (folded, phrase, size))
        return TRUE;
    }
  return FALSE;
}
