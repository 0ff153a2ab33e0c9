/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which code page 8-bit text is in: the letters of a language, their case and their neighbours
 * decide. */
#include "fin-text.h"

#include <string.h>

/** Occurrences of high bytes that are weighed; more would not change the answer. */
#define MAX_SAMPLES 4000

/* The first of equals wins: the order is by how common the page is among banks. */
static const struct
{
  const char *encoding;
  const char *letters;
  const char *clue; /* a word that makes the language likely */
} languages[] = {
  { "windows-1252", "äöüÄÖÜß", "EUR" },
  { "windows-1252", "éèêëàâçùûîïôœÉÈÊÀÂÇÔÎŒ", "EUR" },
  { "windows-1252", "áéíóúñüÁÉÍÓÚÑºª¿¡", "EUR" },
  { "windows-1252", "ãõçáéíóúâêôàÃÕÇÁÉÍÓÚÂÊÔº", "BRL" },
  { "windows-1252", "àèéìòùÀÈÉÌÒÙ", "EUR" },
  { "windows-1252", "åäöÅÄÖé", "SEK" },
  { "windows-1252", "æøåÆØÅé", "DKK" },
  { "windows-1252", "ðþæöáéíóúýÐÞÆÖÁÉÍÓÚÝ", "ISK" },
  { "windows-1252", "éëïèöüêÉË", "EUR" },
  { "windows-1250", "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ", "CZK" },
  { "windows-1250", "áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĽŇÓÔŠŤÚÝŽ", "EUR" },
  { "windows-1250", "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "PLN" },
  { "windows-1250", "áéíóöőúüűÁÉÍÓÖŐÚÜŰ", "HUF" },
  { "windows-1250", "čćđšžČĆĐŠŽ", "HRK" },
  { "windows-1250", "ăâîşţĂÂÎŞŢ", "RON" },
  { "iso-8859-2", "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ", "CZK" },
  { "iso-8859-2", "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "PLN" },
  { "iso-8859-15", "éèêëàâçùûîïôœÉÈÊÀÂÇÔŒäöüßšž", "EUR" },
  { "windows-1251", "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁІЇЄҐ",
    "RUB" },
  { "koi8-r", "абвгдежзийклмнопрстуфхцчшщъыьэюяёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁ", "RUB" },
  { "cp866", "абвгдежзийклмнопрстуфхцчшщъыьэюяёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁ", "RUB" },
  { "iso-8859-5", "абвгдежзийклмнопрстуфхцчшщъыьэюяёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁ", "RUB" },
  { "windows-1253", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏϊϋ", "EUR" },
  { "windows-1254", "çğıöşüÇĞİÖŞÜâ", "TRY" },
  { "windows-1255", "אבגדהוזחטיכלמנסעפצקרשתךםןףץ", "ILS" },
  { "windows-1256", "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى", "SAR" },
  { "windows-874", "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮฯะาำเแโใไๅๆัิีึืฺุู็่้๊๋์ํ", "THB" },
  { "windows-1257", "ąčęėįšųūžĄČĘĖĮŠŲŪŽ", "LTL" },
  { "windows-1257", "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ", "LVL" },
  { "windows-1257", "äõöüšžÄÕÖÜŠŽ", "EEK" },
  { "windows-1258", "ăâđêôơưàáèéìíòóùúý", "VND" },
  { "ibm850", "äöüÄÖÜßéèêàçáíóúñâôûîï", "EUR" },
  { "ibm852", "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ", "CZK" },
  { "ibm852", "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "PLN" },
  { "macintosh", "äöüÄÖÜßéèêàçñ", "EUR" },
};

/* What surrounds each high byte, gathered once for all candidates. */
typedef struct
{
  guint8 previous;
  guint8 byte;
  guint8 next;
} Sample;

static GArray *
gather (const guint8 *data, gsize size)
{
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (Sample));

  for (gsize i = 0; i < size && samples->len < MAX_SAMPLES; i++)
    if (data[i] >= 0x80)
      {
        Sample sample = {
          .previous = i > 0 ? data[i - 1] : '\n',
          .byte = data[i],
          .next = i + 1 < size ? data[i + 1] : '\n',
        };

        g_array_append_val (samples, sample);
      }
  return samples;
}

static gunichar
decode (const gunichar *table, guint8 byte)
{
  return byte < 0x80 ? byte : table[byte - 0x80];
}

static gboolean
is_ascii_letter (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha ((char) c);
}

static gboolean
is_vowel (gunichar c)
{
  gunichar base[8];

  if (g_unichar_fully_decompose (c, FALSE, base, G_N_ELEMENTS (base)) > 0)
    c = base[0];
  c = g_unichar_tolower (c);
  return (c < 0x80 && strchr ("aeiouy", (int) c) != NULL) || c == 0xe6 || c == 0xf8 || c == 0x153
         || c == 0x131;
}

/*
 * In words of Latin letters vowels and consonants take turns: "Føtex", not "Fřtex". Some letters
 * have a place of their own: "caffè", "não", "señor".
 */
static int
score_sound (gunichar c, gunichar previous, gunichar next)
{
  if (g_utf8_strchr ("àèìòù", -1, c) != NULL && is_ascii_letter (previous))
    return !g_unichar_isalpha (next) ? 1 : 0;
  if (c == 0xe3 || c == 0xf5)
    return next == 'o' || next == 'e' || !g_unichar_isalpha (next) ? 1 : -1;
  if (c == 0xf1 && !is_vowel (next))
    return -2;
  if (!is_ascii_letter (previous) || !is_ascii_letter (next)
      || is_vowel (previous) != is_vowel (next))
    return 0;
  return is_vowel (c) != is_vowel (previous) ? 1 : -1;
}

static int
score_letter (gunichar c, gunichar previous, gunichar next)
{
  gboolean upper = g_unichar_isupper (c);
  gboolean latin = g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;

  /* No word mixes scripts. */
  if (!latin && (is_ascii_letter (previous) || is_ascii_letter (next)))
    return -6;

  if (upper && g_unichar_islower (previous))
    return -4;
  if (!upper && g_unichar_isupper (previous) && g_unichar_isupper (next))
    return -4;
  if (upper && g_unichar_islower (next) && g_unichar_isalpha (previous))
    return -2;
  return g_unichar_isalpha (previous) || g_unichar_isalpha (next) ? 4 : 1;
}

static int
score_symbol (gunichar c, gunichar previous, gunichar next)
{
  gboolean inside = g_unichar_isalpha (previous) && g_unichar_isalpha (next);
  gunichar apostrophe = 0x2019;

  if (c == 0xfffd)
    return -12;
  if (g_unichar_iscntrl (c))
    return -8;
  if (c == apostrophe)
    return 3;
  if (c == 0x20ac || c == 0xa3)
    return inside ? -4 : 3;
  if (c == 0xa0 || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0xb0 || c == 0xa7)
    return inside ? -3 : 2;
  return inside ? -5 : -1;
}

/* Cyrillic and Greek words have vowels; Hebrew and Arabic, read as Cyrillic, have hardly any. */
static int
score_syllable (gunichar c, gunichar previous, gunichar next)
{
  static const char vowels[] = "аеиоуыэюяёіїєАЕИОУЫЭЮЯЁІЇЄьъйЬЪЙ"
                               "αεηιουωάέήίόύώϊϋΑΕΗΙΟΥΩΆΈΉΊΌΎΏ";
  GUnicodeScript script = g_unichar_get_script (c);

  if ((script != G_UNICODE_SCRIPT_CYRILLIC && script != G_UNICODE_SCRIPT_GREEK)
      || g_unichar_get_script (previous) != script || g_unichar_get_script (next) != script)
    return 0;
  if (g_utf8_strchr (vowels, -1, c) != NULL)
    return 1;
  return g_utf8_strchr (vowels, -1, previous) != NULL || g_utf8_strchr (vowels, -1, next) != NULL
             ? 0
             : -4;
}

/* Thai marks stand on a consonant and some vowels before one: in other scripts' bytes they do not.
 */
static int
score_thai_order (gunichar c, gunichar previous, gunichar next)
{
  static const char leading[] = "เแโใไ";

  if (g_unichar_get_script (c) != G_UNICODE_SCRIPT_THAI)
    return 0;
  if (g_unichar_type (c) == G_UNICODE_NON_SPACING_MARK)
    return g_unichar_get_script (previous) == G_UNICODE_SCRIPT_THAI
                   && g_utf8_strchr (leading, -1, previous) == NULL
               ? 0
               : -8;
  if (g_utf8_strchr (leading, -1, c) != NULL)
    return g_unichar_isalpha (next) && g_utf8_strchr (leading, -1, next) == NULL ? 0 : -8;
  return 0;
}

/*
 * The commonest letters of scripts other than Latin: they are two thirds of any real text, so that
 * a page which turns them into rare ones is the wrong page.
 */
static int
score_frequency (gunichar c)
{
  static const char common[] = "оеаинтсрвлкмОЕАИНТСРВЛКМ"
                               "αοιετσνηυρπκΑΟΙΕΤΣΝΗΥΡΠΚ"
                               "יוהלארתבמשנ"
                               "اليمنتربوهد"
                               "านรอกเงมยลวดทสตะปบคหแ่้ัิี";

  if (c < 0x370 || (c > 0x6ff && g_unichar_get_script (c) != G_UNICODE_SCRIPT_THAI))
    return 0;
  return g_utf8_strchr (common, -1, c) != NULL ? 2 : -3;
}

static int
score (const GArray *samples, const gunichar *table, const char *letters)
{
  int sum = 0;

  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = &g_array_index (samples, Sample, i);
      gunichar c = decode (table, sample->byte);
      gunichar previous = decode (table, sample->previous);
      gunichar next = decode (table, sample->next);

      gboolean own = g_utf8_strchr (letters, -1, c) != NULL;

      if ((!g_unichar_isalpha (c) && !own) || c == 0xaa || c == 0xba)
        sum += score_symbol (c, previous, next);
      else if (own)
        sum += score_letter (c, previous, next) + score_sound (c, previous, next)
               + score_syllable (c, previous, next) + score_thai_order (c, previous, next)
               + score_frequency (c);
      else
        sum += MIN (score_letter (c, previous, next), 0) - 2;
    }
  return sum;
}

static gboolean
decode_upper_half (const char *encoding, gunichar *table)
{
  g_autofree char *high = g_malloc (128);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) text = NULL;
  const char *p;
  guint replaced = 0;

  for (int i = 0; i < 128; i++)
    high[i] = (char) (0x80 + i);
  bytes = g_bytes_new (high, 128);
  text = fin_text_convert (bytes, encoding, &replaced, NULL);
  if (text == NULL)
    return FALSE;
  p = g_bytes_get_data (text, NULL);
  for (int i = 0; i < 128; i++, p = g_utf8_next_char (p))
    table[i] = g_utf8_get_char (p);
  return TRUE;
}

/* Pages of DOS, old Macs and terminals are the last resort: no bank has written them for decades.
 */
static int
rarity (const char *encoding)
{
  return g_str_has_prefix (encoding, "windows-") || g_str_has_prefix (encoding, "iso-") ? 0 : 1;
}

/* Pages of few countries: they need more than a tie. */
static int
handicap (const char *encoding)
{
  return g_str_equal (encoding, "windows-1257") || g_str_equal (encoding, "windows-1258") ? 1 : 0;
}

/* The score per letter from which on no East Asian text is thought of. Thai has a letter for nearly
 * every byte: Chinese scores up to 2.5 there, Thai itself about 5. */
static int
sure_score (const char *encoding)
{
  return g_str_equal (encoding, "windows-874") ? 4 : 2;
}

/* The upper halves of all candidates, made once: they are constants that iconv knows. */
static const gunichar *
upper_half (gsize index)
{
  static gunichar tables[G_N_ELEMENTS (languages)][128];
  static gboolean known[G_N_ELEMENTS (languages)];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
        known[i] = decode_upper_half (languages[i].encoding, tables[i]);
      g_once_init_leave (&once, 1);
    }
  return known[index] ? tables[index] : NULL;
}

static gboolean
reads_alike (const GArray *samples, const gunichar *a, const gunichar *b)
{
  for (guint i = 0; i < samples->len; i++)
    {
      guint8 byte = g_array_index (samples, Sample, i).byte;

      if (a[byte - 0x80] != b[byte - 0x80])
        return FALSE;
    }
  return TRUE;
}

/* How many characters of @text lie in the ranges given, in percent of those beyond ASCII. */
static guint
share (const char *text, gunichar from, gunichar to)
{
  guint inside = 0;
  guint all = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      all += c >= 0x80;
      inside += c >= from && c <= to;
    }
  return all > 0 ? inside * 100 / all : 0;
}

/* Pairs of high bytes all along: an East Asian text, told by the script it decodes to. */
static const char *
guess_multi_byte (const guint8 *data, gsize size, const GArray *samples)
{
  static const struct
  {
    const char *encoding;
    gunichar from, to; /* the script that must be there */
    guint least;       /* percent */
  } candidates[] = {
    { "shift_jis", 0x3040, 0x30ff, 5 }, { "cp932", 0x3040, 0x30ff, 5 },
    { "euc-jp", 0x3040, 0x30ff, 5 },    { "euc-kr", 0xac00, 0xd7a3, 70 },
    { "gb18030", 0x4e00, 0x9fff, 70 },  { "big5", 0x4e00, 0x9fff, 70 },
  };
  guint paired = 0;

  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = &g_array_index (samples, Sample, i);

      paired += sample->previous >= 0x80 || sample->next >= 0x80;
    }
  if (samples->len < 4 || paired * 10 < samples->len * 7)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autofree char *text = g_convert ((const char *) data, (gssize) size, "UTF-8",
                                         candidates[i].encoding, NULL, NULL, NULL);

      if (text != NULL && share (text, candidates[i].from, candidates[i].to) >= candidates[i].least
          && share (text, 0xff61, 0xff9f) < 10 && share (text, 0xe000, 0xf8ff) < 5)
        return candidates[i].encoding;
    }
  return NULL;
}

/**
 * fin_text_guess:
 * @rival: (out): an encoding that explains the bytes nearly as well and reads differently, or %NULL
 *
 * Returns: the name of the likeliest encoding of text that is not UTF-8
 */
const char *
fin_text_guess (const guint8 *data, gsize size, const char **rival)
{
  g_autoptr (GArray) samples = gather (data, size);
  int scores[G_N_ELEMENTS (languages)];
  gsize best = 0;
  gsize second = G_N_ELEMENTS (languages);
  const char *asian;

  *rival = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const gunichar *table = upper_half (i);

      scores[i] = G_MININT;
      if (table == NULL)
        continue;
      scores[i] = score (samples, table, languages[i].letters);
      scores[i] -= rarity (languages[i].encoding) * (1 + (int) samples->len / 2);
      scores[i] -= handicap (languages[i].encoding);
      if (memmem (data, MIN (size, 65536), languages[i].clue, 3) != NULL)
        scores[i] += 1 + (int) samples->len / 8;
      if (scores[i] > scores[best])
        best = i;
    }
  if (scores[best] < (int) samples->len * sure_score (languages[best].encoding)
      || rarity (languages[best].encoding) > 0)
    {
      asian = guess_multi_byte (data, size, samples);
      if (asian != NULL)
        return asian;
    }
  /* Bytes that make sense nowhere were broken before they came here; nobody could answer a
   * question. */
  if (scores[best] < (int) samples->len)
    return "windows-1252";
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (scores[i] > G_MININT && !reads_alike (samples, upper_half (best), upper_half (i))
        && (second == G_N_ELEMENTS (languages) || scores[i] > scores[second]))
      second = i;
  if (second < G_N_ELEMENTS (languages) && scores[best] <= scores[second])
    *rival = languages[second].encoding;
  return languages[best].encoding;
}
