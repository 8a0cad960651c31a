import { streamName } from '@pacta/ledger';
import {
  activityReported,
  flowCorrected,
  flowReported,
  flowWithdrawn,
  grantReported,
} from '../../ledger/testing/reports.ts';
import { ALSO_REPORTED, CHARITY, FIRST, FUND, LATER, MAKER, REPORTED, TOWN } from './places.ts';
import { idFor, type Step, type Story } from './story.ts';

/** What is reported on: a founded partnership, two that nobody founds, and one that is founded later. */
const PLACES = [FIRST, REPORTED, ALSO_REPORTED, LATER];
const SOURCE = { fileHash: 'c'.repeat(64), place: 'line 10: iati-activity[1]' };

const reportStream = (which: number) => streamName('report', idFor(`report ${which % 4}`));

export const reportOn = (partnershipId: string): string => reportStream(PLACES.indexOf(partnershipId));

const flowsIn = (story: Story) => story.appended.filter(({ type }) => type === 'FlowReported.v1');

export const reportStep: Step = (story, which, how) => {
  const stream = reportStream(which);
  const before = story.of(stream);
  const n = before.length;
  const of = { partnershipId: PLACES[which % 4], actor: 'importer-1' };
  const tell = ({ type, data }: { readonly type: string; readonly data: unknown }) =>
    story.tell(stream, type, data, of);
  if (n === 0) return tell(which % 4 === 2 ? grantReported(70_000) : activityReported(FUND));
  const flows = before.filter(({ type }) => type === 'FlowReported.v1');
  const flow = flows[how % Math.max(1, flows.length)];
  const sides = { provider: { id: FUND, name: 'Fund' }, receiver: { id: [CHARITY, TOWN, MAKER][how % 3] as string } };
  const reported = () => tell(flowReported(1_000 + n, { ...sides, date: '2026-03-05' }));
  const of0 = before[0]?.eventId;
  const options = [
    reported,
    reported,
    () => (flow === undefined ? reported() : tell(flowCorrected(flow.eventId, 2_000 + n, sides))),
    () => (flow === undefined ? reported() : tell(flowWithdrawn(flow.eventId))),
    () =>
      tell({
        type: 'ActivityContinued.v1',
        data: { of: of0, partners: [{ id: idFor(`partner ${n}`), name: `Q${n}` }], budgets: [], ...SOURCE },
      }),
    () =>
      tell({
        type: 'ActivitiesRelated.v1',
        data: {
          of: of0,
          related: PLACES.filter((_, at) => at !== which % 4).map((partnership, at) => ({
            type: String(1 + ((at + how) % 6)),
            identifier: `XX-${partnership}`,
            partnership,
          })),
          ...SOURCE,
        },
      }),
    () => tell({ type: 'ReportConfirmed.v1', data: { of: of0, ...SOURCE } }),
  ];
  return (options[how % options.length] as (typeof options)[number])();
};

/** Two flows are matched, across partnerships too, and one such match is reversed. */
export const matchStep: Step = (story, which, how) => {
  const flow = flowsIn(story)[which % Math.max(1, flowsIn(story).length)];
  if (flow === undefined) return reportStep(story, which, how);
  const of = { partnershipId: PLACES[[0, 1, 2, 3].findIndex((n) => reportStream(n) === flow.stream)] };
  const matches = story.of(flow.stream).filter(({ type }) => type === 'FlowsMatched.v1');
  const match = matches.at(-1);
  if (how % 3 === 0 && match !== undefined)
    return story.tell(flow.stream, 'EventReversed.v1', { eventId: match.eventId, reason: 'Not the same.' }, of);
  const others = story.appended.filter(
    ({ type, stream }) => stream !== flow.stream && (type === 'FlowReported.v1' || type === 'Disbursed.v1'),
  );
  const other = others[how % Math.max(1, others.length)];
  if (other === undefined) return reportStep(story, which + 1, how);
  const to = { stream: other.stream, eventId: other.eventId };
  return story.tell(flow.stream, 'FlowsMatched.v1', { flow: flow.eventId, with: to, why: 'Same.' }, of);
};

export const rateStep: Step = (story, which, how) => {
  const pair = which % 2 === 0 ? 'EUR/USD' : 'EUR/GBP';
  const stream = streamName('rate', pair.replace('/', '-'));
  const recorded = story.of(stream).filter(({ type }) => type === 'RateRecorded.v1');
  const last = recorded[how % Math.max(1, recorded.length)];
  if (how % 3 === 0 && last !== undefined)
    return story.tell(stream, 'EventReversed.v1', { eventId: last.eventId, reason: 'Typed wrong.' });
  const date = `2026-03-${String(1 + (story.of(stream).length % 28)).padStart(2, '0')}`;
  return story.tell(stream, 'RateRecorded.v1', { pair, rate: `1.${10 + (how % 80)}`, date, source: 'ECB' });
};

export const organisationStep: Step = (story, which, how) => {
  const stream = streamName('organisation', idFor(`newcomer ${which % 2}`));
  const last = story.of(stream).at(-1);
  if (how % 2 === 0 && last?.type === 'OrganisationsMatched.v1')
    return story.tell(stream, 'EventReversed.v1', { eventId: last.eventId, reason: 'Not the same.' });
  const other = [TOWN, CHARITY, MAKER][how % 3] as string;
  return story.tell(stream, 'OrganisationsMatched.v1', { with: other, why: 'Same.' });
};
