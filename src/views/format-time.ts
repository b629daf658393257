import { formatDay, formatInstant } from './format-instant.ts';
import { html, type Markup } from './html.ts';

/** A moment as `<time>`; `day` leaves the time of day out. */
export function formatTime(at: string, day = false): Markup {
  return html`<time datetime="${at}">${day ? formatDay(at) : formatInstant(at)}</time>`;
}
