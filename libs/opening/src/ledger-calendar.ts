/** True for an IANA time zone that this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** This machine's time zone: the default of a new ledger. */
export const systemZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Answers the calendar day (YYYY-MM-DD) on which an instant falls in `zone`. */
export function calendarOf(zone: string): (instant: string) => string {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  let lastMinute = '';
  let lastDay = '';
  // Memoized per minute: a zone's day never changes within one, and thousands of commands may come in it.
  return (instant) => {
    const minute = instant.slice(0, 16);
    if (minute !== lastMinute) {
      lastDay = days.format(new Date(instant));
      lastMinute = minute;
    }
    return lastDay;
  };
}
