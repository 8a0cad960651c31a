import { LEVERAGE_BASES, type LeverageBasis } from '@pacta/ledger';
import { renderLeverage } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import type { LeverageQuestion } from '../reading/ledger-source.ts';
import { withSource } from '../reading/open-source.ts';

interface LeverageOptions {
  readonly asOf?: string;
  readonly currency?: string;
  readonly effective?: string;
  /** `method`, or `method/basis`. */
  readonly cell?: string;
}

/** `pacta leverage`: the leverage of an anchor by every method and basis; or one cell, with its events. */
export async function leverage(context: CommandContext, anchor: string, options: LeverageOptions): Promise<ExitCode> {
  const { terminal, json } = context;
  const question = questionOf(options);
  const found = await withSource(context, (source) => source.leverage(anchor, question));
  if (found.cells.length === 0)
    throw new CommandFault(
      EXIT.notFound,
      `No method is called '${question.method ?? ''}'.`,
      `'pacta leverage ${anchor}' lists them.`,
    );
  if (json) {
    await terminal.line(JSON.stringify(found, undefined, 2));
    return EXIT.done;
  }
  const page = { width: terminal.width, style: terminal.style, language: context.language };
  await terminal.line(renderLeverage(found, { ...page, lists: options.cell !== undefined }).trimEnd());
  if (options.cell === undefined)
    terminal.suggest(`Next: pacta leverage ${found.anchor.slice(0, 8)} --cell simple-ratio/committed`);
  return EXIT.done;
}

function questionOf({ asOf, currency, effective, cell }: LeverageOptions): LeverageQuestion {
  const [method, basis, ...more] = (cell ?? '').split('/');
  const isBasis = LEVERAGE_BASES.some((known) => known === basis);
  if (more.length > 0 || (basis !== undefined && !isBasis))
    throw new CommandFault(
      EXIT.usage,
      `'${cell ?? ''}' is no cell of the table.`,
      `Give a method, or method/basis with one of ${LEVERAGE_BASES.join(', ')}.`,
    );
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency))
    throw new CommandFault(EXIT.usage, `'${currency}' is no currency.`, 'Give a code of ISO 4217, such as EUR.');
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(currency === undefined ? {} : { currency }),
    ...(effective === undefined ? {} : { effective }),
    ...(method === undefined || method === '' ? {} : { method }),
    ...(basis === undefined ? {} : { basis: basis as LeverageBasis }),
  };
}
