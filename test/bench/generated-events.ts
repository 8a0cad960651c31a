import type { NewEvent } from '@pacta/event-store';
import type { StreamName } from '@pacta/ledger';
import { createHash } from 'node:crypto';
import { idFrom } from '../generate/seeded.ts';

/** One append of the large ledger. */
export interface GeneratedAppend {
  readonly stream: StreamName;
  readonly expected: 'none' | number;
  readonly events: readonly NewEvent[];
}

const EPOCH = Date.UTC(2024, 0, 1);
const PURPOSE = 'Infant cereals for families below the poverty line, over two years, in three departments.';

/** One event that is valid in the catalogue. `serial` sets its time. */
function made(serial: number, type: string, partnershipId: string, data: unknown): NewEvent {
  const commandId = idFrom(`command ${serial}`);
  return {
    eventId: idFrom(`event ${serial}`),
    type,
    data,
    metadata: {
      actor: 'demo-funder',
      commandId,
      partnershipId,
      recordedAt: new Date(EPOCH + serial * 1000).toISOString(),
      effectiveOn: new Date(EPOCH + serial * 1000).toISOString().slice(0, 10),
      salt: createHash('sha256').update(commandId).digest('base64url').slice(0, 22),
    },
    sealed: {},
  };
}

/** Commitments are pledged, signed, disbursed and received: ten events each, a thousand events to a partnership. */
export function* generatedAppends(events: number): Generator<GeneratedAppend> {
  let serial = 0;
  let partnershipId = '';
  while (serial < events) {
    if (serial % 1000 === 0) {
      partnershipId = idFrom(`partnership ${serial}`);
      const founded = made(serial, 'PartnershipFounded.v1', partnershipId, {
        name: `Partnership ${serial / 1000}`,
        purpose: PURPOSE,
        synthetic: true,
      });
      yield { stream: `partnership-${partnershipId}`, expected: 'none', events: [founded] };
      serial += 1;
    }
    const commitment = commitmentEvents(serial, partnershipId).slice(
      0,
      Math.min(10, events - serial, 1000 - (serial % 1000)),
    );
    yield { stream: `commitment-${idFrom(`commitment ${serial}`)}`, expected: 'none', events: commitment };
    serial += commitment.length;
  }
}

function commitmentEvents(serial: number, partnershipId: string): NewEvent[] {
  const amount = (minor: number) => ({ amount: String(minor), currency: 'EUR' });
  const day = new Date(EPOCH + serial * 1000).toISOString().slice(0, 10);
  const pledge = {
    provider: idFrom(`provider ${serial % 97}`),
    receiver: idFrom(`receiver ${serial % 89}`),
    instrument: 'grant',
    amount: amount(400_000),
    purpose: PURPOSE,
    conditions: [],
    synthetic: true,
  };
  const paid = (index: number) => ({
    amount: amount(100_000),
    valueDate: day,
    reference: `TR-${serial}-${index}`,
    synthetic: true,
  });
  const parts: [string, unknown][] = [
    ['Pledged.v1', pledge],
    ['Signed.v1', { terms: PURPOSE, amount: amount(400_000) }],
  ];
  for (const index of [1, 2, 3, 4]) parts.push(['Disbursed.v1', paid(index)], ['Received.v1', paid(index)]);
  return parts.map(([type, data], index) => made(serial + index, type, partnershipId, data));
}
