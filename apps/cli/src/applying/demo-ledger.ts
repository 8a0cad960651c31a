import { ledgerSettings, settingsEnvironment } from '@pacta/opening';
import { EXIT, type ExitCode } from '@pacta/process';
import type { OwnService } from '@pacta/service-client';
import type { CommandContext } from '../command-context.ts';
import { counted } from '../terminal/words.ts';

/** Creates the demo ledger with the example, or opens the existing one, and says what to try. */
export async function demoLedger(
  { json, terminal, ledger, env }: CommandContext,
  service: OwnService,
): Promise<ExitCode> {
  const settings = ledgerSettings({ flags: { ledger, demo: '1' }, env });
  const { events } = await service.listen(settingsEnvironment(settings, env), true);
  await service.stop();
  if (json) await terminal.line(JSON.stringify({ ledger: settings.ledger, keys: settings.keys, events }));
  else await terminal.line(welcome(settings.ledger, events));
  return EXIT.done;
}

const welcome = (folder: string, events: number): string =>
  [
    `The demo ledger in ${folder} holds ${counted(events, 'event')}. Nothing in it is a real record.`,
    '',
    'Try:',
    '  pacta report projet-malin      who committed what to whom, and what became of it',
    '  pacta log                      every event, the newest first',
    '  pacta show @29                 the promise of 350,000 EUR, with what refers to it',
    '  pacta diff projet-malin --from 2025-12-31    what has changed since the end of 2025',
    '  pacta verify                   that nothing of it was changed',
    '  pacta token --as auditor       a token for the API, to act as one of the demo roles',
    '  npm start                      the service on it',
  ].join('\n');
