const formats = new Map<string, Intl.DateTimeFormat>();

/** The minutes by which a time zone was ahead of UTC at a moment, as IANA's data say; null for a zone that is not known. */
export function findZoneOffset(zone: string, moment: number): number | null {
  const format = findFormat(zone);
  if (format === null) return null;
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name.replace('\u2212', '-')) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Making a format takes longer than all else about a statement; only zones that exist are remembered. */
function findFormat(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US-u-nu-latn', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
    return format;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The minutes by which the offset of an RFC 3339 time is ahead of UTC: `Z`, `+11:00`. */
export function readOffset(time: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})$/.exec(time) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
