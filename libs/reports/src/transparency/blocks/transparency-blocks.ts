import type { Block } from '../../blocks/block.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import { actorText } from '../../names/names.ts';
import { printableDocument } from '../../text/printable.ts';
import type { Words } from '../../words/words.ts';
import type { ReaderDescription } from '../reader.ts';
import type { TransparencyReport } from '../transparency-report.ts';
import { attentionBlocks } from './attention.ts';
import { citationCollector, numberedCitations } from './citations.ts';
import { commitmentsBlocks } from './commitments.ts';
import { costsBlocks } from './costs.ts';
import { decisionsBlocks } from './decisions.ts';
import { eventsBlocks } from './events.ts';
import { headBlocks } from './head.ts';
import { inKindBlocks } from './in-kind.ts';
import { matchesBlocks } from './matches.ts';
import { chainsBlocks, movementsBlocks } from './movements.ts';
import type { StatementPage } from './page.ts';
import { recordsBlocks, reportedFlowsBlocks } from './published.ts';
import { periodBlocks, totalsBlocks } from './totals.ts';

export interface TransparencyForm {
  /** Most rows of one list, 200 by default. The JSON form has the rest. */
  readonly rows?: number;
}

/**
 * The transparency statement as blocks: every figure has a mark such as [e3] that refers to the events at its end. User
 * text is shown without control characters.
 */
export function transparencyBlocks(
  report: TransparencyReport,
  words: Words,
  { rows = 200 }: TransparencyForm = {},
): readonly Block[] {
  const statement = printableDocument(report);
  const collector = citationCollector(new Map(statement.events.map(({ eventId }, at) => [eventId, at])));
  // Marks are numbered in log order, so all citations must be collected before the first is numbered.
  const sources = new Map(statement.events.map((source) => [source.eventId, source]));
  const actor = (id: string): string =>
    actorText(id, statement.actors[id] ?? { roles: [], organisation: null }, words.names);
  const recordedBy = (event: string | undefined): string | null => {
    const source = sources.get(event ?? '');
    return source === undefined ? null : actor(source.actor);
  };
  const page = { words, rows, actor, recordedBy };
  bodyBlocks(statement, { ...page, cite: collector.cite });
  const cited = collector.cited();
  const { cite } = numberedCitations(cited, words);
  return [
    ...titleBlocks(statement, words),
    ...bodyBlocks(statement, { ...page, cite }),
    ...eventsBlocks(statement.events, cited, words, actor),
    ...verifyBlocks(statement, words),
  ];
}

function titleBlocks(statement: TransparencyReport, words: Words): readonly Block[] {
  const { asOf, effective, partnership, reader, synthetic } = statement;
  const { transparency: texts, terms } = words;
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  return [
    { kind: 'title', text: partnership.name ?? texts.partnership(partnership.id || UNKNOWN) },
    paragraph(texts.moment(terms.asKnown(asOf))),
    ...(effective === null ? [] : [paragraph(texts.effective(effective))]),
    { kind: 'facts', pairs: [[texts.reader, readerText(reader, words)]] },
    ...(partnership.origin === 'first-hand' ? [] : [paragraph(texts.origins[partnership.origin])]),
    ...(synthetic ? [paragraph(texts.madeUp)] : []),
  ];
}

/** The reader that it was made for, in words. */
export const readerText = (reader: ReaderDescription, { names, transparency }: Words): string =>
  reader.code === 'roles'
    ? reader.roles.map((role) => names.roles[role]).join(', ')
    : transparency.readers[reader.code];

/** For a partnership that nobody founded here, only reported data is shown: the rest would say 'nothing yet'. */
function bodyBlocks(statement: TransparencyReport, page: StatementPage): readonly Block[] {
  const { attention, partnership, totals, unknownDay, effective, reports, reportedFlows, matches } = statement;
  const onlyReported = partnership.origin === 'reported';
  return [
    ...attentionBlocks(attention, page),
    ...headBlocks(partnership, page),
    ...totalsBlocks(totals, { onlyReported, ofDays: effective !== null }, page),
    ...(totals.length === 0 && effective === null ? [] : periodBlocks(unknownDay, page)),
    ...(onlyReported ? [] : firstHandBlocks(statement, page)),
    ...recordsBlocks(reports, page),
    ...reportedFlowsBlocks(reportedFlows, page),
    ...matchesBlocks(matches, page),
    ...(onlyReported
      ? []
      : [
          ...costsBlocks(statement.costBooks, page),
          ...inKindBlocks(statement.inKind, page),
          ...decisionsBlocks(statement.decisions, page),
        ]),
  ];
}

/** What its partners recorded here; the titles say so where publishers reported too. */
function firstHandBlocks(
  { partnership, commitments, chains, movements }: TransparencyReport,
  page: StatementPage,
): readonly Block[] {
  const origin = partnership.origin === 'both' ? page.words.transparency.commitments.firstHand : '';
  return [
    ...commitmentsBlocks(commitments, origin, page),
    ...chainsBlocks(chains, page),
    ...movementsBlocks(movements, origin, page),
  ];
}

function verifyBlocks({ verify }: TransparencyReport, { transparency }: Words): readonly Block[] {
  const { title, checks } = transparency.verify;
  return [
    { kind: 'heading', text: title },
    ...verify.map(({ code, command }): Block => ({ kind: 'paragraph', text: checks[code](command) })),
  ];
}
