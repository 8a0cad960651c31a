/** An amount that no event moved: a threshold, what was expected. Decimal string, major units. */
export interface PlainAmount {
  readonly amount: string;
  readonly currency: string;
}
