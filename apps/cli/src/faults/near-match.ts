/** Damerau-Levenshtein distance (optimal string alignment): a transposition of neighbours counts as one edit. */
function slips(left: string, right: string): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= right.length; at += 1) {
      const same = left[row - 1] === right[at - 1];
      let least = Math.min((line[at - 1] ?? 0) + 1, (last[at] ?? 0) + 1, (last[at - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && at > 1 && left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1])
        least = Math.min(least, (before[at - 2] ?? 0) + 1);
      line.push(least);
    }
    before = last;
    last = line;
  }
  return last[right.length] ?? 0;
}

/** The nearest known word, if at most a third of its letters differ. */
export function nearMatch(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: { readonly word: string; readonly slips: number } | undefined;
  for (const candidate of known) {
    const found = slips(wanted, candidate.toLowerCase());
    if (found <= Math.max(1, Math.floor(candidate.length / 3)) && found < (best?.slips ?? Infinity))
      best = { word: candidate, slips: found };
  }
  return best?.word;
}
