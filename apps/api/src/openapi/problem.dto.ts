import { Described } from '../http/api-description.ts';

class FieldProblemDto {
  @Described({ description: 'JSON pointer into the request.', example: '/amount/amount' })
  pointer!: string;

  @Described()
  message!: string;
}

/** A problem document (RFC 9457), with the next step. */
export class ProblemDto {
  @Described({ description: 'The page of this code.', example: '/problems/malformed-request' })
  type!: string;

  @Described()
  title!: string;

  @Described({ type: 'integer' })
  status!: number;

  @Described({ description: 'Stable: branch on it.', example: 'malformed-request' })
  code!: string;

  @Described({ description: 'What was found, in one sentence.' })
  detail!: string;

  @Described({ required: false, description: 'What to do next, in one sentence.' })
  next?: string;

  @Described({ type: [FieldProblemDto], required: false })
  errors?: FieldProblemDto[];

  @Described({ description: 'The request, as the logs name it.' })
  instance!: string;
}

/** Meaning of each status that comes with a problem document. */
export const PROBLEM_MEANINGS: Readonly<Record<number, string>> = {
  400: 'The request is not shaped as it must be; errors names the fields.',
  401: 'No token, or one that is not valid.',
  403: 'Your roles do not allow it.',
  404: 'There is no such thing, or nothing of it that you may see.',
  409: 'A rule of the ledger refuses it; code says which.',
  412: 'If-Match names a revision that is no longer the present one.',
  413: 'The request is too large.',
  415: 'The body is not JSON.',
  422: 'The Idempotency-Key was used before, with other content.',
  429: 'Too many requests within a minute.',
  503: 'The store can not be reached, or its read models lag; try again.',
};
