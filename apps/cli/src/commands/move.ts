import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { moveLedger, MoveRefused } from '@pacta/event-store';
import { Frontier } from '@pacta/proof';
import { withStartFaults } from '@pacta/opening';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { MoveBar } from '../moving/move-bar.ts';
import { openNamedStore } from '../moving/named-store.ts';
import { counted } from '../terminal/words.ts';

interface MoveOptions {
  readonly from: string;
  readonly to: string;
}

/** Concurrent appends to SQLite, which share a commit. Its single writer keeps their order. */
const TOGETHER = 256;

/**
 * `pacta move`: copies a whole ledger, in order, between SQLite and KurrentDB. The source is not changed. It may be killed
 * at any time and resumes when run again. Both ledgers use the same keys.
 */
export async function move(context: CommandContext, { from, to }: MoveOptions): Promise<ExitCode> {
  const { terminal, json } = context;
  const scratch = mkdtempSync(join(tmpdir(), 'pacta-move-'));
  const began = performance.now();
  try {
    return await withStartFaults(async () => {
      const source = await openNamedStore(from, 'from', scratch);
      try {
        const target = await openNamedStore(to, 'to', scratch);
        try {
          for (const warning of target.warnings) terminal.note(warning);
          const bar = new MoveBar();
          const tree = new Frontier();
          const moved = await withCommandFaults(() =>
            moveLedger(
              {
                from: source.store,
                to: target.store,
                together: target.kind === 'sqlite' ? TOGETHER : 1,
                onProgress: (progress) => terminal.progress(bar.line(progress)),
              },
              (leaf) => tree.append(leafHash(leaf)),
            ),
          );
          terminal.progress('');
          const root = Buffer.from(tree.root()).toString('base64');
          const seconds = (performance.now() - began) / 1_000;
          if (json)
            await terminal.line(JSON.stringify({ from: source.place, to: target.place, ...moved, root, seconds }));
          else await terminal.line(inWords(moved, source.place, target.place, root, seconds));
        } finally {
          terminal.progress('');
          await target.store.close();
        }
      } finally {
        await source.store.close();
      }
      return EXIT.done;
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const leafHash = (leaf: Uint8Array): Uint8Array => hash('sha256', Buffer.concat([Uint8Array.of(0), leaf]), 'buffer');

async function withCommandFaults<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof MoveRefused)) throw fault;
    const [sentence, ...rest] = fault.message.split(/(?<=\.) /);
    throw new CommandFault(EXIT.refused, sentence ?? fault.message, rest.join(' '));
  }
}

function inWords(
  { events, written, streams, checkpoints }: Awaited<ReturnType<typeof moveLedger>>,
  from: string,
  to: string,
  root: string,
  seconds: number,
): string {
  return [
    `${counted(events, 'event')} in ${counted(streams, 'stream')} and ${counted(checkpoints, 'checkpoint')} stand in ${to} as in ${from}: the same order, the same leaves, the same tree.`,
    `Root   ${root}`,
    `Copied ${counted(written, 'event')} in ${seconds.toFixed(1)} s${written < events ? '; the others were there already' : ''}.`,
    '',
    'The source is left as it is. Open the copy with the same PACTA_KEYS; its read models are built at the first start.',
  ].join('\n');
}
