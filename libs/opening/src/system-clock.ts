/** Tells the current instant as ISO 8601 in UTC. Its text is made once a millisecond, however many commands come. */
export function systemClock(): () => string {
  let milliseconds = Number.NaN;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== milliseconds) {
      milliseconds = now;
      text = new Date(now).toISOString();
    }
    return text;
  };
}
