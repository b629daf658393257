import type { Book, Product, Release } from '../../book/schema/book.ts';
import { releaseAddress } from '../../book/views/addresses.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import type { Href } from '../../ui/views/format-link.ts';
import { formatWord } from '../../ui/views/format-stamp.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { Stamp } from '../../ui/views/stamps.ts';
import type { ProductEnvironment, ProductEnvironments } from '../schema/environment.ts';
import { findRejectionOf } from '../schema/find-rejection.ts';
import type { Policy } from '../schema/policy.ts';
import type { Process } from '../schema/process.ts';
import type { Rejection } from '../schema/stay.ts';
import { rejectedStamp } from './environment-words.ts';

/** A product and what is known of its environments. */
export interface EnvironmentsEntry {
  readonly product: Product;
  readonly environments: ProductEnvironments;
  /** The process that it follows; null where nobody says. */
  readonly process: Process | null;
  readonly releases: ReadonlyMap<string, Release>;
}

const indexes = new WeakMap<Book, ReadonlyMap<string, EnvironmentsEntry>>();

/** Products by id that have environments; computed once for a Book. */
export function environmentIndex(book: Book): ReadonlyMap<string, EnvironmentsEntry> {
  const known = indexes.get(book);
  if (known !== undefined) return known;
  const products = new Map(book.products.map((product) => [product.id, product]));
  const index = new Map(
    book.environments.flatMap((environments): readonly (readonly [string, EnvironmentsEntry])[] => {
      const product = products.get(environments.product);
      if (product === undefined) return [];
      const releases = new Map(product.releases.map((release) => [release.version, release]));
      return [[product.id, { product, environments, process: findProcess(book, environments), releases }]];
    }),
  );
  indexes.set(book, index);
  return index;
}

function findProcess({ processes }: Book, { processes: used }: ProductEnvironments): Process | null {
  const [present] = used;
  return processes.find(({ id, version }) => id === present?.process && version === present.version) ?? null;
}

/** The policy that is in force in an environment. */
export function policyInForce({ policies, policy }: ProductEnvironment): Policy | null {
  return policies.find(({ slug }) => slug === policy) ?? null;
}

/** A version that leads to the page of its release, where it is one. */
export function formatEventVersion(
  {
    version,
    release,
    components = [],
  }: {
    readonly version: string | null;
    readonly release: string | null;
    readonly components?: readonly { readonly commit: string | null }[];
  },
  { releases, product }: Pick<EnvironmentsEntry, 'releases' | 'product'>,
  href: Href,
): Markup {
  const found = release === null ? undefined : releases.get(release);
  const commit = components.find((component) => component.commit !== null)?.commit;
  if (version === null)
    return commit === null || commit === undefined ? html`<span class="empty">no version</span>` : html`<code>${commit.slice(0, 9)}</code>`;
  if (found === undefined && /^[0-9a-f]{40,64}$/.test(version)) return html`<code title="${version}">${version.slice(0, 9)}</code>`;
  return found === undefined
    ? html`<span class="version">${version}</span>`
    : html`<a class="version" href="${href(releaseAddress(product, found))}">${version}</a>`;
}

/** What stands against a version that is named anywhere; the same answer as for what is on its way. */
export function findRejection(
  { version, release }: { readonly version: string | null; readonly release: string | null },
  { releases }: Pick<EnvironmentsEntry, 'releases'>,
): Rejection | null {
  const journey = release === null ? null : (releases.get(release)?.journey ?? null);
  return journey === null ? null : findRejectionOf({ version, release }, journey);
}

/** What a rejection says, as a sentence with its day: who, where, why, and what it refers to. */
export function describeRejection(
  { version, environment, by, at, reason, refs }: Rejection,
  { environments: { environments } }: Pick<EnvironmentsEntry, 'environments'>,
): Markup {
  const place = environments.find(({ id }) => id === environment)?.name ?? environment;
  return html`${by ?? 'Somebody'} rejected ${version} in ${place}${at !== null && html` ${formatTime(at, true)}`}${reason !== null && `: ${reason.replace(/[.]$/, '')}`}${refs.length > 0 && ` (${refs.join(', ')})`}.`;
}

/** Who did something: a person, what runs by itself, or both. */
export function nameActor(
  by: { readonly person: string | null; readonly bot: string | null; readonly run: string | null } | null,
): string | null {
  if (by === null) return null;
  // A number or an id of a run says little by itself; a sentence does.
  const run = by.run === null || by.run.includes(' ') ? by.run : `run ${by.run}`;
  const told = [by.person ?? by.bot, run].filter((text) => text !== null);
  return told.length === 0 ? null : told.join(', ');
}

/** What is said of a rejected version in an environment: where it was rejected, when that was elsewhere. Null for one that was not. */
export function stampRejection(
  rejection: Rejection | null,
  at: string,
  { environments }: Pick<EnvironmentsEntry, 'environments'>,
): Stamp | null {
  if (rejection === null || rejection.environment === at) return rejection === null ? null : rejectedStamp;
  const name = environments.environments.find(({ id }) => id === rejection.environment)?.name ?? rejection.environment;
  return { ...rejectedStamp, word: `rejected in ${name}` };
}

/** The same as markup, with a blank before it; nothing for one that was not rejected. */
export function formatRejection(rejection: Rejection | null, at: string, entry: Pick<EnvironmentsEntry, 'environments'>): Markup | null {
  const stamp = stampRejection(rejection, at, entry);
  return stamp === null ? null : html` ${formatWord(stamp)}`;
}
