import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isHeld } from '@pacta/event-store';
import type { LedgerSettings } from './ledger-settings.ts';

/** A service that holds a ledger's folder, as it says of itself in that folder. */
export interface RunningService {
  /** On this machine. */
  readonly address: string;
  readonly demo: boolean;
}

interface Announced extends RunningService {
  readonly pid: number;
}

const fileIn = (folder: string): string => join(folder, 'service.json');

/** Says in the ledger's folder where its service listens, for the command line on this machine. Never fails. */
export function announceService(folder: string, service: RunningService): void {
  const announced: Announced = { ...service, address: onThisMachine(service.address), pid: process.pid };
  try {
    writeFileSync(fileIn(folder), JSON.stringify(announced), { mode: 0o600 });
  } catch {
    // Whoever wants to write is then told which process holds the ledger.
  }
}

export function withdrawAnnouncement(folder: string): void {
  try {
    rmSync(fileIn(folder), { force: true });
  } catch {
    // A file of a process that is gone is not believed.
  }
}

/**
 * The service that holds the ledger's folder now; undefined where none does. Only a file of this user's own is believed: a
 * token of the folder's owner goes to that address.
 */
export function runningService({
  ledger,
  store,
}: Pick<LedgerSettings, 'ledger' | 'store'>): RunningService | undefined {
  if (store === 'kurrentdb' || !isHeld(ledger)) return undefined;
  try {
    const { uid, mode } = statSync(fileIn(ledger));
    if (uid !== process.getuid?.() || (mode & 0o022) !== 0) return undefined;
    const { pid, address, demo } = JSON.parse(readFileSync(fileIn(ledger), 'utf8')) as Announced;
    const holder = Number(readFileSync(join(ledger, 'writer.pid'), 'utf8'));
    return pid === holder ? { address, demo } : undefined;
  } catch {
    return undefined;
  }
}

/** The address for a client here, of a service that listens at all addresses of the machine. */
function onThisMachine(address: string): string {
  const url = new URL(address);
  if (['0.0.0.0', '[::]'].includes(url.hostname)) url.hostname = '127.0.0.1';
  return url.origin;
}
