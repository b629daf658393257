const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-03-12T14:05:00+11:00` becomes `12 Mar 2026`, in the offset it was written in. */
export function formatDay(instant: string): string {
  const month = months[Number(instant.slice(5, 7)) - 1];
  return month === undefined ? instant : `${Number(instant.slice(8, 10))} ${month} ${instant.slice(0, 4)}`;
}

/** What people wrote as a date: one in the form of ISO 8601 as pages write dates, anything else as it is. */
export function formatWrittenDate(text: string): string {
  return /^\d{4}-\d\d-\d\d(T.*)?$/.test(text) ? formatInstant(text) : text;
}

/** `2026-03-12T14:05:00+11:00` becomes `12 Mar 2026, 14:05 +11:00`. A date without a time stays a day. */
export function formatInstant(instant: string): string {
  const time = /T(\d\d:\d\d)[^+Z-]*(Z|[+-]\d\d:?\d\d)$/.exec(instant);
  if (time === null) return formatDay(instant);
  return `${formatDay(instant)}, ${time[1]} ${time[2] === 'Z' ? 'UTC' : time[2]}`;
}
