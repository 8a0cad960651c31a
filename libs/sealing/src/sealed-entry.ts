/** What is kept beside an event for one sealed field. Base64url without padding throughout (integrity: 'Sealed fields'). */
export interface SealedEntry {
  /** Ciphertext and tag. */
  readonly box: string;
  /** Id of the key in the key folder. */
  readonly key: string;
  readonly nonce: string;
}
