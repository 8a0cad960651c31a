/**
 * A ledger can't be moved to this target, or the copy is not equal. The message is a sentence or two for the operator.
 */
export class MoveRefused extends Error {
  override readonly name = 'MoveRefused';
}
