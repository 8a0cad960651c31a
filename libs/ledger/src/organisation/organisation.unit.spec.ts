import { describe, expect, test } from '@jest/globals';
import { partnershipAfter } from '../../testing/facts.ts';
import { EVENT_ID, folded, given, type Past } from '../../testing/given.ts';
import { ASSOCIATION, FUNDER, OWN_ID, STRANGER } from '../../testing/samples.ts';
import { organisationDecider } from './decider.ts';
import type { OrganisationDecided } from './events.ts';
import { matchInForce } from './state.ts';

const WHY = 'Both names stand in the register of associations.';
const matched = (other: string): OrganisationDecided => ({
  type: 'OrganisationsMatched.v1',
  data: { with: other, why: WHY },
});
const reversed = (index: number): OrganisationDecided => ({
  type: 'EventReversed.v1',
  data: { eventId: EVENT_ID(index), reason: 'Two branches.' },
});
const match = { organisation: OWN_ID, with: ASSOCIATION, why: WHY, reported: false };
const unmatch = { organisation: OWN_ID, eventId: EVENT_ID(0), reason: 'Two branches.', reported: false };

const after = (...past: readonly Past<OrganisationDecided>[]) =>
  given(organisationDecider, { partnership: partnershipAfter() }, past);
/** The facts where the other organisation has events too. */
const withOther = (...other: readonly Past<OrganisationDecided>[]) =>
  given(organisationDecider, { partnership: partnershipAfter(), other: folded(organisationDecider, other) });

describe('matchOrganisations', () => {
  test('of one on the roster, or named by a report', () => {
    after().when('matchOrganisations', match).records(matched(ASSOCIATION));
    after()
      .when('matchOrganisations', { ...match, with: STRANGER, reported: true })
      .records(matched(STRANGER));
    after()
      .when('matchOrganisations', { ...match, with: STRANGER })
      .refused('organisation-unknown', '/organisation');
  });

  test('once at a time', () => {
    after(matched(FUNDER)).when('matchOrganisations', match).refused('already-matched', '/organisation');
    after(matched(FUNDER), reversed(0)).when('matchOrganisations', match).records(matched(ASSOCIATION));
  });

  test('never with itself, and never round in a circle', () => {
    after()
      .when('matchOrganisations', { ...match, organisation: ASSOCIATION })
      .refused('same-organisation', '/with');
    withOther(matched(OWN_ID)).when('matchOrganisations', match).refused('match-leads-on', '/with');
    withOther(matched(OWN_ID), reversed(0)).when('matchOrganisations', match).records(matched(ASSOCIATION));
  });
});

describe('unmatchOrganisations', () => {
  test('takes a match back, once', () => {
    const running = after(matched(ASSOCIATION));
    running.when('unmatchOrganisations', unmatch).records(reversed(0));
    after(matched(ASSOCIATION), reversed(0))
      .when('unmatchOrganisations', unmatch)
      .refused('already-reversed', '/eventId');
    after().when('unmatchOrganisations', unmatch).refused('event-not-here', '/eventId');
    after(matched(STRANGER)).when('unmatchOrganisations', unmatch).refused('organisation-unknown', '/organisation');
  });

  test('leaves the organisation as it was', () => {
    expect(matchInForce(after(matched(FUNDER), reversed(0)).state)).toBeUndefined();
    expect(matchInForce(after(matched(FUNDER)).state)).toEqual({ eventId: EVENT_ID(0), with: FUNDER });
  });
});
