import type { Source } from '@pacta/ledger';
import { namesFrom } from '../names/names.ts';
import { LazyList } from '../paging/lazy-list.ts';
import { once } from '../paging/once.ts';
import { NOTHING_REPORTED, reportedFlows } from '../reported/reported-facts.ts';
import { reportedMoney } from '../reported/reported-money.ts';
import { attention } from './attention.ts';
import { chains, linked } from './chains.ts';
import { everyDay } from './commitment-terms.ts';
import { commitmentStatement, isPledged, type Pledged } from './commitments.ts';
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
import { ofUnknownDay } from './unknown-day.ts';
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
  const head = partnershipHead(partnership, reported, source.related ?? [], names);
  const { synthetic } = head;
  const registers = inLogOrder(source.commitments, (view) => view.pledge);
  const books = inLogOrder(source.costBooks, ({ summary }) => summary.book);
  const decisions = inLogOrder(source.decisions, (view) => view.proposal);
  const given = inLogOrder(source.contributions, ({ summary }) => summary.logged ?? summary.goods);
  const pledged = registers.filter(isPledged);
  const proposed = decisions.filter(isProposed);

  const money = { partnership, commitments: registers, reported };
  const flows = once(() => reportedFlows(money));
  const matches = once(() => matchStatements(money, names));
  const events = once(() => {
    const shownMatches = new Set(matches().map(({ events: [first] }) => first));
    const found = eventsOfViews([
      partnership,
      registers,
      books.map(({ summary }) => summary.sources()),
      decisions,
      given.map(({ summary }) => summary),
      reported.records,
      reported.matches.filter(({ by }) => shownMatches.has(by.eventId)),
    ]);
    const inOrder = (left: Source, right: Source): number => left.position - right.position;
    return new LazyList(found, (event) => event, inOrder);
  });

  const within = withinDays(source.effective);
  const { counts } = within;
  const counted = once(() => reportedMoney(flows(), counts));
  const commitmentsIn = pledged.map(within.entries);
  const givenIn = given.filter(({ summary }) => within.thing(summary.logged ?? summary.goods));
  const context = { names, synthetic, rules: partnership.valuationRules };
  const booksIn = booksAtHand(books, within, names, synthetic);
  const stated = (register: Pledged, of = counts) => commitmentStatement(register, names, synthetic, of);

  // A member is computed when it is asked for: a page of one list needs none of the others.
  return {
    report: 'transparency',
    asOf,
    effective: source.effective ?? null,
    reader,
    get attention() {
      return attention({
        head,
        commitments: pledged,
        linked: linked(pledged).map((register) => stated(register, everyDay)),
        books: within === ALL_DAYS ? booksIn : booksAtHand(books, ALL_DAYS, names, synthetic),
        decisions: proposed,
        awaitingSignature: awaitingSignature(given, context),
        reports: ofReports(reported, flows(), matches(), names),
        names,
        day: asOf.day,
      });
    },
    partnership: head,
    get totals() {
      return totalsByCurrency(registers, synthetic, { counts, reported: counted() });
    },
    get unknownDay() {
      return source.effective === undefined ? [] : ofUnknownDay(registers, flows(), partnership.id);
    },
    commitments: new LazyList(commitmentsIn, (register) => stated(register)),
    costBooks: new LazyList(booksIn, ({ statement }) => statement()),
    get inKind() {
      return inKind(givenIn, context);
    },
    get chains() {
      return chains(linked(commitmentsIn).map((register) => stated(register)));
    },
    get movements() {
      return movements(commitmentsIn, names, synthetic);
    },
    reports: publishedRecords(reported, names),
    get reportedFlows() {
      return publishedFlows(reported, counted(), names, counts);
    },
    get matches() {
      return matches();
    },
    decisions: new LazyList(proposed, (register) => decisionStatement(register, names)),
    get synthetic() {
      return synthetic || showsSynthetic(commitmentsIn, booksIn, givenIn);
    },
    get events() {
      return events();
    },
    actors(some) {
      const voters = proposed.flatMap(({ proposal }) => proposal.electorate.map(({ actor }) => actor));
      const ids = (some ?? events().slice()).map(({ actor }) => actor);
      const all = new Set(some === undefined ? [...ids, ...voters] : ids);
      return Object.fromEntries([...all].map((id) => [id, names.rolesOf(id)]));
    },
    verify: checks(asOf, head.id),
  };
}
