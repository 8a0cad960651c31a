import type { VerifyReport } from '@pacta/read-models';
import { EXIT, type ExitCode } from '@pacta/process';
import { wordsFor } from '@pacta/reports';
import { ledgerPlace, verifyPlace } from '@pacta/opening';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { chosenLedger, mustExist, type ChosenLedger } from '../reading/chosen-ledger.ts';
import { readTextInput } from '../reading/input-file.ts';
import { serviceClient } from '../reading/service-client.ts';
import { verificationInWords } from './verification.ts';

export interface VerifyOptions {
  /** An older checkpoint, or a proof or bundle that holds one. */
  readonly against?: string;
  readonly policy?: string;
  readonly event?: string;
  readonly quick?: boolean;
}

/**
 * `pacta verify`: checks a ledger, or offline the given file. It lists its checks and exits with 5 where one failed.
 */
export async function verify(
  context: CommandContext,
  file: string | undefined,
  options: VerifyOptions,
): Promise<ExitCode> {
  const { json, language, terminal } = context;
  const found = file === undefined ? await ofLedger(context, options) : await ofFile(file, options);
  await terminal.line(
    json ? JSON.stringify(found, undefined, 2) : verificationInWords(found, terminal.style, language),
  );
  if (!found.ok && file === undefined) terminal.note(wordsFor(language).operations.verification.keep);
  return found.ok ? EXIT.done : EXIT.verificationFailed;
}

async function ofFile(file: string, options: VerifyOptions): Promise<VerifyReport> {
  const given = options.against !== undefined ? '--against' : options.quick === true ? '--quick' : undefined;
  if (given !== undefined)
    throw new CommandFault(EXIT.usage, `${given} is for a ledger, not for a file.`, `Leave the file out, or ${given}.`);
  const { verifyFile } = await import('./verify-file.ts');
  return verifyFile(file, options);
}

/** A folder is checked in this process; a service checks itself, and its result is printed. */
async function ofLedger(context: CommandContext, options: VerifyOptions): Promise<VerifyReport> {
  if (options.event !== undefined)
    throw new CommandFault(
      EXIT.usage,
      '--event goes with a proof.',
      'Name the proof: pacta verify receipt.tlog-proof --event event.json --policy policy.txt.',
    );
  const chosen: ChosenLedger = chosenLedger(context, context.terminal.note);
  const against = options.against === undefined ? undefined : readTextInput(options.against);
  const quick = options.quick === true ? { quick: true } : {};
  const policy = options.policy === undefined ? undefined : readTextInput(options.policy);
  if (chosen.kind === 'service') {
    if (policy !== undefined)
      throw new CommandFault(
        EXIT.usage,
        'A service asks no witness that a request names: run pacta verify --ledger DIR --policy FILE where its ledger is.',
      );
    return serviceClient(chosen).post<VerifyReport>('/v1/admin/verify', { ...quick, ...(against && { against }) });
  }
  mustExist(chosen.settings);
  return verifyPlace(ledgerPlace(chosen.settings), {
    ...quick,
    ...(against === undefined ? {} : { against }),
    ...(policy === undefined ? {} : { policy }),
  });
}
