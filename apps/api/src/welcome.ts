import { PARTNERSHIP_ROLES } from '@pacta/ledger';
import { partnershipIds } from '@pacta/read-models';
import type { LoadedExample } from './example/load-example.ts';
import { LEDGER_OWNER, ledgerSettings, type LedgerSettings, type OpenLedger, placeInWords } from '@pacta/opening';

interface Started {
  readonly address: string;
  readonly ledger: OpenLedger;
  readonly settings: LedgerSettings;
  readonly loaded: LoadedExample;
}

/** The text that is printed once the service runs: its address and what to try next. */
export function welcome({ address, ledger, settings, loaded }: Started): string {
  const { demo } = ledger.info;
  const place = isDefaultLedger(settings) ? '' : ` --ledger ${settings.ledger}`;
  const lines = [
    '',
    `Pacta runs at  ${address}/docs`,
    '',
    `${demo ? 'Demo ledger (nothing in it is a real record)' : 'Ledger'}: ${placeInWords(ledger.place)}, ${counted(ledger, loaded)}`,
    '',
    'Try next, in another terminal:',
    ...triesFor(ledger).map((command) => `  npx pacta ${command}${place}`),
    '',
    demo ? `Act as ${PARTNERSHIP_ROLES.join(', ')}:` : 'Act as the owner of this ledger, its first administrator:',
    `  npx pacta token --as ${demo ? 'funder' : LEDGER_OWNER}${place}`,
    '',
    'Ctrl-C stops it; what is recorded stays.',
    '',
  ];
  return lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('');
}

function counted(ledger: OpenLedger, loaded: LoadedExample): string {
  const events = `${ledger.projector.readModels.eventCount()} events`;
  return loaded.kind === 'loaded' ? `${events}, ${loaded.events} of them the example, just loaded` : events;
}

function triesFor(ledger: OpenLedger): readonly string[] {
  const { readModels } = ledger.projector;
  const through = readModels.head() ?? -1;
  const [partnership] = partnershipIds(readModels, 'founded', { after: '', limit: 1, through });
  return ['partnerships', ...(partnership === undefined ? [] : [`report ${partnership}`]), 'log', 'verify'];
}

/** Whether the command line opens this ledger by default. */
function isDefaultLedger({ ledger }: LedgerSettings): boolean {
  const { PACTA_LEDGER: _, PACTA_DEMO: __, ...env } = process.env;
  return ledgerSettings({ env, whicheverExists: true }).ledger === ledger;
}
