/** One field at fault. */
export interface FieldProblem {
  /** RFC 6901 pointer into the request body; `/query/…` and `/header/…` for what stands outside it. */
  readonly pointer: string;
  readonly message: string;
}

export interface ProblemParts {
  readonly status: number;
  /** Stable, kebab-case: scripts branch on it. */
  readonly code: string;
  /** One sentence: what was found. */
  readonly detail: string;
  /** One sentence: what to do next. */
  readonly next?: string;
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the problem document. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** An answer that is not a success, after RFC 9457. Thrown anywhere under a route; the filter writes it out. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(readonly parts: ProblemParts) {
    super(parts.detail);
  }
}

/** The document itself. `instance` is the request's id, so that a report finds its line in the logs. */
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
