/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabulary of bank exports in some twenty languages, folded: no case, no accents. */
#include "fin-csv-words.h"

#include <string.h>

#include "fin-currency.h"
#include "fin-text.h"

#define MAX_TITLE_BYTES 120
#define MAX_TITLE_WORDS 10

/** A phrase within a title ranks behind every whole title. */
#define PARTIAL_RANK 500

/* Within a role the earlier phrase is the better one. One string per role, phrases cut by "|". */
static const struct
{
  FinCsvRole role;
  const char *phrases;
} vocabulary[] = {
  { FIN_CSV_ROLE_DATE,
    "วันที่|วันที่ทำรายการ|booking date|posting date|clearing date|datum des abschlusses|date de "
    "fin|fecha de "
    "finalizacion|data di completamento|data de conclusao|data zrealizowania|data finalizarii "
    "tranzactiei|"
    "booking date|posting date|reskontradatum|posted date|post date|date posted|posted on|date "
    "processed|"
    "completed date|date completed|buchungstag|buchungsdatum|buchung|datum verrekening|"
    "boekingsdatum|boekdatum|date de comptabilisation|date comptable|dateop|date operation|"
    "date de l operation|date d operation|fecha contable|fecha operacion|fecha de operacion|"
    "f operacion|f contable|data contabile|data operazione|data movimento|data lancamento|"
    "data do lancamento|data mov|data movimento|data ksiegowania|data operacji|data transakcji|"
    "datum zauctovani|datum zauctovania|datum provedeni|datum pohybu|datum uctovania|"
    "konyveles datuma|konyvelesi nap|konyvelesi datum|tranzakcio "
    "datuma|bokforingsdatum|bokforingsdag|"
    "bokfort dato|bokforingsdato|bogforingsdato|bogfort|kirjauspaiva|kirjauspvm|data tranzactiei|"
    "data inregistrarii|datum knjizenja|datum izvrsitve|datum valute|islem tarihi|tarih|kuupaev|"
    "datums|data|дата операции|дата проводки|дата|ημερομηνια|ημ νια συναλλαγης|ημερομηνια "
    "συναλλαγης|ημ νια|date|datum|fecha|dato|paivamaara|pvm|"
    "datetime|date time|transaction date|trans date|trans. date|txn date|date of transaction|"
    "transaction time|"
    "transaktionsdatum|transaktionsdag|transactiedatum|date transaction|created utc|created at|"
    "created|date utc|started date|deal date|run date|activity date|entry date|"
    "effective date|process date|uitvoeringsdatum|timestamp|zeitpunkt|rekeningdatum|datum "
    "dagsetning|operacijas datums|дата на операция|дата на транзакция|fecha de transaccion|fecha "
    "mov|"
    "ngay giao dich|ngay|tanggal|tanggal transaksi|tgl|completion time|帳務日期|交易日|"
    "전표일자|거래일|"
    "tijd|日期|交易日期|取引日|日付|交易时间|交易创建时间|年月日|利用日|거래일시|거래일자|תאריך" },
  { FIN_CSV_ROLE_VALUE_DATE,
    "value date|valuta|valutadatum|wertstellung|wert|wertstellungstag|wertstellungsdatum|"
    "rentedatum|valutadatum|date de valeur|date valeur|dateval|fecha valor|f valor|data "
    "valuta|data valor|"
    "data waluty|valuta datum|erteknap|rantedatum|rentedato|arvopaiva|available on utc|valor|"
    "вальор|vaxtadagur|ngay hieu luc|תאריך ערך|"
    "valor tarihi|settlement date|τοκοφορα ημ νια|valeur|execution date|datum splatnosti|valued "
    "date|date effective" },
  { FIN_CSV_ROLE_PURCHASE_DATE,
    "datum des beginns|date de debut|fecha de inicio|data di inizio|data de inicio|data "
    "rozpoczecia|"
    "purchase date|belegdatum|datum verrichting|umsatzdatum|kaufdatum|einkaufsdatum|date achat|"
    "date d achat|datum transakce|original date|authorised on|transaktionstag" },
  { FIN_CSV_ROLE_TIME,
    "time|uhrzeit|tijd|tijdstip|heure|hora|ora|godzina|cas|idopont|tid|klokkeslett|kellonaika|"
    "saat|время|transaction time of day" },
  { FIN_CSV_ROLE_AMOUNT,
    "net|netto|neto|入出金 円|入出金|거래금액|金额 元|סכום|amount num|amount num.|"
    "net|netto|neto|amount|credit debit amount|debit credit amount|amount credit debit|amount "
    "debit credit|"
    "amount total|transaction amount|betrag|bedrag|montant|importe|importo|valor|quantia|"
    "importancia|monto|kwota|kwota operacji|kwota transakcji|castka|zauctovana castka|castka v "
    "mene uctu|suma|"
    "osszeg|tranzakcio osszege|belopp|belop|beloeb|belob|maara|summa|iznos|znesek|tutar|islem "
    "tutari|"
    "сумма|сумма операции|ποσο|buchungsbetrag|umsatz|umsatz in|umsatzbetrag|transactiebedrag|"
    "bedrag in|montant en euros|montant de l operation|importe operacion|importe eur|"
    "importo operazione|importo eur|montante|valor movimento|amount net|net amount|value|sum|"
    "amount in account currency|converted amount|settlement amount|billing amount|paid amount|"
    "upphæð|jumlah|nominal|so tien|so tien giao dich|сума|сума операції|"
    "gross|total|bruto|brutto|objem|ciastka|suma|金额|金額|จำนวนเงิน" },
  { FIN_CSV_ROLE_DEBIT,
    "debit|debits|zahlungsausgang|geldausgang|ausgange|支払い金額|支払金額|お支払金額|お支払い金額|"
    "お引出し|お引き出し|"
    "引出金額|出金額|出金|출금액|출금|חובה|dr|"
    "дебит|дебет|払出金額|debi|задолжување|مدين|duguje|בחובה|ghi no|so tien ghi no|phat sinh "
    "no|retiros|retiro|egresos|giros|withdrawn|"
    "ถอน|ถอนเงิน|เดบิต|จำนวนเงินที่ถอน|outgoing|mutasi debet|支出金額|提出|提款|출금액 원|출금 원|"
    "debit|debits|ausgehend|debit amount|amount debit|withdrawal|withdrawals|withdrawal "
    "amount|paid out|"
    "money out|amount "
    "out|outflow|out|soll|belastung|lastschrift|ausgaben|ausgang|debet|af|uit|uitgaven|"
    "debiet|debito|cargo|cargos|adeudo|dare|uscite|addebiti|saida|saidas|debitos|saldo debet|"
    "obciazenia|obciazenie|wydatki|debet mk|vydaj|vydaje|na vrub|terheles|kiadas|uttag|ut av konto|"
    "ut|utgift|ut fra konto|haevet|otto|debitare|isplata|isplate|zaduzenie|zaduzenja|v "
    "breme|borc|cikan|"
    "expense|expenses|spent|spending|payments|charges|charge|retrait|retraits|debit "
    "euros|списание|расход|χρεωση|支出|付款" },
  { FIN_CSV_ROLE_CREDIT,
    "credit|credits|zahlungseingang|geldeingang|eingange|預かり金額|お預り金額|お預入れ|預入金額|"
    "入金額|入金|입금액|입금|זכות|cr|"
    "кредит|受入金額|kredi|одобрување|دائن|potrazuje|בזכות|ghi co|so tien ghi co|phat sinh "
    "co|depositos|deposito|consignaciones|haberes|"
    "ฝาก|ฝากเงิน|เครดิต|จำนวนเงินที่ฝาก|incoming|mutasi kredit|存入|存入金額|收入金額|입금 원|"
    "credit|credits|eingehend|credit amount|amount credit|deposit|deposits|deposit amount|paid "
    "in|money in|amount in|"
    "inflow|in|haben|gutschrift|einnahmen|eingang|bij|inkomsten|credito|abono|abonos|ingreso|"
    "ingresos|avere|entrate|accrediti|entrada|entradas|creditos|uznania|uznanie|wplywy|prijem|"
    "prijmy|ve prospech|jovairas|bevetel|insattning|inn pa konto|inn|inntekt|indsat|pano|"
    "creditare|uplata|uplate|odobrenje|v dobro|alacak|giren|income|received|payment "
    "received|receipts|depot|depots|credit euros|"
    "поступление|приход|зачисление|πιστωση|收入|存款" },
  { FIN_CSV_ROLE_DIRECTION,
    "debit credit|credit debit|dr cr|cr dr|d c|c d|dc|s h|soll haben|debit credit indicator|"
    "credit debit indicator|af bij|bij af|debet credit|credit debet|debet kredit|debit ou credit|"
    "sens|signe|sign|vorzeichen|dare avere|d h|debito credito|bevetel kiadas|terheles jovairas|"
    "transaction type|typ transakcji|direction|richtung|in out|sollhabenkennzeichen|plus minus|"
    "debetcredit|kennzeichen|type" },
  { FIN_CSV_ROLE_FEE, "fee amount|source fee amount|target fee amount|"
                      "entgelt|fee|fees|amount fee|transaction "
                      "fee|gebuhr|gebuhren|kosten|frais|comision|commissione|oplata|"
                      "poplatek|poplatky|dij|jutalek|avgift|gebyr|total fees|fees comm" },
  { FIN_CSV_ROLE_CURRENCY,
    "currency|osszeg devizaneme|devizaneme|valutacode|mynt|monedha|валута|loai tien|mata "
    "uang|幣別|통화|"
    "currency|monn|valuta rekening|devies|account currency|currency "
    "code|ccy|waehrung|wahrung|kontowahrung|munt|muntsoort|"
    "valuta|devise|moneda|divisa|moeda|waluta|waluta rachunku|mena|mena uctu|devizanem|penznem|"
    "tranzakcio devizaneme|valutakod|valuutta|valiuta|valuta konta|para "
    "birimi|doviz|валюта|νομισμα|"
    "buchungswahrung|fund currency code|currencycode|commodity|币种" },
  { FIN_CSV_ROLE_BALANCE,
    "ยอดคงเหลือ|คงเหลือ|staða|bal after|現在 貸付 高|balanca|состојба|الرصيد|залишок|залишок після "
    "операції|залишок "
    "на кінець періоду|so du|餘額|결제 후 "
    "잔액|היתרה|saldo akhir|"
    "bal|差引残高|取引後残高|取引後残高 円|거래 후 잔액|잔액|יתרה|"
    "guthaben|verfugbares guthaben|balance|running balance|bokfort saldo|running bal|balance "
    "eur|runningbalance|account balance|balance after|balance after transaction|"
    "cash balance|closing balance|ledger balance|saldo|kontostand|saldo nach buchung|saldo na trn|"
    "saldo na mutatie|solde|saldo disponible|saldo contabile|saldo disponibile|saldo po operacji|"
    "saldo po transakcji|zustatek|zostatok|egyenleg|konyvelt egyenleg|saldot|saldo efter|"
    "bakiye|stanje|sold|остаток|баланс|υπολοιπο|余额|残高" },
  { FIN_CSV_ROLE_PAYEE,
    "payee|payee name|nombre|交易对方|gavejas|sanemejs maksatajs|merchant|merchant "
    "name|counterparty|counterparty name|"
    "counter party|counteraccount name|name|to from|beguenstigter zahlungspflichtiger|"
    "begunstigter zahlungspflichtiger|auftraggeber begunstigter|auftraggeber beguenstigter|"
    "name zahlungsbeteiligter|zahlungsbeteiligter|auftraggeber empfanger|naam tegenpartij|"
    "tegenpartij|naam tegenrekening|tegenrekeninghouder|naam|handelaar|naam omschrijving|nom|"
    "tiers|contrepartie|concepto ordenante|controparte|nome|nadawca odbiorca|kontrahent|"
    "nazwa odbiorcy nadawcy|dane kontrahenta|nazev protiuctu|protistrana|nazev protistrany|jmeno "
    "protistrany|nazov protistrany|"
    "nazov protiuctu|partner neve|partner|ellenoldali nev|saaja maksaja|"
    "naziv platitelja prejemnika|counterpart|who|description payee|контрагент|对方|"
    "payee detail|card member merchant|partnername|partner name|name des partners|nimi|navn|namn|"
    "motpart|saajan nimi|nama|ชื่อ" },
  { FIN_CSV_ROLE_PAYER,
    "zahlungspflichtiger|zahlungspflichtige r|auftraggeber|ordinante|avsandare|from|"
    "source name|payer|payer name|sender|sender name|remitter|ordenante|donneur d ordre|"
    "emetteur|nadawca|maksaja|avsender|afsender|betaler|odesilatel|odosielatel|kuldo|"
    "platitelj|ordonator|плательщик|отправитель|gonderen|付款人" },
  { FIN_CSV_ROLE_RECEIVER,
    "zahlungsempfanger|empfanger|beneficiary|beneficiary name|beneficiario|destinatario|"
    "beneficiaire|odbiorca|prijemca|prijemce|kedvezmenyezett|mottagare|mottaker|modtager|"
    "saaja|beneficiar|primatelj|alici|to|destination name|получатель|beguenstigter|"
    "begunstigter|zahlungsempfanger in|receiver|receiver name|recipient|recipient name|"
    "ontvanger|destinataire|begunstigde|odbiorca nazwa|收款人" },
  { FIN_CSV_ROLE_MEMO,
    "รายการ|รายละเอียด|основание|описание|назначение|skyring|dien giai|noi dung|mo "
    "ta|keterangan|paaiskinimai|darijuma "
    "apraksts|摘要|備註|"
    "description|摘要内容|お取り扱い内容|入出金内容|내용|적요|הפעולה|תיאור|פרטים|商品|商品名称|"
    "description|details|desc|reason|transaction "
    "description|memo|narrative|narration|particulars|transaction|"
    "transactions|transaction details|purpose|message|note|notes|comment|remarks|statement "
    "description|"
    "original description|verwendungszweck|buchungstext|vorgang verwendungszweck|beschreibung|text|"
    "umsatztext|transaktionsbeschreibung|zahlungsgrund|bezeichnung|omschrijving|omschrijving 1|"
    "omschrijving 2|omschrijving 3|mededelingen|mededeling|vrije mededeling|"
    "gestructureerde mededeling|toelichting|locatie|libelle|libelle "
    "operation|communication|communications|"
    "motif|detail|details de l "
    "operation|remarque|descripcion|concepto|observaciones|movimiento|descrizione|"
    "causale|descrizione operazione|dettagli|descricao|descritivo|historico|opis|opis operacji|"
    "tytul|tytul operacji|szczegoly transakcji|popis|zprava pro prijemce|zprava|poznamka|"
    "informacia pre prijemcu|message for payee|message for me|client note|zprava pro me|"
    "kozlemeny|megjegyzes|reszletek|forgalom|beskrivning|specifikation|rubrik|beskrivelse|tekst|"
    "forklaring|viesti|selitys|explicatie|descriere|detalii|opis transakcije|namen|aciklama|"
    "selgitus|apraksts|paskirtis|назначение платежа|описание|детали|περιγραφη|摘要|摘要说明|item|"
    "item title|bedrijf|activity|info" },
  { FIN_CSV_ROLE_REFERENCE,
    "reference|reference number|ref|ref no|cheque|cheque number|check number|check|check #|"
    "cheque no|chq ref number|kundenreferenz|kundenreferenz end to end|referenz|"
    "end to end reference|endtoendid|transactiereferentie|betalingskenmerk|kenmerk|"
    "numero de cheque|referencia|riferimento|numer referencyjny|variabilni symbol|variable symbol "
    "1|"
    "variabilny symbol|vs|mandatsreferenz|referens|viite|viitenumero|betalingsreferanse|"
    "buchungsreferenz|document number|bank reference|num|number|payment reference|numref" },
  { FIN_CSV_ROLE_ID,
    "transaction id|transactionid|receipt no|id|balance transaction id|id transakce|id pohybu|"
    "transaction reference number|transferwise id|payment id|unique id|uuid|fitid|txn id|"
    "transaktions id|transaktionscode|codigo de transaccion|codice transazione|transactiecode|"
    "numero de transaction|transaktionsnummer|volgnr|transaction number|journal id|referencni "
    "cislo "
    "transakce|"
    "megbizas azonosito|import id|id transaction|arkistointitunnus|identificador|id da transacao|"
    "identificador da transacao|id de la transaccion|id de transaccion|trans id|id operacji|"
    "numer transakcji|tapahtumatunnus|交易订单号|交易单号|transaktionsid" },
  { FIN_CSV_ROLE_CATEGORY,
    "merchant category|merchant category "
    "name|category|categories|kategorie|kategoria|categorie|categoria|kategori|reporting category|"
    "hauptkategorie|budget category|category group category|luokka|категория|rubrieknaam|分类" },
  { FIN_CSV_ROLE_CODE,
    "transaction code|code|mutatiesoort|mcc|umsatzart|transaktionstyp|buchungsart|vorgang|type of "
    "transaction|"
    "typ transakce|tranzakcio tipusa|action|soort|categorie d operation|tipo|typ|"
    "kategorie transakce" },
  { FIN_CSV_ROLE_COUNTER_ACCOUNT,
    "cislo uctu protistrany|cislo uctu prijemce|cislo uctu prijemcu|counterparty account number|"
    "recipient account|recipient account number|sender account|cuenta destino|cuenta beneficiario|"
    "cuenta contraparte|conta destino|conta do favorecido|conto controparte|iban controparte|iban "
    "beneficiario|iban ordinante|compte beneficiaire|compte tiers|rachunek odbiorcy|rachunek "
    "nadawcy|numer rachunku odbiorcy|numer rachunku nadawcy|modkonto|motkonto|vastatili|"
    "counterparty account|counterparty iban|counter account|beneficiary account|payee account "
    "number|"
    "tegenrekening|tegenrekening iban bban|rekeningnummer tegenpartij|iban zahlungsbeteiligter|"
    "iban des beguenstigten|kontonummer iban|gegenkonto|kontonummer|protiucet|cislo protiuctu|"
    "protiucet a kod banky|iban contrepartie|numer konta|nr rachunku|rachunek kontrahenta|"
    "partner szamlaszama|partner bankszamlaszama|to account number|iban|mottagarkonto|"
    "saajan tilinumero|bank account details|bankovni spojeni|beneficiary iban|compte contrepartie|"
    "partner iban|partner kontonummer|destination iban|from account|to account|numer rachunku "
    "kontrahenta" },
  { FIN_CSV_ROLE_ACCOUNT,
    "account|account name|kontoname|account number|account id|own account|my account|auftragskonto|"
    "auftraggeberkonto|iban auftragskonto|iban auftraggeberkonto|konto|bezeichnung auftragskonto|"
    "rekening|rekeningnummer|iban bban|eigen rekening|compte|numero de compte|cuenta|conto|conta|"
    "rachunek|ucet|cislo uctu|szamla|szamlaszam|szamla neve|tili|cont|racun|hesap|card number|"
    "card no|kreditkarte|kreditkartennummer|kredietkaart|umsatz getatigt "
    "von|счет|kaartnummer|accountname|conto corrente|girokonto|current account|compte courant|"
    "cuenta corriente|conta corrente|checking account|savings account|so tai khoan|no "
    "rekening|nomor rekening|account no|a c no|"
    "acct no|acct number|numero de cuenta|numero conto|numero da conta|nr rachunku|tilinumero|"
    "kontonr|konto nr|tilin numero|เลขที่บัญชี|账号|口座番号|계좌번호|رقم الحساب|מספר חשבון" },
  { FIN_CSV_ROLE_STATUS, "status|state|booking status|transaction "
                         "status|buchungsstatus|umsatzstatus|statut|estado|stato|"
                         "stav|allapot|tila|situacao|статус" },
  { FIN_CSV_ROLE_FOREIGN,
    "local amount|local currency|foreign amount|foreign currency|original amount|original currency|"
    "betrag fremdwahrung|fremdwahrung|originalbetrag|originalwahrung|amount foreign|"
    "foreign currency code|puvodni castka|puvodni castka a mena|castka v puvodni mene|"
    "montant devise|devise d origine|importe divisa|importo in divisa|oorspr bedrag|"
    "курс|original amount currency|kwota w walucie|exchange rate|wechselkurs|kurs|koers|rate|"
    "umrechnungskurs|exchange to amount|exchange to|source amount|target amount|amount foreign "
    "currency|"
    "transaction currency|original currency amount|bedrag in vreemde valuta|bedrag vreemde valuta|"
    "available balance|balance available|bal before|balance before|previous balance|initial "
    "balance|opening balance|starting balance|"
    "final balance|saldo inicial|saldo final|beginsaldo|eindsaldo|tip|tax|amount tip|amount "
    "tax|tax rate|vat|sales tax" },
  { FIN_CSV_ROLE_UNITS, "quantity|units|shares|price|symbol|isin|wkn|stuck|anzahl|total "
                        "shares|total value|security|fund|"
                        "ticker|kurs pro stuck|cusip|unit price|price per share" },
};

static const char *const role_words[FIN_CSV_N_ROLES] = {
  [FIN_CSV_ROLE_DATE] = "date",
  [FIN_CSV_ROLE_VALUE_DATE] = "value-date",
  [FIN_CSV_ROLE_PURCHASE_DATE] = "purchase-date",
  [FIN_CSV_ROLE_TIME] = "time",
  [FIN_CSV_ROLE_AMOUNT] = "amount",
  [FIN_CSV_ROLE_DEBIT] = "debit",
  [FIN_CSV_ROLE_CREDIT] = "credit",
  [FIN_CSV_ROLE_DIRECTION] = "direction",
  [FIN_CSV_ROLE_FEE] = "fee",
  [FIN_CSV_ROLE_CURRENCY] = "currency",
  [FIN_CSV_ROLE_BALANCE] = "balance",
  [FIN_CSV_ROLE_PAYEE] = "payee",
  [FIN_CSV_ROLE_PAYER] = "payer",
  [FIN_CSV_ROLE_RECEIVER] = "receiver",
  [FIN_CSV_ROLE_MEMO] = "memo",
  [FIN_CSV_ROLE_REFERENCE] = "reference",
  [FIN_CSV_ROLE_ID] = "id",
  [FIN_CSV_ROLE_CATEGORY] = "category",
  [FIN_CSV_ROLE_CODE] = "code",
  [FIN_CSV_ROLE_COUNTER_ACCOUNT] = "counter-account",
  [FIN_CSV_ROLE_ACCOUNT] = "account",
  [FIN_CSV_ROLE_STATUS] = "status",
};

/** fin_csv_role_to_string: Returns: (nullable): the word of --columns, %NULL for unused columns */
const char *
fin_csv_role_to_string (FinCsvRole role)
{
  return role_words[role];
}

FinCsvRole
fin_csv_role_from_string (const char *word)
{
  for (int i = 0; i < FIN_CSV_N_ROLES; i++)
    if (role_words[i] != NULL && g_ascii_strcasecmp (role_words[i], word) == 0)
      return (FinCsvRole) i;
  return FIN_CSV_ROLE_NONE;
}

/* Takes a currency's code out of "betrag eur"; the code may stand anywhere. */
static void
take_currency (char *title, char *currency)
{
  g_auto (GStrv) words = g_strsplit (title, " ", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *code = g_ascii_strup (*word, -1);

      if (words[1] != NULL && currency[0] == '\0' && strlen (code) == 3
          && fin_currency_is_known (code) && strcmp (code, "ALL") != 0 && strcmp (code, "TOP") != 0)
        g_strlcpy (currency, code, 4);
      else if (**word != '\0' && strcmp (*word, "+") != 0)
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", *word);
    }
  g_strlcpy (title, rest->str, strlen (title) + 1);
}

/* "Betrag (€)": a symbol that means one currency only. */
static void
find_symbol (const char *title, gsize length, char *currency)
{
  g_autofree char *text = g_strndup (title, length);
  g_auto (GStrv) words = g_strsplit_set (text, " ()[]/,", -1);

  for (char **word = words; *word != NULL && currency[0] == '\0'; word++)
    if (fin_currency_from_symbol (*word) != NULL)
      g_strlcpy (currency, fin_currency_from_symbol (*word), 4);
}

/* Phrase -> (role << 16 | rank), made once from the vocabulary. The first claim of a phrase stays.
 */
static GHashTable *
phrase_table (void)
{
  static GHashTable *table = NULL;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      table = g_hash_table_new (g_str_hash, g_str_equal);
      for (gsize i = 0; i < G_N_ELEMENTS (vocabulary); i++)
        {
          g_auto (GStrv) phrases = g_strsplit (vocabulary[i].phrases, "|", -1);

          for (guint rank = 0; phrases[rank] != NULL; rank++)
            {
              g_autofree char *phrase = fin_text_fold (phrases[rank], strlen (phrases[rank]));

              if (!g_hash_table_contains (table, phrase))
                g_hash_table_insert (table, g_steal_pointer (&phrase),
                                     GUINT_TO_POINTER ((guint) vocabulary[i].role << 16 | rank));
            }
        }
      g_once_init_leave (&once, 1);
    }
  return table;
}

static gboolean
match_exactly (const char *title, FinCsvMatch *match)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (phrase_table (), title));

  if (found == 0)
    return FALSE;
  *match =
      (FinCsvMatch){ .role = (FinCsvRole) (found >> 16), .rank = found & 0xffff, .exact = TRUE };
  return TRUE;
}

/* The longest phrase of whole words within the title. */
static void
match_within (const char *title, FinCsvMatch *match)
{
  g_auto (GStrv) words = g_strsplit (title, " ", MAX_TITLE_WORDS + 1);
  guint n = MIN (g_strv_length (words), MAX_TITLE_WORDS);
  gsize longest = 2;

  for (guint from = 0; from < n; from++)
    {
      g_autoptr (GString) phrase = g_string_new (NULL);

      for (guint to = from; to < n; to++)
        {
          guint found;

          g_string_append_printf (phrase, "%s%s", to > from ? " " : "", words[to]);
          if (phrase->len <= longest)
            continue;
          found = GPOINTER_TO_UINT (g_hash_table_lookup (phrase_table (), phrase->str));
          if (found == 0)
            continue;
          longest = phrase->len;
          match->role = (FinCsvRole) (found >> 16);
          match->rank = PARTIAL_RANK + MAX_TITLE_BYTES - (guint) MIN (longest, MAX_TITLE_BYTES);
        }
    }
}

/* "AccountBalance": words without spaces between them, folded. */
static char *
fold_camel_case (const char *title, gsize length)
{
  g_autoptr (GString) apart = g_string_sized_new (length + 8);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && g_ascii_isupper (title[i]) && g_ascii_islower (title[i - 1]))
        g_string_append_c (apart, ' ');
      g_string_append_c (apart, title[i]);
    }
  return fin_text_fold (apart->str, apart->len);
}

/**
 * fin_csv_match_title: which role a column of this title has.
 *
 * A whole title counts more than a phrase in it; of phrases the longest decides. A currency's code
 * in the title is the column's and no part of its name.
 */
FinCsvMatch
fin_csv_match_title (const char *title, gsize length)
{
  FinCsvMatch match = { 0 };
  g_autofree char *folded = NULL;
  g_autofree char *whole = NULL;
  char currency[4] = "";

  if (length == 0 || length > MAX_TITLE_BYTES)
    return match;
  folded = fin_text_fold (title, length);
  whole = g_strdup (folded);
  take_currency (folded, currency);
  if (currency[0] == '\0')
    find_symbol (title, length, currency);
  if (!match_exactly (folded, &match) && !match_exactly (whole, &match))
    {
      g_autofree char *apart = fold_camel_case (title, length);

      if (!match_exactly (apart, &match))
        match_within (folded, &match);
      if (match.role == FIN_CSV_ROLE_NONE)
        match_within (apart, &match);
    }
  g_strlcpy (match.currency, currency, sizeof match.currency);
  return match;
}
