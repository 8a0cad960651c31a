import { parseVerifierKey } from '@pacta/proof';
import { EXIT, type ExitCode } from '@pacta/process';
import { openApplier } from '../applying/apply-target.ts';
import { failureCode } from '../applying/failure-code.ts';
import { withOwnService } from '../applying/own-service.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { chosenLedger, mustExist } from '../reading/chosen-ledger.ts';
import { withSource } from '../reading/open-source.ts';

interface KeyOptions {
  readonly reason?: string;
}

/** `pacta key` lists the keys that sign the ledger's checkpoints; `pacta key rotate` creates the next one. */
export async function key(context: CommandContext, action: string | undefined, options: KeyOptions): Promise<ExitCode> {
  if (action !== undefined && action !== 'rotate')
    throw new CommandFault(
      EXIT.usage,
      `'${action}' is nothing that can be done with a key.`,
      "'pacta key' lists them, 'pacta key rotate' makes the next one.",
    );
  if (action === 'rotate') await rotate(context, options);
  const { json, terminal } = context;
  const keys = keysIn(await withSource(context, (source) => source.policy()));
  if (json) {
    await terminal.line(JSON.stringify(keys));
    return EXIT.done;
  }
  for (const { number, id, verifierKey, signs } of keys)
    await terminal.line(`${String(number).padStart(3)}  ${id}  ${signs ? 'signs now' : 'old      '}  ${verifierKey}`);
  return EXIT.done;
}

async function rotate(context: CommandContext, { reason }: KeyOptions): Promise<void> {
  const chosen = chosenLedger(context, context.terminal.note);
  if (chosen.kind === 'folder') mustExist(chosen.settings);
  const result = await withOwnService(context, async (service) => {
    const applier = await openApplier(chosen, { dryRun: false, own: service, note: context.terminal.note });
    return applier.apply({ command: 'rotateKey', data: reason === undefined ? {} : { reason } });
  });
  if (!result.ok)
    throw new CommandFault(
      failureCode(result.status),
      String(result.problem['detail']),
      String(result.problem['next'] ?? ''),
    );
}

const keysIn = (policy: string) => {
  const texts = policy.split('\n').flatMap((line) => (line.startsWith('log ') ? [line.slice(4)] : []));
  return texts.map((verifierKey, index) => {
    const read = parseVerifierKey(verifierKey);
    return { number: index + 1, id: read.ok ? read.key.id : '', verifierKey, signs: index === texts.length - 1 };
  });
};
