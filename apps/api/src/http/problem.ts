/** One field at fault. */
export interface FieldProblem {
  /** RFC 6901 pointer into the request body; `/query/…` and `/header/…` for parameters and headers. */
  readonly pointer: string;
  readonly message: string;
}

export interface ProblemParts {
  readonly status: number;
  /** Stable, kebab-case: scripts branch on it. */
  readonly code: string;
  /** One sentence on the problem. */
  readonly detail: string;
  /** One sentence on the next step. */
  readonly next?: string;
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Extension members (RFC 9457 3.2). */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** An error answer (RFC 9457). Thrown anywhere under a route; ProblemFilter sends it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(readonly parts: ProblemParts) {
    super(parts.detail);
  }
}

/** The problem document. `instance` is the request's id, which the request log has too. */
export function problemDocument(parts: ProblemParts, requestId: string): Record<string, unknown> {
  const { status, code, detail, next, errors, more } = parts;
  return {
    type: `/problems/${code}`,
    title: titleOf(code),
    status,
    code,
    detail,
    ...(next === undefined ? {} : { next }),
    ...(errors === undefined || errors.length === 0 ? {} : { errors }),
    ...more,
    instance: `urn:pacta:request:${requestId}`,
  };
}

const titleOf = (code: string): string => {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const badRequest = (code: string, detail: string, next: string, errors?: readonly FieldProblem[]): Problem =>
  new Problem({ status: 400, code, detail, next, ...(errors === undefined ? {} : { errors }) });

export const notFound = (what: string): Problem =>
  new Problem({
    status: 404,
    code: 'not-found',
    detail: `There is no such ${what}, or nothing of it that you may see.`,
    next: 'Check the id; if it is right, ask the secretariat of the partnership for a role in it.',
  });

export const noSuchRoute = new Problem({
  status: 404,
  code: 'no-such-route',
  detail: 'There is nothing at this address.',
  next: 'See /openapi.json, or /docs for the same as pages.',
});

export const TOO_LARGE: ProblemParts = {
  status: 413,
  code: 'too-large',
  detail: 'A request may hold 1 MiB, and one event 65,535 bytes.',
  next: 'Split it into several commands; the ledger records hashes of documents, not documents.',
};
