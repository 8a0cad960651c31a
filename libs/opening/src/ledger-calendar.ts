/** True for an IANA time zone that this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The zone of this machine, which a new ledger takes where no setting names one. */
export const systemZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Answers the calendar day (YYYY-MM-DD) on which an instant falls in `zone`. */
export function calendarOf(zone: string): (instant: string) => string {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  let lastMinute = '';
  let lastDay = '';
  // Commands come by the thousand within one minute, and a zone's day never changes within one.
  return (instant) => {
    const minute = instant.slice(0, 16);
    if (minute !== lastMinute) {
      lastDay = days.format(new Date(instant));
      lastMinute = minute;
    }
    return lastDay;
  };
}
