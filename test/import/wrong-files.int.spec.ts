import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Buffer } from 'node:buffer';
import { FileFault, type ImportSummary } from '@pacta/interop';
import { memoryLedger, type MemoryLedger } from './ledger-in-memory.ts';
import { grantsFile, iatiFile, iatiWith, type SyntheticTransaction } from './synthetic-files.ts';

jest.setTimeout(60_000);

let ledger: MemoryLedger;
beforeEach(() => {
  ledger = memoryLedger();
});
afterEach(() => ledger.remove());

const utf16 = (text: string, order: 'le' | 'be' = 'le'): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const GOOD = iatiWith({ amount: '10' });
const declared = (encoding: string, text = GOOD): string =>
  text.replace('<?xml version="1.0"?>', `<?xml version="1.0" encoding="${encoding}"?>`);
const named = (name: string): string =>
  iatiFile([{ inside: `<participating-org role="1"><narrative>${name}</narrative></participating-org>` }]);
const nested = (depth: number): string =>
  `<iati-activities><iati-activity>${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</iati-activity></iati-activities>`;

describe('a file that is wrong as a whole is refused, and nothing of it is written', () => {
  test.each<[string, string | Uint8Array, string, RegExp?]>([
    ['empty', '', 'file-empty'],
    ['plain text', 'Dear Sir or Madam', 'format-unknown'],
    ['a PDF', Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0x00]), 'format-unknown'],
    ['cut off', GOOD.slice(0, -30), 'xml-malformed', /line \d+, column \d+/],
    ['cut off within a tag', GOOD.slice(0, GOOD.indexOf('transaction-type') + 4), 'xml-malformed'],
    ['with tags that do not match', GOOD.replace('</transaction>', '</transactions>'), 'xml-malformed', /line 3/],
    ['with a bare ampersand', GOOD.replace('Title', 'Fish & chips'), 'xml-malformed', /line 3/],
    ['with an attribute without quotes', GOOD.replace('code="3"', 'code=3'), 'xml-malformed'],
    ['with two roots', `${GOOD}<more/>`, 'xml-malformed'],
    ['with text after its root', `${GOOD}more`, 'xml-malformed'],
    ['with a control character', GOOD.replace('Title', 'Ti\u0001tle'), 'xml-malformed'],
    [
      'with entities of its own',
      GOOD.replace('<iati-activities', '<!DOCTYPE x [<!ENTITY a "b">]><iati-activities'),
      'xml-doctype',
    ],
    [
      'a bomb of entities',
      `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${[1, 2, 3, 4, 5, 6, 7, 8, 9]
        .map((n) => `<!ENTITY lol${n} "${`&lol${n === 1 ? '' : n - 1};`.repeat(10)}">`)
        .join('')}]><iati-activities>&lol9;</iati-activities>`,
      'xml-doctype',
    ],
    [
      'with an external entity',
      GOOD.replace('<iati-activities', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><iati-activities'),
      'xml-doctype',
    ],
    [
      'with an external document type',
      GOOD.replace('<iati-activities', '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><iati-activities'),
      'xml-doctype',
    ],
    ['with an unknown entity', GOOD.replace('Title', '&eacute;'), 'xml-malformed', /line 3/],
    ['with an entity named as every object has a member', GOOD.replace('Title', '&constructor;'), 'xml-malformed'],
    [
      'with an attribute that is there twice',
      iatiWith({ currency: 'USD' }).replace('currency="USD"', 'currency="USD" currency="EUR"'),
      'xml-malformed',
      /line 3, column \d+/,
    ],
    ['with the end of a CDATA section and no beginning', GOOD.replace('Title', ']]>'), 'xml-malformed', /line 3/],
    ['65 deep', nested(63), 'too-deep'],
    ['HTML', '<html><body>404</body></html>', 'not-iati-activities'],
    ['an organisation file', '<iati-organisations><iati-organisation/></iati-organisations>', 'not-iati-activities'],
    ['UTF-8 with a Latin-1 byte', Buffer.from(named('Affaires étrangères'), 'latin1'), 'encoding-wrong', /line 3/],
    ['declared ISO-8859-1 and saved as UTF-8', declared('ISO-8859-1', named('Affaires étrangères')), 'encoding-wrong'],
    ['declared UTF-16 and saved as UTF-8', declared('UTF-16'), 'encoding-wrong', /line 1/],
    ['declared UTF-8 and saved as UTF-16', utf16(declared('UTF-8')), 'encoding-wrong'],
    ['declared UTF-8 behind the mark of UTF-16', utf16(declared('UTF-8'), 'be'), 'encoding-wrong'],
    ['declared US-ASCII with more than ASCII', declared('US-ASCII', named('é')), 'encoding-wrong', /line 3/],
    ['in an encoding that nobody knows', declared('X-KLINGON'), 'encoding-unsupported'],
    ['declared utf_16 and saved as UTF-8', declared('utf_16'), 'encoding-wrong', /line 1/],
    ['declared unicode and saved as UTF-8', declared('unicode'), 'encoding-wrong', /line 1/],
    [
      'declared ISO-8859-2 with letters of Windows',
      Buffer.from(declared('ISO-8859-2', named('a\x8ab')), 'latin1'),
      'encoding-wrong',
      /line 3/,
    ],
    ['a list of grants', '[{"id": "1"}]', 'not-360giving'],
    ['a number', '12', 'not-360giving'],
    ['JSON of another kind', '{"type": "FeatureCollection", "features": []}', 'not-360giving'],
    ['with grants that are no list', '{"grants": {"id": "1"}}', 'not-360giving'],
    ['with two lists of grants', '{"grants": [], "grants": []}', 'not-360giving'],
    ['with a member of the package twice', '{"version": "1.0", "version": "1.1", "grants": []}', 'not-360giving'],
    ['cut off JSON', grantsFile({}, {}).slice(0, -9), 'json-malformed'],
    [
      'JSON with a mistake',
      grantsFile({}, {}).replace('"A grant"', "'A grant'"),
      'json-malformed',
      /line 1, column 40/,
    ],
    ['JSON with more behind it', `${grantsFile({})} {}`, 'json-malformed'],
    ['JSON with a Latin-1 byte', Buffer.from(grantsFile({ title: 'é' }), 'latin1'), 'encoding-wrong'],
    ['JSON with a text that never ends', `{"grants": [{"id": "${'x'.repeat(17_000_000)}`, 'piece-too-long'],
    ['JSON 65 deep', `{"grants": [{"x": ${'['.repeat(63)}${']'.repeat(63)}}]}`, 'too-deep'],
  ])('%s', async (_what, content, code, place = /^/) => {
    const fault = await ledger.import(content).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(FileFault);
    expect(fault).toMatchObject({
      code,
      message: expect.stringMatching(/^[A-Z].*\.$/),
      next: expect.stringMatching(/^[A-Z].*\.$/),
    });
    expect((fault as FileFault).place ?? '').toMatch(place);
    expect(await ledger.events()).toEqual([]);
  });
});

describe('a file in another encoding that says so is read', () => {
  test.each<[string, string | Uint8Array]>([
    ['UTF-8', named('Affaires étrangères')],
    ['UTF-8 with its mark', `\ufeff${named('Affaires étrangères')}`],
    ['UTF-16 little-endian', utf16(declared('UTF-16', named('Affaires étrangères')))],
    ['UTF-16 big-endian', utf16(named('Affaires étrangères'), 'be')],
    ['ISO-8859-1', Buffer.from(declared('ISO-8859-1', named('Affaires étrangères')), 'latin1')],
    ['Windows-1252', Buffer.from(declared('windows-1252', named('Affaires étrangères')), 'latin1')],
    ['utf_8', declared('utf_8', named('Affaires étrangères'))],
    ['utf_8 with its mark', `\ufeff${declared('utf_8', named('Affaires étrangères'))}`],
    ['UTF8-sig', declared('UTF-8-SIG', named('Affaires étrangères'))],
    ['UTF_16', utf16(declared('UTF_16', named('Affaires étrangères')))],
    ['latin-1', Buffer.from(declared('latin-1', named('Affaires étrangères')), 'latin1')],
    ['ISO8859_15', Buffer.from(declared('ISO8859_15', named('Affaires étrangères')), 'latin1')],
    ['blanks before its declaration', `\n\n ${declared('UTF-8', named('Affaires étrangères'))}`],
    [
      '64 deep',
      nested(62).replace(
        '<iati-activity>',
        '<iati-activity><iati-identifier>X</iati-identifier><participating-org><narrative>Affaires étrangères</narrative></participating-org>',
      ),
    ],
  ])('%s', async (_what, content) => {
    await ledger.import(content);
    expect(JSON.stringify((await ledger.events())[0]?.data)).toContain('Affaires étrangères');
  });
});

describe('Windows-1252 is read under the names of its neighbours', () => {
  test.each(['windows-1252', 'windows_1252', 'cp1252', 'ANSI', 'ISO-8859-1', 'iso_8859-1', 'latin1', 'ISO-8859-15'])(
    '%s',
    async (name) => {
      const [before, after] = declared(name, named('Café #5')).split('#') as [string, string];
      await ledger.import(Buffer.concat([Buffer.from(before, 'latin1'), Buffer.of(0x93, 0x80), Buffer.from(after)]));
      expect(JSON.stringify((await ledger.events())[0]?.data)).toContain('Café “€5');
    },
  );

  test('a file in which nothing but ASCII and letters of ISO-8859-15 stand keeps its euro sign', async () => {
    await ledger.import(Buffer.from(declared('ISO-8859-15', named('\xa4 5')), 'latin1'));
    expect(JSON.stringify((await ledger.events())[0]?.data)).toContain('€ 5');
  });
});

const rejected = ({ rejected }: ImportSummary) => rejected.map(({ code, place }) => [code, place]);

describe('a record that is wrong is rejected with its place, and the rest is recorded', () => {
  test.each<[string, SyntheticTransaction, string]>([
    ['31 February', { date: '2020-02-31' }, 'date-wrong'],
    ['an American date', { date: '12/31/2020' }, 'date-wrong'],
    ['a value date in another order', { valueDate: '31.12.2020' }, 'date-wrong'],
    ['a value date of 31 February', { valueDate: '2020-02-31' }, 'date-wrong'],
    ['an unknown currency', { currency: 'ZZZ' }, 'currency-unknown'],
    ['no amount', { amount: '' }, 'amount-missing'],
    ['an amount in words', { amount: 'ten' }, 'amount-unreadable'],
    ['an amount with commas', { amount: '1,000.00' }, 'amount-unreadable'],
    ['an amount beyond all money', { amount: `1${'0'.repeat(40)}` }, 'amount-too-large'],
    ['no type', { type: '' }, 'kind-missing'],
  ])('%s', async (_what, transaction, code) => {
    const summary = await ledger.import(iatiWith({ amount: '1' }, transaction, { amount: '3' }));
    expect(rejected(summary)).toEqual([[code, 'line 4: iati-activity[1]/transaction[2]']]);
    expect(summary).toMatchObject({ balanced: true, events: { written: 3 } });
    expect(summary.rejected[0]?.reason).toMatch(/^[A-Z'].*\.$/);
  });

  test('a transaction without any currency', async () => {
    const summary = await ledger.import(iatiFile([{ currency: '', transactions: [{}, { currency: 'EUR' }] }]));
    expect(rejected(summary)).toEqual([['currency-missing', 'line 3: iati-activity[1]/transaction[1]']]);
    expect(summary.totals.map(({ currency, rejected: { count } }) => [currency, count])).toEqual([
      ['EUR', 0],
      ['XXX', 1],
    ]);
  });

  test('an activity without identifier takes its transactions with it, and each is counted', async () => {
    const summary = await ledger.import(
      iatiFile([
        { id: ' ', transactions: [{}, {}] },
        { id: 'GB-COH-1-B', transactions: [{}] },
      ]),
    );
    expect(summary.rejected.map(({ code }) => code)).toEqual([
      'identifier-missing',
      'activity-rejected',
      'activity-rejected',
    ]);
    expect(summary.totals[0]).toMatchObject({ read: { count: 3 }, recorded: { count: 1 }, rejected: { count: 2 } });
  });

  test('an activity that the file has twice', async () => {
    const summary = await ledger.import(
      iatiFile([{ transactions: [{ amount: '1' }] }, { transactions: [{ amount: '2' }] }]),
    );
    expect(summary.rejected.map(({ code }) => code)).toEqual(['activity-repeated', 'activity-rejected']);
    expect(summary.totals[0]).toMatchObject({ recorded: { amount: '1' }, rejected: { amount: '2' } });
  });

  test.each<[string, object, string]>([
    ['without amount', { amountAwarded: undefined }, 'amount-missing'],
    ['with an empty amount', { amountAwarded: null }, 'amount-missing'],
    ['with an amount in words', { amountAwarded: 'ten' }, 'amount-unreadable'],
    ['without currency', { currency: undefined }, 'currency-missing'],
    ['in an unknown currency', { currency: 'ZZZ' }, 'currency-unknown'],
    ['awarded on 31 February', { awardDate: '2020-02-31T00:00:00+00:00' }, 'date-wrong'],
    ['awarded on a British date', { awardDate: '31/12/2020' }, 'date-wrong'],
    ['without id', { id: undefined }, 'identifier-missing'],
    ['with more text than any', { description: 'x'.repeat(200_001) }, 'record-too-large'],
    ['with more parts than any', { classifications: Array.from({ length: 5_001 }, () => 1) }, 'record-too-large'],
    ['with an id that nobody sees', { id: '\u200b' }, 'identifier-missing'],
    ['that the file has before', { id: '360G-made-0' }, 'grant-repeated'],
  ])('a grant %s', async (_what, grant, code) => {
    const summary = await ledger.import(grantsFile({}, grant, {}));
    expect(rejected(summary)).toEqual([[code, 'grants[1]']]);
    expect(summary).toMatchObject({ balanced: true, events: { written: 2 } });
  });

  test.each([
    ['amountAwarded', '"amountAwarded":100', '"amountAwarded":100,"amountAwarded":900', '100'],
    ['fundingOrganization/0/id', '"GB-CHC-1"', '"GB-CHC-1","id":"GB-CHC-9"', '100'],
  ])('a grant that has the member %s twice', async (path, once, twice, amount) => {
    const [before, after] = grantsFile({}, { id: '360G-twice' }, {}).split('360G-twice') as [string, string];
    const summary = await ledger.import(`${before}360G-twice${after.replace(once, twice)}`);
    expect(rejected(summary)).toEqual([['name-repeated', 'grants[1]']]);
    expect(summary.rejected[0]?.reason).toContain(`'${path}'`);
    expect(summary).toMatchObject({ balanced: true, events: { written: 2 } });
    expect(summary.totals[0]).toMatchObject({ read: { count: 3 }, rejected: { count: 1, amount } });
  });

  test('an entry that is no grant', async () => {
    const summary = await ledger.import(
      '{"grants": [12, null, "x", [], {"id": "1", "amountAwarded": "10", "currency": "GBP"}]}',
    );
    expect(summary.rejected.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'not-a-grant'));
    expect(summary).toMatchObject({ balanced: true, events: { written: 1 } });
  });
});
