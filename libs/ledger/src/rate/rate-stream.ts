/** The rates of one pair and year stand together, so that a stream stays short: id of the stream `rate-…`. */
export const rateBook = (pair: string, date: string): string => `${pair.replace('/', '-')}-${date.slice(0, 4)}`;

/** `EURUSD`, `EUR-USD` and `EUR/USD` are one pair. */
export const pairOf = (text: string): string => text.replace(/^([A-Z]{3})[-/]?([A-Z]{3})$/, '$1/$2');
