import { createHash } from 'node:crypto';
import { report, reportPage, type LedgerReads, type Reader, type ReportPageRequest } from '@pacta/queries';
import {
  HTML_STYLE,
  languageFrom,
  representations,
  statementMediaTypeFrom,
  transparencyBlocks,
  wordsFor,
  type Language,
  type StatementMediaType,
} from '@pacta/reports';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.ts';
import { headerOf } from '../http/request-headers.ts';
import { etagOf, renderedAnswer, utf8, type Rendered } from '../reading/rendered.ts';

/** The form of a report: its media type, and the language of a page for people. */
export interface ReportForm {
  readonly type: StatementMediaType;
  readonly language: Language;
}

/** Content policy of an HTML page: its own inline style, allowed by hash, and nothing else. */
const HTML_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(HTML_STYLE).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`;

const VARY = { vary: 'Accept, Accept-Language' };

/** The form that the request asks for. @throws Problem 406 for an unknown one */
export function formAsked(request: FastifyRequest): ReportForm {
  const type = statementMediaTypeFrom(headerOf(request, 'accept'));
  if (type === undefined) throw notAcceptable;
  return { type, language: languageFrom(headerOf(request, 'accept-language')) };
}

/** The report as JSON, or as a page for people. @throws QueryFault */
export async function reportForm(
  reads: LedgerReads,
  reader: Reader,
  { form: { type, language }, ...asked }: ReportPageRequest & { readonly form: ReportForm },
): Promise<Rendered> {
  if (type === 'application/json') return { ...renderedAnswer(await reportPage(reads, reader, asked)), headers: VARY };
  const { partnershipId, asOf, effective } = asked;
  const answer = await report(reads, reader, { partnershipId, asOf, effective });
  const blocks = transparencyBlocks(answer.body, wordsFor(language), {});
  return {
    etag: etagOf(answer).replace(/"$/, `;${type};${language}"`),
    body: utf8(representations[type](blocks, language)),
    type: `${type}; charset=utf-8`,
    headers: {
      ...VARY,
      'content-language': language,
      ...(type === 'text/html' ? { 'content-security-policy': HTML_POLICY } : {}),
    },
  };
}

const notAcceptable = new Problem({
  status: 406,
  code: 'not-acceptable',
  detail: 'A report is answered as JSON, HTML or plain text.',
  next: 'Send "Accept: application/json", text/html or text/plain.',
});
