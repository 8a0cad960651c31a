import { LazyList, type Lazy } from '../paging/lazy-list.ts';
import type { AttentionStatement } from './attention-codes.ts';
import type { InKindStatement } from './in-kind.ts';
import { lazyReport } from './lazy-report.ts';
import type { ReportSource, TransparencyReport } from './transparency-report.ts';

/** The transparency report with every item of its lists. */
export function transparencyReport(source: ReportSource): TransparencyReport {
  const { attention, inKind, actors, ...report } = lazyReport(source);
  return {
    ...whole<Omit<TransparencyReport, 'attention' | 'inKind' | 'actors'>>(report),
    attention: whole<AttentionStatement>(attention),
    inKind: whole<InKindStatement>(inKind),
    actors: actors(),
  };
}

const whole = <Statement extends object>(lazy: Lazy<Statement>): Statement =>
  Object.fromEntries(
    Object.entries(lazy).map(([name, member]) => [name, member instanceof LazyList ? member.slice() : member]),
  ) as Statement;
