import { createHash } from 'node:crypto';
import type { Answer } from '@pacta/queries';
import {
  HTML_STYLE,
  languageFrom,
  representations,
  statementMediaTypeFrom,
  transparencyBlocks,
  wordsFor,
  type StatementMediaType,
  type TransparencyReport,
} from '@pacta/reports';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.ts';
import { headerOf } from '../http/request-headers.ts';
import { Tagged, taggedAnswer } from '../queries/tagged.ts';

/** Content policy of an HTML page: its own inline style, allowed by hash, and nothing else. */
const HTML_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(HTML_STYLE).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`;

const VARY = { vary: 'Accept, Accept-Language' };

/** The form that the request asks for. @throws Problem 406 for an unknown one */
export function formAsked(request: FastifyRequest): StatementMediaType {
  const type = statementMediaTypeFrom(headerOf(request, 'accept'));
  if (type === undefined) throw notAcceptable;
  return type;
}

/** The report as JSON. */
export const asJson = ({ etag, body }: Tagged): Tagged => new Tagged(etag, body, { headers: VARY });

/** The report as a page for people, in the language that the request asks for. */
export function asPage(
  answer: Answer<TransparencyReport>,
  type: Exclude<StatementMediaType, 'application/json'>,
  request: FastifyRequest,
): Tagged {
  const language = languageFrom(headerOf(request, 'accept-language'));
  const blocks = transparencyBlocks(answer.body, wordsFor(language), {});
  const etag = taggedAnswer(answer).etag.replace(/"$/, `;${type};${language}"`);
  return new Tagged(etag, representations[type](blocks, language), {
    type: `${type}; charset=utf-8`,
    headers: {
      ...VARY,
      'content-language': language,
      ...(type === 'text/html' ? { 'content-security-policy': HTML_POLICY } : {}),
    },
  });
}

const notAcceptable = new Problem({
  status: 406,
  code: 'not-acceptable',
  detail: 'A report is answered as JSON, HTML or plain text.',
  next: 'Send "Accept: application/json", text/html or text/plain.',
});
