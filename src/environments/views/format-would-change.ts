import { compareAddress, releaseAddress } from '../../book/views/addresses.ts';
import { compareReleases } from '../../releases/views/compare/compare-releases.ts';
import type { PlacedChange } from '../../releases/views/compare/compare-versions.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import type { Href } from '../../ui/views/format-link.ts';
import type { ProductEnvironment } from '../schema/extension.ts';
import type { EnvironmentsEntry } from './environment-index.ts';
import { formatEventTime } from './format-event-time.ts';
import { findMain } from './format-home.ts';

/** How many changes of each side stand here; the page that compares has all. */
const shown = 12;

/** What would change in an environment if what runs in the one before went on to it; null where both run the same, or nothing. */
export function formatWouldChange(
  environment: ProductEnvironment,
  { product, environments, releases }: EnvironmentsEntry,
  href: Href,
): Markup | null {
  const main = findMain(environment);
  const before = environments.environments
    .filter(({ id }) => environment.after.includes(id))
    .map((each) => ({ each, main: findMain(each) }));
  const next = before.find((one) => one.main?.release != null && one.main.release !== main?.release);
  const [from, to] = [releases.get(main?.release ?? ''), releases.get(next?.main?.release ?? '')];
  if (from === undefined || to === undefined || next?.main == null) return null;
  const { gained, lost } = compareReleases(product, { from: from.version, to: to.version });
  const rejection = environment.next.find(({ state, release }) => state === 'rejected' && release === to.version);
  const address = `${href(compareAddress(product))}?from=${encodeURIComponent(from.version)}&to=${encodeURIComponent(to.version)}`;
  return html`<section id="change"><h2>What would change <span class="count long">if ${next.main.version ?? to.version} went from ${next.each.name} to ${environment.name}</span></h2>${rejection !== undefined && html`<p class="banner bad wide"><b>Rejected.</b> ${rejection.by ?? 'Somebody'} rejected ${rejection.version}${rejection.at !== null && html` ${formatEventTime({ at: rejection.at, after: null, before: null }, true)}`}${rejection.reason !== null && `: ${rejection.reason}`}.</p>`}<div class="gain wide">${formatSide('Gain', gained, href, product)}${formatSide('Lose', lost, href, product)}</div><p class="after-table"><a href="${address}">Compare ${from.version} with ${to.version}</a></p></section>`;
}

function formatSide(name: string, changes: readonly PlacedChange[], href: Href, product: EnvironmentsEntry['product']): Markup {
  const kind = name === 'Gain' ? 'gained' : 'lost';
  return html`<div><h3>${name} <span class="count">${changes.length}</span></h3>${changes.length === 0 ? html`<p class="empty">nothing</p>` : html`<ul>${changes.slice(0, shown).map((change) => html`<li><span class="word ${kind}"></span> <span>${change.slug === '' ? change.title : html`<a href="${href(releaseAddress(product, change))}#${change.id}">${change.title}</a>`}${change.pull !== null && ` #${change.pull}`}${change.remarks.map((remark) => html`<small>${remark}</small>`)}</span></li>`)}</ul>${changes.length > shown && html`<p>${changes.length - shown} more</p>`}`}</div>`;
}
