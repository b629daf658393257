import type { Release } from '../../../book/schema/book.ts';
import { compareAddress, releaseAddress } from '../../../book/views/addresses.ts';
import { compareReleases } from '../../../releases/views/compare/compare-releases.ts';
import type { PlacedChange } from '../../../releases/views/compare/compare-versions.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import type { ProductEnvironment, Running } from '../../schema/extension.ts';
import { describeRejection, type EnvironmentsEntry, findRejection } from '../environment-index.ts';
import { findMain } from '../format-home.ts';

/** How many changes of each side stand here; the page that compares has all. */
const shown = 12;

/** What would change in an environment if what runs in the one before went on to it; null where both run the same, or nothing. */
export function formatWouldChange(environment: ProductEnvironment, entry: EnvironmentsEntry, href: Href): Markup | null {
  const { product, environments, releases } = entry;
  const main = findMain(environment);
  const before = environments.environments
    .filter(({ id }) => environment.after.includes(id))
    .map((each) => ({ each, main: findMain(each) }));
  const next = before.find((one) => one.main?.release != null && one.main.release !== main?.release);
  const [from, to] = [releases.get(main?.release ?? ''), releases.get(next?.main?.release ?? '')];
  if (from === undefined || to === undefined || next?.main == null) return null;
  const pair = { from: nameVersion(from, main), to: nameVersion(to, next.main) };
  const { gained, lost } = compareReleases(product, pair);
  const rejection = findRejection(next.main, entry);
  const address = `${href(compareAddress(product))}?from=${encodeURIComponent(pair.from)}&to=${encodeURIComponent(pair.to)}`;
  return html`<section id="change"><h2>What would change <span class="count long">if ${next.main.version ?? to.version} went from ${next.each.name} to ${environment.name}</span></h2>${rejection !== null && html`<p class="banner bad wide"><b>Rejected.</b> ${describeRejection(rejection, entry)}</p>`}<div class="gain wide">${formatSide('Gain', gained, href, product)}${formatSide('Lose', lost, href, product)}</div><p class="after-table"><a href="${address}">Compare ${pair.from} with ${pair.to}</a></p></section>`;
}

/** A candidate holds what came with it and those before, which may be less than its release. */
function nameVersion({ version, candidates }: Release, main: Running | null): string {
  return candidates.find((candidate) => candidate.version === main?.version && !candidate.same)?.version ?? version;
}

function formatSide(name: string, changes: readonly PlacedChange[], href: Href, product: EnvironmentsEntry['product']): Markup {
  const kind = name === 'Gain' ? 'gained' : 'lost';
  return html`<div><h3>${name} <span class="count">${changes.length}</span></h3>${changes.length === 0 ? html`<p class="empty">nothing</p>` : html`<ul>${changes.slice(0, shown).map((change) => html`<li><span class="word ${kind}"></span> <span>${change.slug === '' ? change.title : html`<a href="${href(releaseAddress(product, change))}#${change.id}">${change.title}</a>`}${change.pull !== null && ` #${change.pull}`}${change.remarks.map((remark) => html`<small>${remark}</small>`)}</span></li>`)}</ul>${changes.length > shown && html`<p>${changes.length - shown} more</p>`}`}</div>`;
}
