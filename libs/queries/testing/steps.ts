import { LEDGER_STREAM, streamName } from '@pacta/ledger';
import { commitmentStep } from './commitment-steps.ts';
import { anchorStep, contributionStep, costBookStep, decisionStep } from './board-steps.ts';
import { CHARITY, FIRST, LATER, SECOND } from './places.ts';
import { matchStep, organisationStep, rateStep, reportStep } from './published-steps.ts';
import { idFor, type Step } from './story.ts';

/** Revision of the event by which the auditor gets their role, in the partnerships that are there from the beginning. */
const FOUNDING = 5;

/** Whom the event at a revision grants a role. */
export const memberOf = (revision: number): string => `member-${revision % 4}`;

const LATER_STREAM = streamName('partnership', LATER);

/** Which of the twelve `which` founds the third partnership: few of them, so that something happens before. */
export const FOUNDS_LATER = 11;

export const partnershipStep: Step = (story, which, how) => {
  const isLater = which % 3 === 2 && (story.of(LATER_STREAM).length > 0 || which % 12 === FOUNDS_LATER);
  const partnershipId = isLater ? LATER : which % 2 === 0 ? FIRST : SECOND;
  const stream = streamName('partnership', partnershipId);
  const of = { partnershipId };
  const n = story.of(stream).length;
  if (n === 0) {
    const externalIds = [{ scheme: 'IATI', ref: 'XX-1' }];
    return story.tell(stream, 'PartnershipFounded.v1', { name: 'Later', purpose: 'P.', externalIds }, of);
  }
  const members = story.of(stream).filter(({ type, revision }) => type === 'RoleGranted.v1' && revision > FOUNDING);
  const member = members[how % Math.max(1, members.length)]?.revision ?? n;
  const grant = () => ['RoleGranted.v1', { actor: memberOf(n), role: 'partner', organisation: CHARITY }] as const;
  const revoke = () => ['RoleRevoked.v1', { actor: memberOf(member), role: 'partner' }] as const;
  const options = [
    grant,
    revoke,
    grant,
    revoke,
    () => ['PartnerJoined.v1', joined(`${partnershipId} ${n}`)],
    () => ['CharterAdopted.v1', { version: n, objectives: [{ id: `o${n}`, text: 'O.' }], redLines: [`R${n}.`] }],
    () => ['PhaseChanged.v1', { from: 'preparation', to: 'experiment', reason: `R${n}.` }],
    () => ['ExitPlanAdopted.v1', { triggers: ['T.'], heirs: [`H${n}.`], horizon: '2036-12-31' }],
    () => ['ValuationRuleAgreed.v1', valuationRule(n)],
  ] as const;
  const [type, data] = (options[how % options.length] as (typeof options)[number])();
  return story.tell(stream, type as string, data, of);
};

const joined = (of: string) => ({
  organisation: { id: idFor(`organisation of ${of}`), name: 'Newcomer' },
  sector: 'private',
  roles: ['help'],
});

const valuationRule = (n: number) => ({
  version: n,
  reading: 'month',
  ceilings: [{ year: 2026, monthly: { amount: String(300_000 + n), currency: 'EUR' } }],
  partTime: 'whole',
  from: '2026-01-01',
  source: 'S.',
});

const ledgerStep: Step = (story, which, how) =>
  how % 3 === 0
    ? story.tell(LEDGER_STREAM, 'StreamHeads.v1', {
        size: story.appended.length,
        heads: [{ partnership: FIRST, streams: 1, events: 1, root: 'a'.repeat(64) }],
      })
    : story.tell(LEDGER_STREAM, how % 3 === 1 ? 'RoleGranted.v1' : 'RoleRevoked.v1', {
        actor: `administrator-${which % 2}`,
        role: 'administrator',
      });

/** Kinds of things; those that queries use most are repeated. */
export const STEPS: readonly Step[] = [
  commitmentStep,
  commitmentStep,
  commitmentStep,
  costBookStep,
  costBookStep,
  reportStep,
  reportStep,
  matchStep,
  partnershipStep,
  partnershipStep,
  contributionStep,
  decisionStep,
  anchorStep,
  rateStep,
  organisationStep,
  ledgerStep,
];
