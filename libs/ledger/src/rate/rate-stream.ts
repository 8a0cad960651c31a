/** Id of the stream `rate-…`: one per pair and year, so that streams stay short. */
export const rateBook = (pair: string, date: string): string => `${pair.replace('/', '-')}-${date.slice(0, 4)}`;

/** Normalises `EURUSD`, `EUR-USD` and `EUR/USD` to `EUR/USD`. */
export const pairOf = (text: string): string => text.replace(/^([A-Z]{3})[-/]?([A-Z]{3})$/, '$1/$2');
