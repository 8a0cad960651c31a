import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';

/**
 * Takes from this user the right to write into a folder; what it answers gives it back. For the administrator, whom no
 * permission stops, it is a read-only mount. Undefined where not even that can be had.
 */
export function makeUnwritable(folder: string): (() => void) | undefined {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    return () => chmodSync(folder, 0o700);
  }
  try {
    execFileSync('mount', ['--bind', folder, folder], { stdio: 'ignore' });
    execFileSync('mount', ['-o', 'remount,ro,bind', folder], { stdio: 'ignore' });
    return () => void execFileSync('umount', [folder]);
  } catch {
    return undefined;
  }
}
