import type { Book, Product } from '../../book/schema/book.ts';
import { productAddress } from '../../book/views/addresses.ts';
import { count, formatNumber } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import type { Href } from '../../ui/views/format-link.ts';
import { formatWord } from '../../ui/views/format-stamp.ts';
import type { ProductEnvironment } from '../schema/environment.ts';
import { momentOf } from '../schema/event-time.ts';
import type { Running } from '../schema/stay.ts';
import { environmentAddress } from './addresses.ts';
import { type EnvironmentsEntry, environmentIndex, findRejection, formatEventVersion, formatRejection } from './environment-index.ts';
import { countDays, formatEventTime, formatSince } from './format-event-time.ts';
import { formatBlocked, formatNextState, formatNextTime } from './format-next.ts';
import { describeReach, describeShare } from './place/format-running.ts';

/** Places that have another version and are named one by one; more of them are counted. */
const mostNamed = 4;

/** What runs where, a row for each product: version, since when, what is on its way, and what is next.  */
export function formatHome(book: Book, href: Href): Markup {
  const index = environmentIndex(book);
  return html`<section id="runs"><h2 class="unseen">What runs where</h2><table class="wide stacked runs"><caption class="unseen">Products and what runs in their environments</caption><thead><tr><th scope="col">Product</th><th scope="col">In production</th><th scope="col">On the way</th><th scope="col">Next</th></tr></thead><tbody>${book.products.map((product) => formatRow(product, index.get(product.id), book.asOf, href))}</tbody></table></section>`;
}

function formatRow(product: Product, entry: EnvironmentsEntry | undefined, asOf: string, href: Href): Markup {
  const production = entry?.environments.environments.find(({ id }) => id === entry.environments.production);
  const others = (entry?.environments.environments ?? [])
    .filter((each) => each !== production && each.channel === 'deployment' && (each.inProcess || entry?.process == null))
    .toReversed();
  const phase = entry?.environments.phases.at(-1)?.name ?? null;
  const about = [entry?.process?.title, phase].filter((text) => text !== undefined && text !== null);
  return html`<tr><th scope="row"><a href="${href(productAddress(product))}">${product.name}</a>${about.length > 0 && html`<small>${about.join(', ')}</small>`}</th><td class="prod" data-label="Production">${entry === undefined || production === undefined ? html`<span class="empty">Nobody has said where it runs.</span>` : formatProduction(production, entry, asOf, href)}</td><td data-label="On the way">${entry !== undefined && others.length > 0 && html`<ul class="lanes">${others.map((environment) => formatLane(environment, entry, href))}</ul>`}</td><td data-label="Next">${entry !== undefined && formatNext(entry, href)}</td></tr>`;
}

/** The version that most of it runs, in large, and what differs from it. */
function formatProduction(environment: ProductEnvironment, entry: EnvironmentsEntry, asOf: string, href: Href): Markup {
  const { running, instances } = environment;
  const main = findMain(environment);
  if (main === null) return html`<span class="empty">Nothing is known to run there.</span>`;
  const beside = describeBeside(environment);
  const reported = new Set(running.map(({ instance }) => instance));
  const silent = reported.has(null) ? 0 : instances.filter(({ id }) => !reported.has(id)).length;
  const days = countDays(main.since.at, asOf);
  const reach = describeReach(environment);
  const rejected = formatRejection(findRejection(main, entry), environment.id, entry);
  return html`${formatMain(environment, entry, href)}${rejected}<span class="since"><span class="where">${environment.name}</span> <a href="${href(environmentAddress(entry.product, environment.id))}">${formatSince(main.since)}</a>${days !== null && days > 0 && `, ${formatNumber(days)} ${days === 1 ? 'day' : 'days'}`}</span>${(reach !== '' || beside !== '' || silent > 0) && html`<small>${reach}${beside !== '' && `${reach === '' ? '' : '; '}${beside}`}${silent > 0 && html`; ${formatWord({ word: `${silent} of ${instances.length} not reported`, kind: 'doubt' })}`}</small>`}`;
}

/** Of what runs the newest that has all of a place; with parts alone, the newest. */
export function findMain({ running }: Pick<ProductEnvironment, 'running'>): Running | null {
  const whole = running.filter(({ component, variant }) => component === null && variant === null);
  if (whole.length === 0 && running.some(({ component }) => component !== null))
    return running.reduce<Running | null>(
      (newest, one) => (newest === null || momentOf(one.since) >= momentOf(newest.since) ? one : newest),
      null,
    );
  const list = whole.length > 0 ? whole : running;
  return list.find(({ share }) => share === null) ?? list[0] ?? null;
}

/** The versions that run beside the main one, each with the places that have it: 'also 3.8.0 in north, south'. Empty where there is none. */
export function describeBeside(environment: Pick<ProductEnvironment, 'running' | 'instances'>): string {
  const main = findMain(environment);
  const places = new Map<string, string[]>();
  for (const { component, variant, version, instance, share } of environment.running) {
    if (component !== null || variant !== null || version === main?.version) continue;
    const where = environment.instances.find(({ id }) => id === instance)?.name ?? instance ?? describeShare(share);
    const text = version ?? 'a commit';
    places.set(text, [...(places.get(text) ?? []), ...(where === '' ? [] : [where])]);
  }
  const named = [...places].map(([version, where]) => (where.length === 0 ? version : `${version} in ${nameFew(where)}`));
  return named.length === 0 ? '' : `also ${named.join('; ')}`;
}

function nameFew(where: readonly string[]): string {
  return where.length > mostNamed ? count(where.length, 'instance') : where.join(', ');
}

/** How many parts run by themselves at versions of their own; 0 where the whole product runs, or all parts have one version. */
export function countParts({ running }: Pick<ProductEnvironment, 'running'>): number {
  if (running.some(({ component }) => component === null)) return 0;
  const versions = new Set(running.map(({ version }) => version));
  return versions.size === 1 && !versions.has(null) ? 0 : new Set(running.map(({ component }) => component)).size;
}

/** What runs, in a few words: the version; where parts run by themselves, how many they are and which is the newest, since no version is that of all. */
export function formatMain(environment: ProductEnvironment, entry: EnvironmentsEntry, href: Href): Markup {
  const main = findMain(environment);
  if (main === null) return html`<span class="empty">not known</span>`;
  const version = formatEventVersion(main, entry, href);
  const parts = countParts(environment);
  if (parts === 0) return version;
  return html`${parts > 1 && html`<span class="version">${formatNumber(parts)} parts</span>, the newest `}${main.component} ${version}`;
}

function formatLane(environment: ProductEnvironment, entry: EnvironmentsEntry, href: Href): Markup {
  const main = findMain(environment);
  const rejected = main === null ? null : formatRejection(findRejection(main, entry), environment.id, entry);
  const variants = environment.running.filter(({ variant }) => variant !== null).length;
  const beside = describeBeside(environment);
  return html`<li><a href="${href(environmentAddress(entry.product, environment.id))}">${environment.name}</a> ${main === null ? html`<span class="empty">not known</span>` : html`<b>${formatMain(environment, entry, href)}</b> <span>${rejected !== null ? rejected : variants > 1 ? `${variants} versions side by side` : formatEventTime(main.since, true)}</span>${beside !== '' && html`<small>${beside}</small>`}`}</li>`;
}

/** What comes next, nearest to production first. */
function formatNext(entry: EnvironmentsEntry, href: Href): Markup | null {
  const all = entry.environments.environments
    .toReversed()
    .flatMap((environment) => environment.next.slice(0, 1).map((next) => ({ environment, next })));
  const shown = all.slice(0, 2);
  if (shown.length === 0) return null;
  return html`<ul class="next">${shown.map(
    ({ environment, next }) =>
      html`<li>${formatEventVersion(next, entry, href)} to ${environment.name}: ${formatNextState(next)}${next.blocked !== null && ','} ${formatNextTime(next, true)}${formatBlocked(next, entry)}${next.by !== null && html`<small>${next.by}${next.reason !== null && `: ${next.reason}`}</small>`}</li>`,
  )}</ul>`;
}
