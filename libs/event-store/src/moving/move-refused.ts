/** A ledger can't be moved there, or was not moved as it should be. The message is a sentence or two for its owner. */
export class MoveRefused extends Error {
  override readonly name = 'MoveRefused';
}
