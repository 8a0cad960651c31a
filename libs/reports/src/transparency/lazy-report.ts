import type { Source } from '@pacta/ledger';
import { namesFrom } from '../names/names.ts';
import { LazyList } from '../paging/lazy-list.ts';
import { NOTHING_REPORTED, reportedFlows } from '../reported/reported-facts.ts';
import { reportedMoney } from '../reported/reported-money.ts';
import { attention } from './attention.ts';
import { chains, linked } from './chains.ts';
import { commitmentStatement, isPledged } from './commitments.ts';
import { booksAtHand } from './costs.ts';
import { decisionStatement, isProposed } from './decisions.ts';
import { eventsOfViews } from './events-of-views.ts';
import { partnershipHead } from './head.ts';
import { awaitingSignature, inKind } from './in-kind.ts';
import { matchStatements } from './match-statements.ts';
import { movements } from './movements.ts';
import { ofReports } from './published-discrepancies.ts';
import { publishedFlows } from './published-flows.ts';
import { publishedRecords } from './published-records.ts';
import { showsSynthetic } from './shows-synthetic.ts';
import { totalsByCurrency } from './totals.ts';
import type { AsOf, Check, LazyReport, ReportSource } from './transparency-report.ts';
import { ALL_DAYS, withinDays } from './within-days.ts';

const firstOf = (view: { readonly by: Source } | null): number => view?.by.position ?? Number.MAX_SAFE_INTEGER;

/** In log order, so that a report does not depend on the order in which its views were read. */
const inLogOrder = <View>(
  views: readonly View[],
  start: (view: View) => { readonly by: Source } | null,
): readonly View[] => views.toSorted((left, right) => firstOf(start(left)) - firstOf(start(right)));

function checks({ position }: AsOf, partnership: string): readonly Check[] {
  const moment = position === null ? '' : ` --as-of @${position}`;
  return [
    { code: 'show-event', command: 'pacta show <event>' },
    { code: 'verify', command: 'pacta verify' },
    { code: 'as-data', command: `pacta report ${partnership}${moment} --json` },
  ];
}

/** The transparency report of the views of one partnership as of one moment, for one reader. */
export function lazyReport(source: ReportSource): LazyReport {
  const { partnership, reader, asOf, reported: facts = NOTHING_REPORTED } = source;
  const reported = { ...facts, records: inLogOrder(facts.records, ({ by }) => by && { by }) };
  const names = source.names ?? namesFrom([partnership], reported);
  const head = partnershipHead(partnership, reported, names);
  const { synthetic } = head;
  const registers = inLogOrder(source.commitments, (view) => view.pledge);
  const books = inLogOrder(source.costBooks, ({ summary }) => summary.book);
  const decisions = inLogOrder(source.decisions, (view) => view.proposal);
  const given = inLogOrder(source.contributions, ({ summary }) => summary.logged ?? summary.goods);
  const pledged = registers.filter(isPledged);
  const proposed = decisions.filter(isProposed);

  const money = { partnership, commitments: registers, reported };
  const flows = reportedFlows(money);
  const matches = matchStatements(money, names);
  const shownMatches = new Set(matches.map(({ events: [first] }) => first));
  const events = eventsOfViews([
    partnership,
    registers,
    books.map(({ summary }) => summary.sources),
    decisions,
    given.map(({ summary }) => summary),
    reported.records,
    reported.matches.filter(({ by }) => shownMatches.has(by.eventId)),
  ]);

  const within = withinDays(source.effective, () => events);
  const { counts } = within;
  const counted = reportedMoney(flows, counts);
  const commitmentsIn = pledged.map(within.entries);
  const givenIn = given.filter(({ summary }) => within.thing(summary.logged ?? summary.goods));
  const context = { names, synthetic, rules: partnership.valuationRules };
  const booksIn = booksAtHand(books, within, names, synthetic);
  const logOrder = new LazyList(
    events,
    (event) => event,
    (left, right) => left.position - right.position,
  );

  return {
    report: 'transparency',
    asOf,
    effective: source.effective ?? null,
    reader,
    attention: attention({
      head,
      commitments: pledged,
      linked: linked(pledged).map((register) => commitmentStatement(register, names, synthetic)),
      books: within === ALL_DAYS ? booksIn : booksAtHand(books, ALL_DAYS, names, synthetic),
      decisions: proposed,
      awaitingSignature: awaitingSignature(given, context),
      reports: ofReports(reported, flows, matches, names),
      names,
      day: asOf.day,
    }),
    partnership: head,
    totals: totalsByCurrency(registers, synthetic, { counts, reported: counted }),
    commitments: new LazyList(commitmentsIn, (register) => commitmentStatement(register, names, synthetic, counts)),
    costBooks: new LazyList(booksIn, ({ statement }) => statement()),
    inKind: inKind(givenIn, context),
    chains: chains(linked(commitmentsIn).map((register) => commitmentStatement(register, names, synthetic, counts))),
    movements: movements(commitmentsIn, names, synthetic),
    reports: publishedRecords(reported, names),
    reportedFlows: publishedFlows(reported, counted, names, counts),
    matches,
    decisions: new LazyList(proposed, (register) => decisionStatement(register, names)),
    synthetic: synthetic || showsSynthetic(commitmentsIn, booksIn, givenIn),
    events: logOrder,
    actors: (some) => {
      const voters = proposed.flatMap(({ proposal }) => proposal.electorate.map(({ actor }) => actor));
      const ids = (some ?? logOrder.slice()).map(({ actor }) => actor);
      return Object.fromEntries(
        [...new Set(some === undefined ? [...ids, ...voters] : ids)].map((id) => [id, names.rolesOf(id)]),
      );
    },
    verify: checks(asOf, head.id),
  };
}
