/** The kinds of failure, for programs; `reason` and `detail` explain them to people. */
export type FailureKind =
  | 'malformed'
  | 'unknown-log'
  | 'bad-signature'
  | 'not-signed'
  | 'below-quorum'
  | 'not-included'
  | 'inconsistent'
  | 'altered-event'
  | 'missing-event'
  | 'unexpected-event'
  | 'altered-box'
  | 'altered-value';

/** A refusal, with its reason in words. A value: no verifier throws because of its input. */
export interface Refused {
  readonly ok: false;
  readonly reason: string;
}

/** The result of a verifier or a parser; `Read` holds what was read, next to `ok: true`. */
export type Outcome<Read extends object = object> = Readonly<{ ok: true } & Read> | Refused;

export const refused = (reason: string): Refused => ({ ok: false, reason });

/**
 * Runs a check over input that may be hostile. The check itself refuses invalid plain data with its own reason; this
 * catches faults raised by reading the input: getters that throw, proxies, detached buffers. Fails closed.
 */
export function answered<Answer>(check: () => Answer): Answer | Refused {
  try {
    return check();
  } catch {
    return refused('the input could not be read');
  }
}

/** True for objects whose members may be read. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** One check. Where it could not be made its detail begins with 'not checked', and it is no failure. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** Of a failed check. */
  readonly kind?: FailureKind;
}

export const passed = (name: string, detail: string): Check => ({ name, ok: true, detail });
export const failed = (name: string, kind: FailureKind, detail: string): Check => ({ name, ok: false, detail, kind });
export const notChecked = (name: string, why: string): Check => ({ name, ok: true, detail: `not checked: ${why}` });
