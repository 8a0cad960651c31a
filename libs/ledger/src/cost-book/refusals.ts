/** Refusal codes of the rules on cost books. */
export const COST_BOOK_REFUSALS = {
  'allocation-key-needed': 'A common cost names no allocation key.',
  'allocation-key-unknown': 'The allocation key was not agreed in the template.',
  'challenge-answered': 'The challenge has its answer.',
  'challenge-unknown': 'The book has no such challenge.',
  'class-would-reveal': 'Two figures of different classes would tell each other.',
  'cost-book-unknown': 'There is no such cost book.',
  'disclosure-repeated': 'The book has a disclosure of that name.',
  'disclosure-unknown': 'The book has no closed disclosure of that name.',
  'line-repeated': 'Two lines of a disclosure have one id.',
  'line-unknown': 'The disclosure has no such line.',
  'no-lines': 'A disclosure has no line.',
  'stage-unknown': 'The template has no such stage.',
  'template-agreed': 'The template of a book is agreed once.',
  'template-repeats': 'A stage or an allocation key stands twice in the template.',
  'too-many-lines': 'A disclosure has more lines than fit into one append.',
  'total-differs': 'The lines do not add up to the total stated.',
} as const;
