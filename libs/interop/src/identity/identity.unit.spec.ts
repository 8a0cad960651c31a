import { describe, expect, test } from '@jest/globals';
import { namedOrganisationId, registeredOrganisationId, reportedPartnershipId, reportStreamId } from './ids.ts';
import { identifierOf } from './reference.ts';

describe('a published ref', () => {
  test.each([
    ['GB-COH-11126312', 'GB-COH', '11126312'],
    ['XM-DAC-928', 'XM-DAC', '928'],
    ['XI-IATI-EC_INTPA', 'XI-IATI', 'EC_INTPA'],
    ['CH-FDJP-110.162.567', 'CH-FDJP', '110.162.567'],
    ['gb-chc-1015648', 'GB-CHC', '1015648'],
    ['360G-ALWF-Org:1', '360G', 'ALWF-Org:1'],
  ])('%s has a scheme', (ref, scheme, number) => {
    expect(identifierOf(ref)).toEqual({ scheme, ref: number });
  });

  test.each(['63000', 'XM-DAC-63000', 'xm-dac-12001', 'XM-DAC-21000', 'XM-DAC-90000'])(
    '%s is a kind of organisation, and the number of none',
    (ref) => expect(identifierOf(ref)).toBeUndefined(),
  );

  test.each(['XM-DAC-41122', 'XM-DAC-30010', 'XM-DAC-21016'])('%s is an organisation', (ref) =>
    expect(identifierOf(ref)).toMatchObject({ scheme: 'XM-DAC' }),
  );

  test.each(['', 'N/A', '60000', '41AAA', 'CA-3', 'GB-1', 'GB-COH-', '-1', 'United Nations'])('%j has none', (ref) => {
    expect(identifierOf(ref)).toBeUndefined();
  });
});

describe('ids', () => {
  test('are the same for the same number, whoever names it', () => {
    const id = registeredOrganisationId({ scheme: 'FR-RNA', ref: 'W751222331' });
    expect(id).toBe('e4600ca3-e02d-52bb-b9ea-400fc219c4d0');
  });

  test('a name belongs to its publisher, whatever its blanks and case', () => {
    expect(namedOrganisationId('p', 'Private  sector institution ')).toBe(
      namedOrganisationId('p', 'private sector Institution'),
    );
    expect(namedOrganisationId('p', 'Private sector')).not.toBe(namedOrganisationId('q', 'Private sector'));
  });

  test('two publishers on one activity share the partnership, not the stream', () => {
    expect(reportedPartnershipId('X-1')).toBe(reportedPartnershipId('X-1'));
    expect(reportStreamId('p', 'X-1')).not.toBe(reportStreamId('q', 'X-1'));
  });
});
