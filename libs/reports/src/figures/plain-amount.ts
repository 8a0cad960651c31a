/** An amount that no event moved: a threshold, an expected sum. Decimal string, major units. */
export interface PlainAmount {
  readonly amount: string;
  readonly currency: string;
}
