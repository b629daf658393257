import { html, type Markup } from '../../../text/schema/html.ts';
import { formatWord } from '../../../ui/views/format-stamp.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { Hold, ProductEnvironment } from '../../schema/environment.ts';
import { nameActor } from '../environment-index.ts';

/** How many of the newest switches stand on the page; the JSON has all. */
const shown = 20;

/** Of each application and instance the newest switch, where it is off. */
export function listHeld({ holds }: Pick<ProductEnvironment, 'holds'>): readonly Hold[] {
  const newest = new Map<string, Hold>();
  for (const hold of holds) {
    const place = JSON.stringify([hold.repository, hold.application, hold.instance]);
    if (!newest.has(place)) newest.set(place, hold);
  }
  return [...newest.values()].filter(({ automatic }) => !automatic);
}

/** When automatic deployments were switched off and on again; null where no source tells. */
export function formatHolds(environment: ProductEnvironment): Markup | null {
  const { holds, name } = environment;
  if (holds.length === 0) return null;
  const held = listHeld(environment);
  const state =
    held.length === 0
      ? html`<p>New versions come in by themselves.</p>`
      : html`${held
          .slice(0, shown)
          .map(
            (hold) =>
              html`<p class="banner wide"><b>Held back.</b> New versions${hold.application !== null && ` of ${hold.application}`} do not come in by themselves${hold.instance !== null && ` in ${hold.instance}`}${hold.at !== null && html` since ${formatTime(hold.at, true)}`}${hold.reason !== null && `: ${hold.reason}`}</p>`,
          )}`;
  const caption = holds.length > shown ? `The newest ${shown} of ${holds.length}` : 'Newest first';
  return html`<section id="holds"><h2>Automatic deployments <span class="count">${holds.length}</span></h2>${state}<table class="wide stacked"><caption>${caption}: when automatic deployments to ${name} were switched off and on</caption><thead><tr><th scope="col">When</th><th scope="col">Switched</th><th scope="col">Where</th><th scope="col">Who and why</th></tr></thead><tbody>${holds.slice(0, shown).map(formatRow)}</tbody></table></section>`;
}

function formatRow({ application, instance, automatic, at, by, reason, commit, path }: Hold): Markup {
  const place = [application, instance].filter((part) => part !== null).join(', ');
  const stamp = automatic ? formatWord({ word: 'on', kind: 'good' }) : formatWord({ word: 'off', kind: 'waiting' });
  return html`<tr><td data-label="When">${at === null ? html`<span class="empty">not known</span>` : formatTime(at)}</td><th scope="row">${stamp}</th><td data-label="Where">${place}</td><td data-label="Who and why">${nameActor(by) ?? html`<span class="empty">not known</span>`}${reason !== null && html`<small>${reason}</small>`}<small>commit <code>${commit.slice(0, 9)}</code> ${path}</small></td></tr>`;
}
