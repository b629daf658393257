import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatWord } from '../../../ui/views/format-stamp.ts';
import type { ProductEnvironment } from '../../schema/environment.ts';
import type { JudgedEvent } from '../../schema/stay.ts';
import { type EnvironmentsEntry, formatEventVersion, nameActor } from '../environment-index.ts';
import { eventStamps, orderStamps } from '../environment-words.ts';
import { formatEventTime, formatTimesWithin } from '../format-event-time.ts';
import { formatOrigin, formatShare } from './format-running.ts';

/** Events as a table, newest first. */
export function formatEvents(
  events: readonly JudgedEvent[],
  {
    environment,
    entry,
    caption,
  }: { readonly environment: ProductEnvironment; readonly entry: EnvironmentsEntry; readonly caption: string },
  href: Href,
): Markup {
  const places = new Map(environment.instances.map(({ id, name }) => [id, name]));
  const rows = events.map((event) => {
    const who = nameActor(event.by);
    const { order } = event;
    return html`<tr id="${event.id}"${event.corrected !== null && html` class="unclear"`}><td data-label="When">${formatEventTime(event.time)}</td><th scope="row">${formatWord(eventStamps[event.kind])}${event.change === 'emergency' && html`<small>emergency change</small>`}${event.corrected !== null && html`<small>put right by <a href="#${event.corrected}">a later event</a>; it counts for nothing</small>`}${event.corrects !== null && html`<small>puts right <a href="#${event.corrects}">an earlier event</a></small>`}</th><td data-label="Where">${event.instance === null ? '' : (places.get(event.instance) ?? event.instance)}${event.component !== null && html`<small>${event.component} alone${event.instance === null && environment.instances.length > 0 && ', everywhere'}</small>`}${event.variant !== null && html`<small>variant ${event.variant}</small>`}${formatShare(event.share === null ? null : { ...event.share, rest: false })}</td><td data-label="Version">${formatEventVersion(event, entry, href)}${event.version === null && event.release !== null && html`<small>of ${formatEventVersion({ version: event.candidate ?? event.release, release: event.release }, entry, href)}</small>`}${event.took !== null && html`<small>in place of ${event.took}</small>`}${event.components.map(({ name, version, artefacts }) => html`${version !== null && version !== event.version && html`<small>${name} ${version}</small>`}${artefacts.map(({ uri, digest, platform }) => html`<small>${platform !== null && `${platform}: `}${uri}${digest !== null && html`<br><code>${digest}</code>`}</small>`)}`)}</td><td data-label="Who">${who ?? html`<span class="empty">not known</span>`}${event.reason !== null && html`<small>${event.reason}</small>`}${event.refs.length > 0 && html`<small>${event.refs.join(', ')}</small>`}${event.downtime !== null && html`<small>${formatDowntime(event.downtime)}</small>`}<small>${formatOrigin(event.origin)}</small></td><td data-label="Order">${order !== null && order.state !== 'not-judged' && html`${formatWord(orderStamps[order.state])}<small>${formatTimesWithin(order.reason)}</small>`}${event.override !== null && html`<small>overridden by ${event.override.by}: ${event.override.reason}</small>`}</td></tr>`;
  });
  return html`<table class="wide stacked events"><caption>${caption}</caption><thead><tr><th scope="col">When</th><th scope="col">Event</th><th scope="col">Where</th><th scope="col">Version</th><th scope="col">Who and why</th><th scope="col">Order</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function formatDowntime({ planned, actual }: { readonly planned: number | null; readonly actual: number | null }): string {
  return [...(actual === null ? [] : [`down for ${actual} min`]), ...(planned === null ? [] : [`${planned} min planned`])].join(', ');
}
