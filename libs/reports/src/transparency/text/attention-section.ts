import { wrap } from '../../text/wrap.ts';
import type { TextRole } from '../../text/style.ts';
import type { Attention, AttentionStatement } from '../attention.ts';
import { joined, paragraph, section, type ReportPage } from './report-page.ts';

const LABEL_WIDTH = 9;

function item(entry: Attention, label: string, role: TextRole, page: ReportPage): readonly string[] {
  const since = entry.since === null ? '' : `(since ${entry.since.slice(0, 10)})`;
  const text = joined(entry.what, entry.synthetic ? 'Synthetic.' : '', since, page.citations.cite(entry.events));
  return wrap(text, page.width - 2 - LABEL_WIDTH).map((line, at) =>
    at === 0 ? `  ${page.style(role, label.padEnd(LABEL_WIDTH))}${line}` : ' '.repeat(2 + LABEL_WIDTH) + line,
  );
}

function verdict({ wrong, waiting }: AttentionStatement): string {
  const waits =
    waiting.length === 0
      ? ''
      : ` ${waiting.length} ${waiting.length === 1 ? 'thing waits' : 'things wait'} for someone.`;
  if (wrong.length > 0)
    return `Yes: ${wrong.length} ${wrong.length === 1 ? 'thing needs' : 'things need'} an answer.${waits}`;
  return `Nothing that this ledger can see.${waits}`;
}

/** The first question of every reader. */
export const attentionSection = (statement: AttentionStatement, page: ReportPage): readonly string[] =>
  section(
    'Is anything wrong?',
    [
      ...paragraph(verdict(statement), page),
      ...statement.wrong.flatMap((entry) => item(entry, 'wrong', 'bad', page)),
      ...statement.waiting.flatMap((entry) => item(entry, 'waiting', 'warning', page)),
    ],
    page,
  );
