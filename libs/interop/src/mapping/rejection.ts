/** Why one record was not recorded, while the rest of the file was. */
export const REJECTION_CODES = {
  'activity-repeated': 'The file reports this activity a second time.',
  'activity-rejected': 'The activity to which it belongs was rejected.',
  'amount-missing': 'It has no amount.',
  'amount-too-large': 'Its amount has more digits than any sum of money.',
  'amount-unreadable': 'Its amount is not a plain number.',
  'currency-missing': 'Neither it nor its activity names a currency.',
  'currency-unknown': 'Its currency is not one of ISO 4217 with known decimals.',
  'date-wrong': 'Its date is not a day of the calendar, or is not written as year-month-day.',
  'grant-repeated': 'The file reports this grant a second time.',
  'identifier-missing': 'It has no identifier.',
  'identifier-too-long': 'Its identifier is longer than 300 characters.',
  'kind-missing': 'It does not say what kind of transaction it is.',
  'name-repeated': 'It has a member twice, and does not say which of the two counts.',
  'not-a-grant': 'It is not a JSON object.',
  'not-recordable': 'A part of it does not fit the shape of its event.',
  'older-report': 'A newer report of the same is in the ledger, and says otherwise.',
  'record-too-large': 'It has more parts than any real record.',
  'subject-forgotten': 'It names a person whom the ledger has forgotten.',
} as const;
export type RejectionCode = keyof typeof REJECTION_CODES;

export interface Rejection {
  /** `line 210: iati-activity[2]/transaction[14]`, `grants[17]`. */
  readonly place: string;
  readonly code: RejectionCode;
  /** One sentence, with what was found. */
  readonly reason: string;
}

export const isRejection = (outcome: object): outcome is Rejection => 'code' in outcome && 'reason' in outcome;
