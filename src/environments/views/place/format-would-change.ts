import type { Release } from '../../../book/schema/book.ts';
import { compareAddress, productAddress, releaseAddress } from '../../../book/views/addresses.ts';
import type { Slots } from '../../../book/views/slots.ts';
import { type FindChangePage, findChangePages } from '../../../releases/views/compare/change-links.ts';
import { compareReleases } from '../../../releases/views/compare/compare-releases.ts';
import { listChangeLinks } from '../../../releases/views/compare/list-change-links.ts';
import type { PlacedChange } from '../../../releases/views/compare/shown-units.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { listNames } from '../../../text/schema/list-names.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import type { ProductEnvironment } from '../../schema/environment.ts';
import type { Running } from '../../schema/stay.ts';
import { environmentAddress } from '../addresses.ts';
import { describeRejection, type EnvironmentsEntry, findRejection } from '../environment-index.ts';
import { findMain } from '../format-home.ts';

/** How many changes of each side stand here; the page that compares has all. */
const shown = 12;

/** What runs in an environment, and what runs in one before it and would come next. */
interface Pair {
  readonly from: Release;
  readonly to: Release;
  readonly running: Running;
  readonly next: Running;
  readonly before: ProductEnvironment;
}

/** What would come next into an environment: what runs in one before it and is another release. Null where both run the same, or nothing. */
function findPair(environment: ProductEnvironment, { environments, releases }: EnvironmentsEntry): Pair | null {
  const running = findMain(environment);
  const before = environments.environments
    .filter(({ id }) => environment.after.includes(id))
    .map((each) => ({ each, main: findMain(each) }))
    .find((one) => one.main?.release != null && one.main.release !== running?.release);
  const [from, to] = [releases.get(running?.release ?? ''), releases.get(before?.main?.release ?? '')];
  if (running === null || from === undefined || to === undefined || before?.main == null) return null;
  return { from, to, running, next: before.main, before: before.each };
}

/** For the page of a release that would come next somewhere: against what it is compared there, and where that stands. */
export function formatWhereNext({ version }: Release, entry: EnvironmentsEntry, href: Href): readonly Markup[] {
  return entry.environments.environments.flatMap((environment) => {
    const pair = findPair(environment, entry);
    if (pair?.to.version !== version) return [];
    const { from, running } = pair;
    return [
      html`<p class="after-table">Against ${running.version ?? from.version}, which runs in ${environment.name}: <a href="${href(environmentAddress(entry.product, environment.id))}#change">what would change there</a>.</p>`,
    ];
  });
}

/** What would change in an environment if what runs in the one before went on to it; null where both run the same, or nothing. */
export function formatWouldChange(
  environment: ProductEnvironment,
  entry: EnvironmentsEntry,
  { href, slots }: { readonly href: Href; readonly slots: Pick<Slots, 'changePages'> },
): Markup | null {
  const { product } = entry;
  const found = findPair(environment, entry);
  if (found === null) return null;
  const { from, to, running, next, before } = found;
  const pair = { from: nameVersion(from, running), to: nameVersion(to, next) };
  const { gained, lost } = compareReleases(product, pair);
  const pageOf = findChangePages(listChangeLinks(product, slots.changePages(product)));
  const untagged = listUntagged(to, product);
  const isKnown = ({ repository }: PlacedChange): boolean => !untagged.some(({ place }) => place === repository);
  const rejection = findRejection(next, entry);
  const address = `${href(compareAddress(product))}?from=${encodeURIComponent(pair.from)}&to=${encodeURIComponent(pair.to)}`;
  const own =
    to.predecessor !== null &&
    html` · <a href="${href(releaseAddress(product, to))}#gain">${to.version} against ${to.predecessor.version}, the release before</a>`;
  return html`<section id="change"><h2>What would change <span class="count long">${pair.to}, which runs in ${before.name}, against ${pair.from}, which runs here</span></h2>${rejection !== null && html`<p class="banner bad wide"><b>Rejected.</b> ${describeRejection(rejection, entry)}</p>`}<div class="gain wide">${formatSide('Gain', gained, { href, product, isKnown, pageOf })}${formatSide('Lose', lost, { href, product, isKnown, pageOf })}</div>${untagged.length > 0 && html`<p>${pair.to} has no tag of ${listNames(untagged.map(({ name }) => name))}: not known means that this is so if nothing of ${untagged.length === 1 ? 'it' : 'them'} came since ${to.predecessor?.version ?? 'the release before'}.</p>`}<p class="after-table"><a href="${address}">Compare ${pair.from} with ${pair.to}</a>${own}</p></section>`;
}

/** Repositories of which a release has no tag, by their places: whether it holds anything of them is not known. */
function listUntagged({ components }: Release, { repositories }: EnvironmentsEntry['product']) {
  return repositories.flatMap(({ id, name }, place) =>
    components.some((component) => component.repository === id && component.state === 'no-tag') ? [{ name, place }] : [],
  );
}

/** A candidate holds what came with it and those before, which may be less than its release. */
function nameVersion({ version, candidates }: Release, main: Running | null): string {
  return candidates.find((candidate) => candidate.version === main?.version && !candidate.same)?.version ?? version;
}

interface Linking {
  readonly href: Href;
  readonly product: EnvironmentsEntry['product'];
  /** Whether the release has a tag of the repository of a change. */
  readonly isKnown: (change: PlacedChange) => boolean;
  readonly pageOf: FindChangePage;
}

/** One side of a comparison: what is known first, then what hangs on repositories that were not tagged, neither promised nor denied. */
function formatSide(name: 'Gain' | 'Lose', changes: readonly PlacedChange[], linking: Linking): Markup {
  const known = changes.filter(linking.isKnown);
  const unknown = changes.filter((change) => !linking.isKnown(change));
  const items = [
    ...known.map((change) => ({ change, kind: name === 'Gain' ? 'gained' : 'lost', more: change.remarks })),
    ...unknown.map((change) => ({ change, kind: 'doubt', more: ['not known', ...change.remarks] })),
  ];
  const list = html`<ul>${items.slice(0, shown).map((item) => formatItem(item, linking))}</ul>${items.length > shown && html`<p>${items.length - shown} more</p>`}`;
  return html`<div><h3>${name} <span class="count">${known.length}${unknown.length > 0 && `; ${unknown.length} not known`}</span></h3>${items.length === 0 ? html`<p class="empty">nothing</p>` : list}</div>`;
}

function formatItem(
  { change, kind, more }: { readonly change: PlacedChange; readonly kind: string; readonly more: readonly string[] },
  { href, product, pageOf }: Linking,
): Markup {
  const { slug, title, id, pull } = change;
  const page = pageOf(change);
  return html`<li><span class="word ${kind}"></span> <span>${slug === '' ? title : html`<a href="${href(releaseAddress(product, change))}#${id}">${title}</a>`}${pull !== null && ` #${pull}`}${more.map((remark) => html`<small>${remark}</small>`)}${page?.href !== undefined && html`<small><a href="${href(productAddress(product))}${page.href}">${page.text}</a></small>`}</span></li>`;
}
