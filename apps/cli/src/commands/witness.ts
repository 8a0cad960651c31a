import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { once } from 'node:events';
import { ed25519InFolder, serveWitness, Witness } from '@pacta/integrity';
import { formatVerifierKey, parsePolicy, TYPE_COSIGNATURE_V1, verifierKey } from '@pacta/proof';
import { openKeyFolder } from '@pacta/sealing';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { readTextInput } from '../reading/input-file.ts';

interface WitnessCommandOptions {
  readonly policy: string;
  readonly name: string;
  readonly state: string;
  readonly host: string;
  readonly port: string;
}

/**
 * `pacta witness`: cosigns a ledger's checkpoints. It cosigns only those consistent with the ones it cosigned before.
 */
export async function witness(context: CommandContext, options: WitnessCommandOptions): Promise<ExitCode> {
  const { json, terminal } = context;
  const policy = parsePolicy(readTextInput(options.policy));
  if (!policy.ok)
    throw new CommandFault(
      EXIT.wrongInput,
      `${options.policy} is no policy: ${policy.reason}.`,
      "'pacta policy' prints the one of a ledger.",
    );
  const folder = resolve(options.state);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const signer = ed25519InFolder(openKeyFolder(join(folder, 'keys')), 'witness-signing');
  const key = formatVerifierKey(namedKey(options.name, signer.publicKey));
  const logs = policy.policy.logs.map((log) => log.key);
  const kept = new Witness({ file: join(folder, 'witness.db'), name: options.name, signer, logs });
  const server = serveWitness(kept, key).listen(portOf(options.port), options.host);
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
    await terminal.line(
      json ? JSON.stringify({ name: options.name, key, url }) : `witness ${nameInPolicy(options.name)} ${key} ${url}`,
    );
    terminal.note(
      `Witnessing ${logs.map(({ name }) => name).join(', ')}. The line above belongs into the ledger's policy file, with a group and a quorum. Ctrl-C stops it.`,
    );
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return EXIT.done;
  } catch (fault) {
    const { code = '' } = fault as NodeJS.ErrnoException;
    if (!code.startsWith('E')) throw fault;
    throw new CommandFault(
      EXIT.storeUnavailable,
      `The witness can't listen on ${options.host}, port ${options.port} (${code}).`,
      'Choose others with --host and --port.',
    );
  } finally {
    server.closeAllConnections();
    server.close();
    kept.close();
  }
}

function namedKey(name: string, publicKey: Uint8Array) {
  try {
    return verifierKey(name, TYPE_COSIGNATURE_V1, publicKey);
  } catch {
    throw new CommandFault(
      EXIT.usage,
      `'${name}' can't be the name of a key: it must have neither spaces nor a plus.`,
      'Take one that is yours alone, such as red-cross.example/witness.',
    );
  }
}

/** By convention, names in a policy have no slashes. */
const nameInPolicy = (name: string): string => name.replaceAll('/', '-');

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new CommandFault(
    EXIT.usage,
    `--port must be a whole number from 0 to 65535, not ${text}.`,
    '0 picks a free one.',
  );
}
