import { createHash } from 'node:crypto';
import type { Answer } from '@pacta/queries';
import {
  addressesUnder,
  figureAt,
  HTML_STYLE,
  languageFrom,
  pagedReport,
  REPORT_PAGE,
  reportListPage,
  representations,
  statementMediaTypeFrom,
  transparencyBlocks,
  wordsFor,
  type PagingOptions,
  type TransparencyReport,
} from '@pacta/reports';
import type { FastifyRequest } from 'fastify';
import { badRequest, notFound, Problem } from '../http/problem.ts';
import { headerOf } from '../http/request-headers.ts';
import { Tagged, taggedAnswer } from '../queries/tagged.ts';
import type { ReportQuery } from './report.requests.ts';

/** What a form needs besides the statement: the request's address, and its page size. */
export interface ReportAddress extends Pick<ReportQuery, 'effective' | 'rows' | 'events'> {
  readonly partnershipId: string;
}

/** Content policy of an HTML page: its own inline style, allowed by hash, and nothing else. */
const HTML_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(HTML_STYLE).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`;

/** The report in the requested form and language. @throws Problem 406 for an unknown form */
export function reportForm(answer: Answer<TransparencyReport>, asked: ReportAddress, request: FastifyRequest): Tagged {
  const type = statementMediaTypeFrom(headerOf(request, 'accept'));
  if (type === undefined) throw notAcceptable;
  const { etag } = taggedAnswer(answer);
  const vary = { vary: 'Accept, Accept-Language' };
  if (type === 'application/json')
    return new Tagged(etag, pagedReport(answer.body, pagingOf(answer, asked)), { headers: vary });
  const language = languageFrom(headerOf(request, 'accept-language'));
  const blocks = transparencyBlocks(answer.body, wordsFor(language), {});
  return new Tagged(etag.replace(/"$/, `;${type};${language}"`), representations[type](blocks, language), {
    type: `${type}; charset=utf-8`,
    headers: {
      ...vary,
      'content-language': language,
      ...(type === 'text/html' ? { 'content-security-policy': HTML_POLICY } : {}),
    },
  });
}

/** A page of one list of the report. @throws Problem 404 for an unknown list */
export function reportList(
  answer: Answer<TransparencyReport>,
  name: string,
  cursor: string | undefined,
  asked: ReportAddress,
): Tagged {
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor))
    throw badRequest('foreign-cursor', 'The cursor is not of this list.', 'Begin again without a cursor.', [
      { pointer: '/query/cursor', message: 'is not of this list' },
    ]);
  const page = reportListPage(answer.body, name, { ...pagingOf(answer, asked), from: Number(cursor ?? 0) });
  if (page === undefined) throw notFound('list');
  const { next, ...rest } = page;
  return taggedAnswer({ ...answer, body: { ...rest, next: next === null ? null : String(next) } });
}

/** All events that make up one figure of the report. @throws Problem 404 for an unknown figure */
export function reportFigure(answer: Answer<TransparencyReport>, path: string): Tagged {
  const figure = figureAt(answer.body, path);
  if (figure === undefined) throw notFound('figure');
  return taggedAnswer({ ...answer, body: figure });
}

/** Addresses give the moment as a position, so that all pages show the same state. */
function pagingOf(
  { shown }: Answer<TransparencyReport>,
  { partnershipId, effective, rows = REPORT_PAGE.rows, events = REPORT_PAGE.events }: ReportAddress,
): PagingOptions {
  const query = {
    ...(shown.through < 0 ? {} : { asOf: `@${shown.through}` }),
    ...(effective === undefined ? {} : { effective }),
  };
  return { rows, events, more: addressesUnder(`/v1/partnerships/${partnershipId}/report`, query) };
}

const notAcceptable = new Problem({
  status: 406,
  code: 'not-acceptable',
  detail: 'A report is answered as JSON, HTML or plain text.',
  next: 'Send "Accept: application/json", text/html or text/plain.',
});
