import { describe, expect, test } from '@jest/globals';
import { eventCatalogue, type RecordedEvent } from '@pacta/ledger';
import { FUNDER, wholeStory } from '../transparency/baby-food.fixture.ts';
import { partnershipOverview } from '@pacta/ledger';
import { namesFrom } from '../names/names.ts';
import { wordsFor } from '../words/words.ts';
import { eventSentence, hasSentence } from './event-sentence.ts';

const log = wholeStory();
const names = namesFrom(log.fold(partnershipOverview));
const event = (type: string, data: unknown, actor = 'f-1'): RecordedEvent => ({
  eventId: 'e',
  stream: 'commitment-1',
  revision: 0,
  type,
  data,
  metadata: { actor, commandId: 'c', recordedAt: '2026-04-12T09:30:00.000Z', salt: 's' },
});
const said = (type: string, data: unknown, actor?: string) => eventSentence(event(type, data, actor), names);
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const sealedAs = (of: string) => ({ $sealed: { box: 'b', class: of, digest: 'd' } });

describe('event sentences', () => {
  test('every type of the catalogue has one', () => {
    expect([...eventCatalogue.keys()].filter((type) => !hasSentence(type))).toEqual([]);
  });

  test('the whole story reads as one sentence an event', () => {
    for (const each of log.events) {
      const sentence = eventSentence(each, names);
      expect(sentence).toMatch(/^\S.{10,}[^.\s]$/u);
      expect(sentence).not.toContain('undefined');
      expect(sentence).not.toContain('[object');
    }
  });

  test.each([
    ['Pledged.v1', 'Caisse des Dépôts pledged 350,000.00 EUR to Croix-Rouge française, as a grant, on 1 condition'],
    [
      'Disbursed.v1',
      'funder, Caisse des Dépôts disbursed 175,000.00 EUR, value date 2012-05-02, reference CDC-1 (synthetic)',
    ],
    [
      'DiscrepancyOpened.v1',
      'A discrepancy was opened (received differs): expected 175,000.00 EUR, found 174,950.00 EUR',
    ],
    [
      'CostLinesDisclosed.v1',
      'discloser, Blédina disclosed 4 cost lines in 2026-03: Wheat flour 2,500.00 EUR (synthetic), Vitamin premix an amount for discloser-only eyes (synthetic), Drying 1,500.00 EUR (synthetic) and 1 more',
    ],
    [
      'DisclosureClosed.v1',
      'discloser, Blédina closed the disclosure 2026-03: 4 lines, in all an amount for discloser-only eyes',
    ],
    [
      'TimeLogged.v1',
      "Blédina gave Croix-Rouge française 12.5 days of one person for 'Logistics' in 2026-03 (synthetic)",
    ],
    ['OutcomeStated.v1', "The decision was adopted, to be reviewed on 2027-06-30: 'The price held for a year.'"],
  ])('%s', (type, sentence) => {
    const first = log.events.find((each) => each.type === type);
    expect(first && eventSentence(first, names)).toBe(sentence);
  });

  test.each([
    [
      'FlowReported.v1',
      {
        kind: 'iati:3',
        amount: eur('1234500'),
        date: '2022-02-28',
        receiver: { id: 'r', name: 'A school' },
        fileHash: 'h',
      },
      'A published file reports a disbursement (iati:3) of 12,345.00 EUR to A school on 2022-02-28',
    ],
    [
      'FlowReported.v1',
      { kind: 'iati:99', amount: eur('-100'), provider: { id: 'p', ref: '41AAA' } },
      'A published file reports a flow of a kind it does not explain (iati:99) of −1.00 EUR from 41AAA',
    ],
    [
      'ActivityReported.v1',
      {
        identifier: 'X-1',
        publisher: { id: 'p', name: 'A publisher' },
        title: [
          { text: 'Preuves', language: 'fr' },
          { text: 'Evidence', language: 'EN' },
        ],
        partners: [{ id: 'q' }],
      },
      "A publisher reported the activity X-1 'Evidence', with 1 participating organisation",
    ],
    [
      'GrantReported.v1',
      {
        identifier: '360G-1',
        title: sealedAs('personal'),
        amount: eur('150000'),
        funders: [{ id: 'f', name: 'A foundation' }],
        recipients: [],
        individual: { subject: 's' },
      },
      'A published file reports the grant 360G-1 of 1,500.00 EUR from A foundation to a private person: a title sealed for a person',
    ],
    [
      'ReportCorrected.v1',
      { corrects: 'e', reason: 'R', flow: { kind: 'iati:D', amount: eur('100') } },
      'A published file corrects an earlier report: now a disbursement (iati:D) of 1.00 EUR',
    ],
    [
      'ReportWithdrawn.v1',
      { withdraws: 'e', replacedBy: 'n', reason: 'The file no longer has it.' },
      "An earlier report was withdrawn and replaced: 'The file no longer has it.'",
    ],
  ])('%s says what a file says', (type, data, sentence) => expect(said(type, data)).toBe(sentence));

  test('money of other currencies has its own decimals', () => {
    const yen = { amount: { amount: '1234567', currency: 'JPY' }, valueDate: '2026-01-01', reference: 'R' };
    expect(said('Disbursed.v1', yen)).toContain('disbursed 1,234,567 JPY,');
    expect(said('Amended.v1', { delta: { amount: '-1234567', currency: 'BHD' }, reason: 'Less' })).toContain(
      'by −1,234.567 BHD',
    );
  });

  test('sealed words say for whose eyes they are', () => {
    const question = {
      challenge: 'c',
      disclosure: '2026-03',
      line: 'box',
      class: 'partners',
      question: sealedAs('partners'),
    };
    expect(said('Challenged.v1', question)).toContain('a question for partners’ eyes');
    const price = { class: 'clean-team', amount: sealedAs('clean-team') };
    expect(said('DisclosureOpened.v1', { disclosure: 'd', period: '2026', price })).toMatch(
      /, at a price for clean-team eyes$/,
    );
  });

  test('never names a seconded person, not even given the name', () => {
    const time = {
      provider: FUNDER,
      receiver: FUNDER,
      side: 'provider',
      person: { subject: 's', name: 'Nobody Else' },
      skill: 'x',
      days: '1',
    };
    expect(said('TimeLogged.v1', time)).not.toContain('Nobody');
  });

  test('what people wrote can neither colour a terminal nor forge a line', () => {
    const hostile = said('Cancelled.v1', { reason: '\u001b[2J\n   13  3fa85f64  forged \u202e' });
    expect(hostile).toBe(
      "funder, Caisse des Dépôts cancelled the commitment: '\\u{1b}[2J 13 3fa85f64 forged \\u{202e}'",
    );
  });

  test('long texts are cut', () => {
    expect(said('Cancelled.v1', { reason: 'é'.repeat(500) }).length).toBeLessThan(180);
  });

  test('an unknown type, or a shape that is not its own, is named and not guessed at', () => {
    expect(said('Something\u0007.v9', {})).toBe('An event of the unknown type Something\\u{7}.v9');
    expect(said('Pledged.v1', { amount: eur('x') })).toBe(
      'An event of the type Pledged.v1 that does not have its shape',
    );
  });
});

describe('in French', () => {
  const fr = wordsFor('fr');
  const inFrench = (type: string, data: unknown) => eventSentence(event(type, data), names, fr);

  test('every type has a sentence of its own, and no word of the English one', () => {
    expect([...eventCatalogue.keys()].filter((type) => !Object.hasOwn(fr.events.sentences, type))).toEqual([]);
    for (const each of log.events) {
      const sentence = eventSentence(each, names, fr);
      expect(sentence).toMatch(/^\S.{10,}[^.\s]$/u);
      // What people wrote stays in their language.
      expect(sentence.replace(/«.*?»/gu, '')).not.toMatch(
        /undefined|\[object|\b(?:the|of|by|with|for|was|and|from|to|funder|auditor|chair)\b/u,
      );
      expect(sentence).not.toBe(eventSentence(each, names));
      // Double punctuation has a no-break space before it, and quotation marks are French.
      expect(sentence).not.toMatch(/(?<![\u00a0\u202f0-9]):|(?<!\u202f)[;»]|«(?!\u202f)/u);
    }
  });

  test.each([
    [
      'Pledged.v1',
      'Caisse des Dépôts a promis 350\u202f000,00\u00a0EUR à Croix-Rouge française, sous forme de subvention, sous 1 condition',
    ],
    [
      'Disbursed.v1',
      'Caisse des Dépôts (financeur) a versé 175\u202f000,00\u00a0EUR, date de valeur 02/05/2012, référence CDC-1 (fictif)',
    ],
    [
      'DiscrepancyOpened.v1',
      'Un écart a été ouvert (montant reçu différent)\u00a0: 175\u202f000,00\u00a0EUR attendus, 174\u202f950,00\u00a0EUR constatés',
    ],
    [
      'DisclosureClosed.v1',
      'Blédina (déclarant) a clos la déclaration de coûts 2026-03\u00a0: 4 lignes, au total un montant réservé au déclarant',
    ],
    [
      'TimeLogged.v1',
      'Blédina a apporté à Croix-Rouge française 12,5 jours du travail d’une personne pour «\u202fLogistics\u202f», période 2026-03 (fictif)',
    ],
    [
      'OutcomeStated.v1',
      'La décision a été adoptée, à réexaminer le 30/06/2027\u00a0: «\u202fThe price held for a year.\u202f»',
    ],
  ])('%s', (type, sentence) => {
    const first = log.events.find((each) => each.type === type);
    expect(first && eventSentence(first, names, fr)).toBe(sentence);
  });

  test('flows of IATI 1.x and 2.x are called the same', () => {
    const of = (kind: string) => inFrench('FlowReported.v1', { kind, amount: eur('100') });
    expect(of('iati:D')).toBe('Un fichier publié fait état d’un flux\u00a0: un versement (iati:D) de 1,00\u00a0EUR');
    expect(of('iati:3')).toContain('un versement (iati:3)');
    for (const code of Array.from({ length: 13 }, (_, index) => index + 1))
      expect(of(`iati:${code}`)).not.toContain('pas expliquée');
    expect(of('iati:99')).toContain('un flux d’une nature qui n’est pas expliquée (iati:99)');
  });

  test('a title is told in French where there is one', () => {
    const title = [
      { text: 'Evidence', language: 'en' },
      { text: 'Preuves', language: 'fr' },
    ];
    const data = { identifier: 'X-1', publisher: { id: 'p', name: 'P' }, title, partners: [{ id: 'q' }] };
    expect(inFrench('ActivityReported.v1', data)).toBe(
      'P a publié l’activité X-1 «\u202fPreuves\u202f», avec 1 organisation participante',
    );
  });

  test('what people wrote can forge nothing here either', () => {
    expect(inFrench('Cancelled.v1', { reason: '\u001b[2J\n forged \u202e' })).toBe(
      'Caisse des Dépôts (financeur) a annulé l’engagement\u00a0: «\u202f\\u{1b}[2J forged \\u{202e}\u202f»',
    );
    const loud = { reference: 'R', valueDate: '2026-01-01\n\u001b', amount: eur('1') };
    expect(inFrench('Disbursed.v1', loud)).not.toMatch(/[\n\u001b]/u);
    expect(said('Disbursed.v1', loud)).not.toMatch(/[\n\u001b]/u);
  });

  test('an unknown type or shape is named', () => {
    expect(inFrench('Something.v9', {})).toBe('Un événement du type inconnu Something.v9');
    expect(inFrench('Pledged.v1', { amount: eur('x') })).toBe(
      'Un événement du type Pledged.v1 qui n’en a pas la forme',
    );
    expect(inFrench('toString', {})).toBe('Un événement du type inconnu toString');
  });
});
