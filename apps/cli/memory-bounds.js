/**
 * Left to itself, V8 lets its heap grow while there is memory on the machine, several times beyond what an import, a
 * verification or a list of all partnerships holds. These bounds keep them near 300 MB, whatever the size of the file or
 * of the ledger. A heap's size can only be set when Node starts, so the process puts itself in its own place, with the
 * same id, files and environment; where the system can't (Windows), it goes on as it is.
 */
const BOUNDS = new Map([
  ['import', ['--max-semi-space-size=2', '--max-old-space-size=160']],
  ['partnerships', ['--max-semi-space-size=2', '--max-old-space-size=256']],
  ['verify', ['--max-semi-space-size=4', '--max-old-space-size=512']],
]);

/** The C library (glibc) gives each thread a heap of its own and keeps what the thread has freed; one for all is smaller. */
const ONE_HEAP = { MALLOC_ARENA_MAX: '1' };

/** @param {readonly string[]} argv as in process.argv */
export function withinBounds(argv) {
  const [, ...rest] = argv;
  const bounds = BOUNDS.get(rest.find((word) => BOUNDS.has(word)) ?? '');
  if (bounds === undefined || process.execve === undefined) return;
  if (process.execArgv.some((flag) => flag.startsWith('--max-'))) return;
  try {
    process.execve(process.execPath, [process.execPath, ...bounds, ...process.execArgv, ...rest], {
      ...ONE_HEAP,
      ...process.env,
    });
  } catch {
    // Not on this system.
  }
}
