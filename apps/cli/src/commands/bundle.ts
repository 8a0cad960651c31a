import { writeFileSync } from 'node:fs';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { chosenLedger, mustExist } from '../reading/chosen-ledger.ts';
import { slugOf } from '../reading/partnership-reference.ts';
import { bundleFromFolder, bundleFromService, type MadeBundle } from '../reading/made-bundle.ts';
import { serviceHolding } from '../reading/service-holding.ts';

interface BundleOptions {
  /** Actor, or role of a demo, whose view the sealed fields are opened for. */
  readonly for?: string;
  readonly output?: string;
}

/** `pacta bundle`: writes a partnership's events and proofs as one archive that can be verified offline. */
export async function bundle(context: CommandContext, partnership: string, options: BundleOptions): Promise<ExitCode> {
  const { json, terminal } = context;
  const { id, name, zip } = await made(context, partnership, options);
  const file = options.output ?? `${slugOf(name) || id}.bundle.zip`;
  try {
    writeFileSync(file, zip);
  } catch (fault) {
    throw new CommandFault(
      EXIT.usage,
      `${file} can't be written (${(fault as NodeJS.ErrnoException).code ?? 'unknown'}).`,
      'Name another file with --output.',
    );
  }
  await terminal.line(json ? JSON.stringify({ partnership: id, file, bytes: zip.byteLength }) : file);
  terminal.suggest(`Next: pacta policy > policy.txt; pacta verify ${file} --policy policy.txt`);
  return EXIT.done;
}

async function made(context: CommandContext, partnership: string, options: BundleOptions): Promise<MadeBundle> {
  const chosen = chosenLedger(context, context.terminal.note);
  if (chosen.kind === 'service') {
    if (options.for !== undefined)
      throw new CommandFault(
        EXIT.usage,
        'A service opens what the token\u2019s actor may see.',
        'Leave --for out, or take the token of that actor.',
      );
    return bundleFromService(chosen, partnership);
  }
  mustExist(chosen.settings);
  if (options.for === undefined)
    throw new CommandFault(
      EXIT.usage,
      'It must be said for whom the bundle is: sealed fields are opened as far as that actor may see them.',
      'pacta bundle PARTNERSHIP --for ACTOR; in a demo ledger also a role, such as auditor.',
    );
  const holding = await serviceHolding(chosen.settings, context.terminal.note, options.for);
  return holding === undefined
    ? bundleFromFolder(chosen.settings, partnership, options.for)
    : bundleFromService(holding, partnership);
}
