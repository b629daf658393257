import { html, type Markup } from '../../text/schema/html.ts';
import { formatDay, formatInstant } from './format-instant.ts';

/** A moment as `<time>`; `day` leaves the time of day out. */
export function formatTime(at: string, day = false): Markup {
  return html`<time datetime="${at}">${day ? formatDay(at) : formatInstant(at)}</time>`;
}
