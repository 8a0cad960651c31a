import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Shapes of a large file. The last two stress a reader that holds a whole activity in memory. */
export type GeneratedShape = 'iati' | 'one-activity' | '360giving';

interface Size {
  /** Target size; the file ends with the first record that reaches it. */
  readonly bytes: number;
}

/** Writes a synthetic file with the lengths and variety of published ones. The same size gives the same file. */
export async function writeGenerated(
  path: string,
  shape: GeneratedShape,
  { bytes }: Size,
): Promise<{ readonly records: number }> {
  let records = 0;
  const pieces =
    shape === '360giving' ? grants(bytes, () => (records += 1)) : activities(bytes, shape, () => (records += 1));
  await pipeline(Readable.from(pieces), createWriteStream(path));
  return { records };
}

const CURRENCIES = ['GBP', 'EUR', 'USD', 'JPY'] as const;
const KINDS = [1, 2, 3, 3, 3, 4] as const;

/** Evenly spread whole numbers from 0 to `below`, not random, so that every run makes the same file. */
const spread = (n: number, below: number): number => (n * 2_654_435_761) % below;

const day = (n: number): string =>
  `${2010 + spread(n, 15)}-${String(1 + spread(n + 1, 12)).padStart(2, '0')}-${String(1 + spread(n + 2, 28)).padStart(2, '0')}`;

const transaction = (n: number): string => `
    <transaction${n % 3 === 0 ? ` ref="T-${n}"` : ''}>
      <transaction-type code="${KINDS[n % KINDS.length]}"/>
      <transaction-date iso-date="${day(n)}"/>
      <value currency="${CURRENCIES[n % 97 === 0 ? 3 : n % 3]}" value-date="${day(n)}">${spread(n, 900_000)}.${String(n % 100).padStart(2, '0')}</value>
      <description><narrative xml:lang="en">Instalment ${n} of the work agreed with the partners of the programme</narrative></description>
      <provider-org ref="GB-COH-${spread(n, 500)}" provider-activity-id="GB-COH-${spread(n, 500)}-P"><narrative>Provider ${spread(n, 500)}</narrative></provider-org>
      <receiver-org><narrative>Receiver ${spread(n, 3_000)}</narrative></receiver-org>
      <flow-type code="10"/><finance-type code="110"/>
      <sector code="15110" percentage="100"/>
    </transaction>`;

const opening = (n: number): string => `
  <iati-activity last-updated-datetime="2024-01-${String(1 + (n % 28)).padStart(2, '0')}T10:00:00Z" xml:lang="en" default-currency="GBP">
    <iati-identifier>GB-COH-1-${n}</iati-identifier>
    <reporting-org ref="GB-COH-1" type="22"><narrative>A publisher of many activities</narrative></reporting-org>
    <title><narrative>Activity ${n}</narrative></title>
    <description><narrative>${'What the activity does, for whom, and with which partners. '.repeat(6)}</narrative></description>
    <participating-org role="1" type="10" ref="GB-GOV-1"><narrative>A ministry</narrative></participating-org>
    <participating-org role="4" type="22" ref="GB-COH-${n}"><narrative>Partner ${n}</narrative></participating-org>
    <activity-status code="2"/><activity-date type="2" iso-date="${day(n)}"/>
    <recipient-country code="KE"/>`;

function* activities(bytes: number, shape: 'iati' | 'one-activity', counted: () => void): Generator<string> {
  const each = shape === 'one-activity' ? Number.POSITIVE_INFINITY : 20;
  let made = 0;
  const piece = (text: string): string => {
    made += text.length;
    return text;
  };
  yield piece(
    '<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03" generated-datetime="2024-02-01T00:00:00Z">',
  );
  for (let activity = 1, n = 0; made < bytes; activity += 1) {
    yield piece(opening(activity));
    counted();
    for (const upTo = n + each; n < upTo && made < bytes; n += 1) {
      yield piece(transaction(n));
      counted();
    }
    yield piece('\n  </iati-activity>');
  }
  yield '\n</iati-activities>\n';
}

function* grants(bytes: number, counted: () => void): Generator<string> {
  let made = 0;
  yield '{"grants": [';
  for (let n = 0; made < bytes; n += 1) {
    const grant = JSON.stringify({
      id: `360G-made-${n}`,
      title: `Grant ${n}`,
      description: 'What the grant is for, and whom it reaches. '.repeat(5),
      currency: 'GBP',
      amountAwarded: spread(n, 900_000) + (n % 100) / 100,
      awardDate: `${day(n)}T00:00:00+00:00`,
      plannedDates: [{ startDate: day(n), duration: n % 48 }],
      recipientOrganization: [
        { id: `GB-CHC-${spread(n, 90_000)}`, name: `Charity ${spread(n, 90_000)}`, postalCode: 'N1' },
      ],
      fundingOrganization: [{ id: 'GB-CHC-1', name: 'A foundation' }],
      beneficiaryLocation: [{ name: 'Somewhere', countryCode: 'GB' }],
      grantProgramme: [{ title: 'Music' }],
      dateModified: `${day(n)}T00:00:00+00:00`,
    });
    const text = n === 0 ? grant : `,\n${grant}`;
    made += text.length;
    counted();
    yield text;
  }
  yield ']}\n';
}
