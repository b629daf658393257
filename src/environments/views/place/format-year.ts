import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import type { ProductEnvironment } from '../../schema/environment.ts';
import { textOf } from '../../schema/event-time.ts';
import type { JudgedEvent } from '../../schema/stay.ts';
import { yearAddress } from '../addresses.ts';
import type { EnvironmentsEntry } from '../environment-index.ts';
import { formatEvents } from './format-events.ts';

/** The most events that stand on the page of a year; the JSON has all. */
const most = 1_500;

/** The year that an event is filed under; bounds by the earlier one that is known. */
const yearOf = ({ time }: Pick<JudgedEvent, 'time'>): string => textOf(time)?.slice(0, 4) ?? 'undated';

/** Every event of one year, and the years beside it. */
export function formatYear(
  environment: ProductEnvironment,
  { entry, year }: { readonly entry: EnvironmentsEntry; readonly year: string },
  href: Href,
): Markup {
  const events = environment.events.filter((event) => yearOf(event) === year);
  const caption = events.length > most ? `The newest ${most} of ${events.length}` : 'Newest first';
  return html`<section id="events"><h2>Events <span class="count">${events.length}</span></h2>${formatEvents(events.slice(0, most), { environment, entry, caption }, href)}</section><nav class="pager" aria-label="Years">${environment.years.map(({ year: other, events: number }) => (other === year ? html`<b>${other}</b>` : html`<a href="${href(yearAddress(entry.product, environment.id, other))}">${other}</a> (${number})`))}</nav>`;
}
