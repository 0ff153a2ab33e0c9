/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure the classifier may be, found by asking again for what was filed as if it never had been.
 */
#include "fin-memory.h"
#include "fin-text-classifier-private.h"

/* The class a text was filed in most. */
static int
main_class (const FinTextClassifier *self, const FinTextEntry *entry)
{
  int best = FIN_TEXT_NO_CLASS;
  double most = 0.5;

  for (int i = entry->first; i >= 0; i = self->memory.filings[i].next)
    if (self->memory.filings[i].n > most)
      {
        most = self->memory.filings[i].n;
        best = self->memory.filings[i].class_index;
      }
  return best;
}

static void
set_aside (FinTextClassifier *self, const FinTextEntry *entry, double sign)
{
  for (int i = entry->first; i >= 0; i = self->memory.filings[i].next)
    {
      const FinTextFiling *filing = &self->memory.filings[i];

      if (filing->n >= 0.5)
        fin_text_classifier_count (self, entry, filing->class_index,
                                   sign * fin_text_weight_of (filing->n));
    }
}

/* Asks for one text as if it had never been filed. */
static FinTextOutcome
ask_again (FinTextClassifier *self, const FinTextEntry *entry, double *room)
{
  FinTextExample example = { entry->text, 0, 0, entry->hint, entry->hint_confidence };
  int best;

  set_aside (self, entry, -1.0);
  fin_text_classifier_guess (self, &example, room);
  set_aside (self, entry, 1.0);
  best = fin_text_find_best (room, self->n_classes);
  return (FinTextOutcome){ room[best], best == main_class (self, entry) };
}

/* The outcomes of all texts that had a hint, or of those that had none. */
static size_t
ask_all (FinTextClassifier *self, bool with_hint, double *room, FinTextOutcome *outcomes)
{
  size_t n = 0;

  for (size_t i = 0; i < self->memory.n_entries; i++)
    {
      const FinTextEntry *entry = &self->memory.entries[i];

      if (entry->hash != 0 && (entry->hint >= 0) == with_hint
          && main_class (self, entry) != FIN_TEXT_NO_CLASS)
        outcomes[n++] = ask_again (self, entry, room);
    }
  return n;
}

/**
 * fin_text_classifier_calibrate: sets how sure predictions of new texts are, by leaving out each
 * text that was filed and asking for it; what is shipped counts, too (fin_text_scale_fit()).
 */
void
fin_text_classifier_calibrate (FinTextClassifier *self)
{
  double *room = fin_new0 (double, (size_t) self->n_classes);
  FinTextOutcome *outcomes = fin_new0 (FinTextOutcome, self->memory.n_entries);

  for (int i = 0; i < 2; i++)
    {
      size_t n = ask_all (self, i == 1, room, outcomes);

      self->scales[i] = fin_text_scale_fit (&fin_text_shipped_scales[i], outcomes, n);
    }
  free (outcomes);
  free (room);
}
