import { describe, expect, test } from '@jest/globals';
import { CLOSED, partnershipAfter } from '../../testing/facts.ts';
import { given, type Past } from '../../testing/given.ts';
import { ASSOCIATION, FUNDER, MANUFACTURER, OWN_ID, STRANGER } from '../../testing/samples.ts';
import type { LogTime } from './commands.ts';
import { contributionDecider } from './decider.ts';
import { timeLogged, type ContributionDecided } from './events.ts';

const PERSON = { subject: OWN_ID, name: 'Engineer, manufacturer' };
const TIME: LogTime = {
  provider: MANUFACTURER,
  receiver: ASSOCIATION,
  person: PERSON,
  skill: 'Food engineering',
  days: '1.5',
  dates: [{ date: '2026-03-02', hours: '7.5' }, { date: '2026-03-03' }],
  agreement: 'Convention of January',
};
const logged = (side: 'provider' | 'receiver' = 'provider', actor = 'of-manufacturer'): Past<ContributionDecided> => ({
  type: 'TimeLogged.v1',
  data: { ...TIME, side },
  actor,
});
const signed: ContributionDecided = { type: 'Countersigned.v1', data: { organisation: ASSOCIATION } };

const facts = { partnership: partnershipAfter() };
const after = (...past: readonly Past<ContributionDecided>[]) => given(contributionDecider, facts, past);
const MAKER = { actor: 'of-manufacturer' };
const logging = (data: Partial<LogTime>) => after().when('logTime', { ...TIME, ...data }, MAKER);

/** Without the named days, for a period. */
const forPeriod = (period: string, days = '3'): LogTime => {
  const { dates: _, ...rest } = TIME;
  return { ...rest, period, days };
};

describe('logTime', () => {
  test('is signed by the side that logs it', () => {
    after()
      .when('logTime', TIME, MAKER)
      .records({ type: 'TimeLogged.v1', data: { ...TIME, side: 'provider' } });
    after()
      .when('logTime', TIME, { actor: 'of-association' })
      .records({ type: 'TimeLogged.v1', data: { ...TIME, side: 'receiver' } });
  });

  test('may name a period instead of days', () => {
    const data = forPeriod('2026-02', '28');
    after()
      .when('logTime', data, MAKER)
      .records({ type: 'TimeLogged.v1', data: { ...data, side: 'provider' } });
    after().when('logTime', forPeriod('2026-02', '28.5'), MAKER).refused('days-above-list', '/days');
    after().when('logTime', forPeriod('2026-05'), MAKER).refused('day-ahead', '/period');
  });

  test.each<[string, Partial<LogTime>, string]>([
    ['one-side-only', { receiver: MANUFACTURER }, '/receiver'],
    ['not-a-partner', { receiver: STRANGER }, '/receiver'],
    ['days-zero', { days: '0' }, '/days'],
    ['days-above-list', { days: '2.1' }, '/days'],
    ['day-repeated', { dates: [{ date: '2026-03-02' }, { date: '2026-03-02' }] }, '/dates/1/date'],
    ['day-ahead', { dates: [{ date: '2026-03-02' }, { date: '2026-04-13' }] }, '/dates/1/date'],
    ['day-outside', { period: '2026-Q2' }, '/dates/0/date'],
    ['hours-above-day', { dates: [{ date: '2026-03-02', hours: '24.5' }, { date: '2026-03-03' }] }, '/dates/0/hours'],
    ['not-a-side', { provider: FUNDER }, '/provider'],
  ])('is refused: %s', (code, data, pointer) => {
    logging(data).refused(code, pointer);
  });

  test('is refused without days or a period, twice, and in a closed partnership', () => {
    const { dates: _, ...bare } = TIME;
    after().when('logTime', bare, MAKER).refused('days-unnamed', '/dates');
    after(logged()).when('logTime', TIME, MAKER).refused('already-logged');
    given(contributionDecider, { partnership: CLOSED }).when('logTime', TIME, MAKER).refused('partnership-closed');
  });

  test('seals the name of the person with that person’s own key', () => {
    expect(timeLogged.seals({ ...TIME, side: 'provider' })).toEqual([
      { pointer: '/person/name', class: 'personal', subject: OWN_ID },
    ]);
    expect(JSON.stringify(after(logged()).state)).not.toContain(PERSON.name);
  });
});

describe('countersign', () => {
  const actor = 'of-association';

  test('is for another person of the other side, once', () => {
    after(logged())
      .when('countersign', signed.data as { organisation: string }, { actor })
      .records(signed);
    after(logged(), signed)
      .when('countersign', { organisation: ASSOCIATION }, { actor })
      .refused('already-countersigned');
    after().when('countersign', { organisation: ASSOCIATION }, { actor }).refused('contribution-unknown');
    after(logged())
      .when('countersign', { organisation: MANUFACTURER }, { actor })
      .refused('not-the-other-side', '/organisation');
    after(logged('receiver', actor))
      .when('countersign', { organisation: ASSOCIATION }, { actor })
      .refused('not-the-other-side', '/organisation');
    after(logged('provider', actor))
      .when('countersign', { organisation: ASSOCIATION }, { actor })
      .refused('same-person');
    after(logged())
      .when('countersign', { organisation: ASSOCIATION }, { actor: 'chair' })
      .refused('not-your-organisation', '/organisation');
  });
});
