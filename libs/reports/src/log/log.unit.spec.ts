import { describe, expect, test } from '@jest/globals';
import { partnershipOverview } from '@pacta/ledger';
import { namesFrom } from '../names/names.ts';
import { displayWidth } from '../text/display-width.ts';
import { wholeStory } from '../transparency/baby-food.fixture.ts';
import { logLine, shownEvent, type LogEntry } from './log-line.ts';
import { oneline } from './oneline.ts';
import { showEvent } from './show-event.ts';

const log = wholeStory();
const names = namesFrom(log.fold(partnershipOverview));
const entryOf = (type: string, fields: LogEntry['fields'] = []): LogEntry => {
  const found = log.events.find((each) => each.type === type);
  if (found === undefined) throw new Error(type);
  const { position, ...event } = found;
  return { position, event, fields, leafHash: 'ab'.repeat(32) };
};
const opened = {
  pointer: '/lines/1/amount',
  class: 'discloser-only',
  state: 'opened',
  value: { amount: '1', currency: 'EUR' },
  salt: 's1',
} as const;
const forgotten = { pointer: '/person/name', class: 'personal', state: 'forgotten' } as const;

describe('a line of the log', () => {
  test('has exactly the members that scripts rely on', () => {
    const line = logLine(entryOf('Pledged.v1'));
    expect(Object.keys(line)).toEqual(
      'position eventId stream revision type recordedAt effectiveOn actor partnershipId data metadata opened leafHash'.split(
        ' ',
      ),
    );
    expect(line).toMatchObject({
      position: 11,
      type: 'Pledged.v1',
      actor: 'f-1',
      effectiveOn: '2012-03-01',
      opened: {},
    });
  });

  test('keeps data as in the leaf, with opened fields beside', () => {
    const line = logLine(
      entryOf('CostLinesDisclosed.v1', [opened, { ...opened, pointer: '/lines/1/basis', state: 'sealed' }]),
    );
    expect(JSON.stringify(line.data)).toContain('$sealed');
    expect(line.opened).toEqual({ '/lines/1/amount': { value: { amount: '1', currency: 'EUR' }, salt: 's1' } });
  });

  test('an unknown effective date is null, not absent', () => {
    expect(logLine(entryOf('Closed.v1')).effectiveOn).toBeNull();
  });
});

describe('oneline', () => {
  test('reads position, id, recorded time and sentence', () => {
    expect(oneline(entryOf('Pledged.v1'), names)).toBe(
      '   11  2536479a  2026-02-10 09:11  Caisse des Dépôts pledged 350,000.00 EUR to Croix-Rouge française, as a grant, on 1 condition',
    );
  });

  test('is cut to the width of the terminal', () => {
    const line = oneline(entryOf('Pledged.v1'), names, { width: 60 });
    expect(displayWidth(line)).toBeLessThanOrEqual(60);
    expect(line).toMatch(/…$/);
  });
});

describe('oneline in French', () => {
  test('has its dates, numbers and sentence', () =>
    expect(oneline(entryOf('Pledged.v1'), names, { language: 'fr' })).toBe(
      '   11  2536479a  10/02/2026 09:11  Caisse des Dépôts a promis 350\u202f000,00\u00a0EUR à Croix-Rouge française, sous forme de subvention, sous 1 condition',
    ));
});

describe('show', () => {
  const signed = log.events.find((each) => each.type === 'Countersigned.v1');

  test('prints sentence, metadata, data, sealed fields and what refers to it', () => {
    const referrals = signed === undefined ? [] : [{ position: signed.position, event: signed, at: '/stream' }];
    const text = showEvent(entryOf('TimeLogged.v1', [forgotten]), referrals, names);
    expect(text).toContain('    Blédina gave Croix-Rouge française 12.5 days');
    expect(text).toMatch(/^ {2}Actor +discloser, Blédina \(d-1\)$/m);
    expect(text).toMatch(/^ {2}Effective on +2026-03-31$/m);
    expect(text).toMatch(/^ {2}\/person\/name \(personal\) +forgotten: its key was destroyed$/m);
    expect(text).toContain('"days": "12.5"');
    expect(text).toMatch(/Referred to by\n +33 {2}[0-9a-f]{8} .*countersigned/);
  });

  test('says where nobody gave an effective date, and where nothing refers to it', () => {
    const text = showEvent(entryOf('Closed.v1'), [], names);
    expect(text).toMatch(/^ {2}Effective on +— nobody said$/m);
    expect(text).toContain('Nothing refers to it yet.');
  });

  test('its JSON never holds the value of a field that was not opened', () => {
    const shown = shownEvent(entryOf('CostLinesDisclosed.v1', [{ ...opened, state: 'sealed' }]), []);
    expect(shown.sealed).toEqual([{ pointer: '/lines/1/amount', class: 'discloser-only', state: 'sealed' }]);
    expect(shown.opened).toEqual({});
  });

  test('escapes what is hidden in data and metadata', () => {
    const entry = entryOf('Closed.v1');
    const hostile = { ...entry, event: { ...entry.event, data: { note: '\u001b[31m\u202e\u0085' } } };
    const text = showEvent(hostile, [], names);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test('says all of it in French but what people wrote', () => {
    const text = showEvent(entryOf('TimeLogged.v1', [forgotten]), [], names, { language: 'fr' });
    expect(text).toMatch(/^ {2}Auteur +Blédina \(déclarant\) \(d-1\)$/m);
    expect(text).toMatch(/^ {2}\/person\/name \(personal\) +oublié\u00a0: sa clé a été détruite$/m);
    expect(text).toContain('Rien ne s’y rapporte encore.');
    expect(text).not.toMatch(/Stream|Actor|Recorded|Effective|nobody|refers/);
    expect(showEvent(entryOf('Closed.v1'), [], names, { language: 'fr' })).toMatch(
      /^ {2}Date d’effet +— non précisée$/m,
    );
  });
});
