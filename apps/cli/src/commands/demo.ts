import { loadExample } from '../../../api/src/example/load-example.ts';
import { createApp } from '../../../api/src/create-app.ts';
import { EXIT, type ExitCode } from '@pacta/process';
import { ledgerSettings, openLedger } from '@pacta/opening';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { counted } from '../terminal/words.ts';

/** Milliseconds that the read models are waited for. */
const CATCH_UP = 30_000;

/** `pacta demo`: makes the demo ledger with the example in it, or finds it as it was left, and says what to try. */
export async function demo(context: CommandContext): Promise<ExitCode> {
  const { json, terminal, url } = context;
  if (url !== undefined)
    throw new CommandFault(
      EXIT.usage,
      'demo makes a ledger in a folder, and --url names a service.',
      'Leave --url out.',
    );
  const settings = ledgerSettings({ flags: { ledger: context.ledger, demo: '1' }, env: context.env });
  const ledger = await openLedger(settings, { write: true });
  try {
    await ledger.projector.waitForHead(CATCH_UP);
    const app = await createApp(ledger);
    try {
      await loadExample(app, ledger);
    } finally {
      await app.close();
    }
    await ledger.projector.waitForHead(CATCH_UP);
    const events = ledger.projector.readModels.eventCount();
    if (json) await terminal.line(JSON.stringify({ ledger: settings.ledger, keys: settings.keys, events }));
    else await terminal.line(welcome(settings.ledger, events));
  } finally {
    await ledger.close();
  }
  return EXIT.done;
}

const welcome = (folder: string, events: number): string =>
  [
    `The demo ledger in ${folder} holds ${counted(events, 'event')}. Nothing in it is a real record.`,
    '',
    'Try:',
    '  pacta report projet-malin      who committed what to whom, and what became of it',
    '  pacta log                      every event, the newest first',
    '  pacta show @1                  one event, with what refers to it',
    '  pacta verify                   that nothing of it was changed',
    '  pacta token --as auditor       a token for the API, to act as one of the demo roles',
    '  npm start                      the service on it',
  ].join('\n');
