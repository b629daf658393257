import { html, type Markup } from '../../text/schema/html.ts';
import { formatDay } from '../../ui/views/format-instant.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { EventTime } from '../schema/event.ts';

/** When something happened, as the end of a sentence: a moment, or the bounds that are known. Between them nothing is guessed. */
export function formatEventTime({ at, after, before }: EventTime, day = false): Markup {
  if (at !== null) return formatTime(at, day);
  if (after !== null && before !== null) return html`between ${formatTime(after, day)} and ${formatTime(before, day)}`;
  if (before !== null) return html`before ${formatTime(before, day)}`;
  return after === null ? html`at a time that is not known` : html`after ${formatTime(after, day)}`;
}

/** The same in plain text, by days. */
export function nameEventTime({ at, after, before }: EventTime): string {
  if (at !== null) return formatDay(at);
  if (after !== null && before !== null) return `between ${formatDay(after)} and ${formatDay(before)}`;
  if (before !== null) return `before ${formatDay(before)}`;
  return after === null ? 'at a time that is not known' : `after ${formatDay(after)}`;
}

/** Since when, as it stands behind a version. */
export function formatSince(since: EventTime): Markup {
  return since.at === null && since.after === null && since.before === null
    ? html`since when is not known`
    : html`since ${formatEventTime(since, true)}`;
}

const instants = /(\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?(?![\w-]))/;

/** A sentence in which moments stand as data has them, with each as pages show it. */
export function formatTimesWithin(text: string): Markup {
  return html`${text.split(instants).map((part, at) => (at % 2 === 0 ? part : part.includes('T') ? formatTime(part) : formatDay(part)))}`;
}

/** Whole days from one moment to another, both ISO 8601; null when either is not known. */
export function countDays(from: string | null, to: string): number | null {
  const days = from === null ? Number.NaN : Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return Number.isFinite(days) && days >= 0 ? days : null;
}
