const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** Milliseconds after which a hanging stop is forced. */
const PATIENCE = 15_000;

/** Settles at the first SIGINT or SIGTERM. A second one, or the time limit, then ends the process at once. */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(130);
      asked = true;
      process.stderr.write('\nStopping: requests under way are finished first. Press Ctrl-C again to stop at once.\n');
      setTimeout(() => process.exit(70), PATIENCE).unref();
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });
}
