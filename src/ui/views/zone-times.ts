import { formatDay, formatInstant } from './format-instant.ts';

const time = /<time datetime="(\d{4}-\d\d-\d\dT[^"<>]+)">([^<]*)<\/time>/g;

/**
 * Shows the times of a page in one zone. Each `<time>` as `formatTime` makes it says its moment there; as it was written, it stands in its title where
 * that is not the same. Times that keep their own offset, such as a signature's, have a class and are left alone.
 */
export function zoneTimes(markup: string, zone: string): string {
  const convert = prepareZone(zone);
  return markup.replace(time, (found, datetime: string, text: string) => {
    const local = convert(datetime);
    if (local === null) return found;
    const isDay = !text.includes(',');
    const said = isDay ? formatDay(local) : `${formatDay(local)}, ${local.slice(11, 16)}`;
    const written = formatInstant(datetime);
    const title = datetime.slice(0, 16) === local ? '' : ` title="${written}"`;
    return `<time${isDay ? ' class="day"' : ''} datetime="${datetime}"${title}>${said}</time>`;
  });
}

/** Turns an instant into `2026-03-12T14:05` in the zone; null for what is no instant. */
function prepareZone(zone: string): (instant: string) => string | null {
  if (zone === 'UTC') {
    return (instant) => {
      const at = Date.parse(instant);
      return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 16);
    };
  }
  const format = formatterOf(zone);
  return (instant) => {
    const at = Date.parse(instant);
    if (Number.isNaN(at)) return null;
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}`;
  };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('en-GB', { ...digits, hourCycle: 'h23', timeZone: zone });
  formatters.set(zone, made);
  return made;
}
