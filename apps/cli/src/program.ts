import { Command, InvalidArgumentError } from 'commander';
import type { ExitCode } from '@pacta/process';
import type { CommandContext } from './command-context.ts';
import { chosenLanguage } from './terminal/language.ts';
import type { Terminal } from './terminal/terminal.ts';

/**
 * The commands and their options. Each command's module is loaded when it runs, so that `pacta --help` does not load
 * SQLite, schemas and the service.
 */
export function buildProgram(terminal: Terminal, env: NodeJS.ProcessEnv, ended: (code: ExitCode) => void): Command {
  const program = new Command('pacta')
    .description('Reads, checks and writes a Pacta ledger: who committed, spent and decided what, event by event.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help on a command')
    .option('--ledger <dir>', 'folder of the ledger (else PACTA_LEDGER, else the one in your data folder)')
    .option('--url <url>', 'address of a running service (else PACTA_URL); PACTA_TOKEN holds the token')
    .option('--json', 'print data for programs')
    .option('--lang <language>', 'language of what is printed: en or fr (else PACTA_LANG, else en)')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .showSuggestionAfterError(true)
    .showHelpAfterError("'pacta --help' lists the commands.")
    .addHelpText('after', CLOSING);

  /** Runs a command's module with the context it needs. */
  const run =
    <Arguments extends readonly unknown[]>(
      load: () => Promise<(context: CommandContext, ...given: Arguments) => Promise<ExitCode>>,
    ) =>
    async (...given: readonly unknown[]): Promise<void> => {
      const { ledger, url, json, lang } = program.opts<{
        ledger?: string;
        url?: string;
        json?: boolean;
        lang?: string;
      }>();
      const context: CommandContext = {
        terminal,
        env,
        ...(ledger === undefined ? {} : { ledger }),
        ...(url === undefined ? {} : { url }),
        json: json === true,
        language: chosenLanguage(lang, env),
      };
      const command = await load();
      // Commander passes itself as the last argument.
      ended(await command(context, ...(given.slice(0, -1) as unknown as Arguments)));
    };

  program
    .command('demo')
    .description('make the demo ledger (the Projet Malin example) and say what to try')
    .action(run(async () => (await import('./commands/demo.ts')).demo));
  program
    .command('partnerships')
    .description('list the partnerships of the ledger')
    .option(...AS_OF)
    .option(...EFFECTIVE)
    .action(run(async () => (await import('./commands/partnerships.ts')).partnerships));
  program
    .command('report')
    .description('print the transparency report of a partnership; each figure names the events behind it')
    .argument('<partnership>', 'its id, the first six characters of it, or its name, such as projet-malin')
    .option(...AS_OF)
    .option(...EFFECTIVE)
    .option('--section <name>', 'print this section alone, such as money-in-all')
    .action(run(async () => (await import('./commands/report.ts')).report));
  program
    .command('diff')
    .description('say what was added, changed and reversed in a partnership between two moments, with the events')
    .argument('<partnership>', 'as for report')
    .requiredOption('--from <moment>', 'as it stood before: @position, a date, an instant or a period')
    .option('--to <moment>', 'as it stood after; the present where it is left out')
    .option(...EFFECTIVE)
    .action(run(async () => (await import('./commands/diff.ts')).diff));
  program
    .command('leverage')
    .description('print what an anchor drew in, by every method on every basis; each figure opens into its events')
    .argument('<anchor>', 'its id or that of one of its commitments, six characters of either, or its name')
    .option(...AS_OF)
    .option('--currency <code>', "converted at recorded rates (else the anchor's own currency)")
    .option(...EFFECTIVE)
    .option('--cell <method/basis>', 'one method or one cell, with the events above and below its line')
    .action(run(async () => (await import('./commands/leverage.ts')).leverage));
  program
    .command('portfolio')
    .description('print what one organisation promised across partnerships: what waits, since when, and over time')
    .argument('<funder>', 'its id, the first six characters of it, or its name, such as caisse-des-depots')
    .option(...AS_OF)
    .option(...EFFECTIVE)
    .action(run(async () => (await import('./commands/portfolio.ts')).portfolio));
  program
    .command('log')
    .description('list events, the newest first')
    .option('--type <type>', 'only events of this type, such as Pledged or Pledged.v1; may be repeated', repeated)
    .option('--stream <stream>', 'only this stream, or all of a category such as commitment')
    .option(
      '--actor <actor>',
      "only what this actor recorded: an id, or its name in the log, such as 'funder, Caisse des Dépôts'",
    )
    .option('--partnership <partnership>', 'only events of this partnership')
    .option('--since <moment>', 'recorded at or after this date, instant or @position')
    .option('--until <moment>', 'recorded at or before this date, instant or @position')
    .option(...AS_OF)
    .option(...EFFECTIVE)
    .option('-n, --limit <count>', 'at most so many, the newest', wholeNumber)
    .option('--reverse', 'print the oldest first')
    .option('--full', 'print every field of each event')
    .action(run(async () => (await import('./commands/log.ts')).log));
  program
    .command('show')
    .description('print one event: its data, its metadata, what it refers to and what refers to it')
    .argument('<event>', 'its id, at least four characters of it, or a position such as @12')
    .option(...AS_OF)
    .option('--personal', 'open the personal fields too, where their keys are at hand')
    .action(run(async () => (await import('./commands/show.ts')).show));
  program
    .command('proof')
    .description('print the proof that an event stands in the log, to be verified without this ledger')
    .argument('<event>', 'its id, at least four characters of it, or a position such as @12')
    .option('-o, --output <file>', 'write it to this file, such as receipt.tlog-proof')
    .action(run(async () => (await import('./commands/proof.ts')).proof));
  program
    .command('bundle')
    .description('write everything about a partnership into one archive that can be verified without this ledger')
    .argument('<partnership>', 'its id, the first six characters of it, or its name, such as projet-malin')
    .option('--for <actor>', 'open the sealed fields that this actor may see; a service goes by the token')
    .option('-o, --output <file>', 'write it to this file')
    .action(run(async () => (await import('./commands/bundle.ts')).bundle));
  program
    .command('policy')
    .description('print the policy file that verifies this ledger: its keys, its witnesses and their quorum')
    .action(run(async () => (await import('./commands/policy.ts')).policy));
  program
    .command('key')
    .description("list the keys that sign the ledger's checkpoints; 'key rotate' makes the next one")
    .argument('[action]', 'rotate')
    .option('--reason <text>', 'why it is rotated')
    .action(run(async () => (await import('./commands/key.ts')).key));
  program
    .command('witness')
    .description("run a witness: it cosigns a ledger's checkpoints as long as nothing is taken back or rewritten")
    .requiredOption('--policy <file>', "the ledger's policy file, which names its key")
    .requiredOption('--name <name>', 'the name of your key, such as red-cross.example/witness')
    .requiredOption('--state <folder>', 'where your key and what you have cosigned are kept')
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on; 0 picks one', '3001')
    .action(run(async () => (await import('./commands/witness.ts')).witness));
  program
    .command('verify')
    .description(
      'check that no stored event was changed, removed or moved; or, given a file, check a proof or bundle offline',
    )
    .argument('[file]', 'a proof (.tlog-proof) or a bundle (.zip); without one the ledger itself is checked')
    .option('--against <checkpoint>', 'prove that the ledger still begins with the log of this older checkpoint')
    .option('--policy <file>', 'the policy file that says which keys and witnesses to believe')
    .option('--event <file>', 'the event that a proof is of, as pacta show --json prints it')
    .option('--quick', 'storage and tree only: neither what the events say nor the read models')
    .action(run(async () => (await import('./commands/verify.ts')).verify));
  program
    .command('status')
    .description('say how far each projection has come, how much it lags, and what is parked')
    .action(run(async () => (await import('./commands/status.ts')).status));
  program
    .command('rebuild')
    .description(
      'make the read models again from the events, in a second file that then takes their place; a killed one goes on',
    )
    .argument('[projection...]', "names as 'pacta status' lists them; all of them where none is given")
    .option('--accept-differences', 'taken and without effect: rows are not compared, verify does that')
    .option('--cancel', 'stop a rebuild and throw away what it has filled')
    .action(run(async () => (await import('./commands/rebuild.ts')).rebuild));
  const parked = program
    .command('parked')
    .description('show the events that a projection could not take in, or try them again');
  parked
    .command('show', { isDefault: true })
    .description('list them, with the reason')
    .action(run(async () => (await import('./commands/parked.ts')).parkedShow));
  parked
    .command('retry')
    .description('fold them again, in order')
    .argument('[projection]', 'only those of one projection')
    .action(run(async () => (await import('./commands/parked.ts')).parkedRetry));
  program
    .command('apply')
    .description('run the commands of a file, one JSON object a line; running it again changes nothing')
    .argument('<file>', 'a .jsonl file, or - for stdin')
    .option('--dry-run', 'say what each command would record, and record nothing')
    .option('--continue', 'go on after a command that failed')
    .action(run(async () => (await import('./commands/apply.ts')).apply));
  program
    .command('move')
    .description('copy a ledger between SQLite and KurrentDB, whole and in order; a killed one goes on')
    .requiredOption('--from <store>', 'folder of a ledger, or a KurrentDB as esdb://user:password@host:2113')
    .requiredOption('--to <store>', 'the same; it must be empty, or hold the beginning of the same ledger')
    .action(run(async () => (await import('./commands/move.ts')).move));
  program
    .command('prepare-server')
    .description('make a KurrentDB ready for a ledger, as its administrator: rights that keep history, and a user')
    .requiredOption('--kurrentdb <connection>', 'its address with an administrator, such as esdb://admin:…@host:2113')
    .option('--user <name>', 'the user to make for Pacta; PACTA_KURRENTDB_PASSWORD holds its password', 'pacta')
    .action(run(async () => (await import('./commands/prepare-server.ts')).prepareServer));
  program
    .command('import')
    .description('record what a published IATI or 360Giving file reports; importing it again changes nothing')
    .argument('<file>', 'an IATI activity file (XML), a 360Giving file (JSON), or - for stdin')
    .option('--dry-run', 'say what would be recorded, and record nothing')
    .option('--withdraw', 'withdraw what the file no longer has, also where it may be one part of several')
    .action(run(async () => (await import('./commands/import.ts')).importPublished));
  program
    .command('totals')
    .description(
      'print what stands of all imported files, by currency and kind: the ledger’s side of the control totals',
    )
    .option('--as-of <moment>', 'as it stood: @position, a date, an instant or a period such as 2026-Q1')
    .action(run(async () => (await import('./commands/totals.ts')).totals));
  program
    .command('token')
    .description("print a token for the service's API, good for an hour; it names an actor and nothing else")
    .requiredOption('--as <who>', 'an actor id; in a demo ledger also a role, such as auditor')
    .option('--partnership <partnership>', 'the actor who holds the role there')
    .action(run(async () => (await import('./commands/token.ts')).token));
  return program;
}

/** Both time axes: when the ledger knew it (as of), and when it was true. */
const AS_OF = ['--as-of <moment>', 'as it stood: @position, a date, an instant or a period such as 2026-Q1'] as const;
const EFFECTIVE = [
  '--effective <days>',
  'only what was true then, whenever recorded: 2026-03, 2026-03-31, 2026-Q1..2026-Q2',
] as const;

const VERSION = '0.1.0';

const CLOSING = `
Data goes to stdout, everything else to stderr.
Exit codes: 0 done, 2 wrong usage, 3 refused by a rule, 4 not found, 5 verification failed,
6 the input file is wrong as a whole, 7 the store can't be reached, is held by another or is full,
8 done, but some records were rejected, 70 a fault of ours.

First steps:  pacta demo;  pacta report projet-malin;  pacta log;  pacta verify`;

const repeated = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(value);
}
