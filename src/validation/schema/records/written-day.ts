/** What a date in a record says. `unclear` is a form that can be read in two ways or not at all; `impossible` a day that no calendar has. */
export type WrittenDay =
  | { readonly kind: 'day'; readonly day: string; readonly instant: number | null }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'impossible' };

/** Reads a date as written: `2026-03-12`, alone or with a time behind it (ISO 8601). `instant` is set when time and offset are there. */
export function readWrittenDay(written: string): WrittenDay {
  const [, year = '', month = '', date = '', rest = ''] = /^(\d{4})-(\d{2})-(\d{2})(.*)$/.exec(written.trim()) ?? [];
  if (year === '') return { kind: 'unclear' };
  const day = `${year}-${month}-${date}`;
  const begins = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(begins) || new Date(begins).toISOString().slice(0, 10) !== day) return { kind: 'impossible' };
  if (rest === '') return { kind: 'day', day, instant: null };
  const [, hour = '', minute = '', second = '', offset = ''] =
    /^[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?(Z|[+-]\d{2}:?\d{2})?(?: .*)?$/.exec(rest) ?? [];
  if (hour === '') return { kind: 'unclear' };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { kind: 'impossible' };
  const zone = offset.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const instant = offset === '' ? Number.NaN : Date.parse(`${day}T${hour}:${minute}:${second === '' ? '00' : second}${zone}`);
  return { kind: 'day', day, instant: Number.isNaN(instant) ? null : instant };
}

const hour = 3_600_000;

/** The earliest and the latest moment that a written day can mean: without an offset it begins 14 hours earlier in the east, and ends 12 hours later in the west. */
export function boundDay({ day, instant }: { readonly day: string; readonly instant: number | null }): {
  readonly earliest: number;
  readonly latest: number;
} {
  if (instant !== null) return { earliest: instant, latest: instant };
  const begins = Date.parse(`${day}T00:00:00Z`);
  return { earliest: begins - 14 * hour, latest: begins + 36 * hour };
}
