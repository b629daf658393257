import type { Book, Product } from '../../src/book/schema/book.ts';
import { indexVersions } from '../../src/environments/assemble/resolve-version.ts';
import type { ProductEnvironments } from '../../src/environments/schema/environment.ts';
import type { EventKind } from '../../src/environments/schema/event.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { ask } from './ask.ts';

/** The product that is named, the only one, or the one that is chosen when asked. Throws `CannotGoOn` for one that is not there. */
export async function findProduct({ products }: Book, id: string | undefined): Promise<Product> {
  const choices = products.map((product) => product.id);
  const wanted = id ?? (choices.length === 1 ? choices[0] : await ask({ flag: 'the product', question: 'Which product', choices }));
  const product = products.find((each) => each.id === wanted);
  if (product !== undefined) return product;
  throw new CannotGoOn(`There is no product \`${wanted}\`.`, { hint: `Choose from ${choices.map((each) => `\`${each}\``).join(', ')}.` });
}

/** The id of an environment of the process, asked for where none is named. Throws `CannotGoOn` for one that is not there. */
export async function findEnvironment(
  product: Product,
  environments: ProductEnvironments | undefined,
  id: string | undefined,
): Promise<string> {
  const choices = environments?.environments.flatMap((each) => (each.inProcess ? [each.id] : [])) ?? [];
  if (choices.length === 0)
    throw new CannotGoOn(`\`${product.id}\` has no environments.`, { hint: 'Name a `process` for the product in the configuration.' });
  const wanted = id ?? (await ask({ flag: 'the environment', question: 'Which environment', choices }));
  if (choices.includes(wanted)) return wanted;
  throw new CannotGoOn(`\`${wanted}\` is no environment of \`${product.id}\`.`, {
    hint: `Choose from ${choices.map((each) => `\`${each}\``).join(', ')}.`,
  });
}

/** What a version is, by its release and candidate. Throws `CannotGoOn` for one that no tag made known. */
export function findVersion(product: Product, version: string) {
  const resolved = indexVersions(product).ofVersion(version);
  if (resolved !== null) return resolved;
  const newest = product.releases.slice(0, 5).map((release) => `\`${release.candidates.at(-1)?.version ?? release.version}\``);
  throw new CannotGoOn(`There is no version \`${version}\` of \`${product.id}\`.`, {
    hint: `Tag it first, or name its commit: \`- --component ${product.repositories[0]?.id ?? 'repository'}=<commit>\`. The newest are ${newest.join(', ')}.`,
  });
}

/** Throws `CannotGoOn` where no event of the product has the name. */
export function refuseUnknownEvent(environments: ProductEnvironments | undefined, id: string): void {
  const events = environments?.environments.flatMap((each) => each.events) ?? [];
  if (events.some((event) => event.id === id)) return;
  const newest = events.slice(-3).map((event) => `\`${event.id}\``);
  throw new CannotGoOn(`There is no event \`${id.slice(0, 80)}\` that could be corrected.`, {
    hint: `Give the name of its file without \`.yaml\`${newest.length === 0 ? '' : `, such as ${newest.join(', ')}`}.`,
  });
}

/** What an event says, as options have it. */
interface Wanted {
  readonly kind: EventKind;
  readonly environment: string;
  readonly instance: string | undefined;
  readonly variant: string | undefined;
  readonly version: string | null;
  readonly run: string | undefined;
}

/** The file of an event of the same run that says the same: a job that is started again writes nothing new. */
export function findSame(environments: ProductEnvironments | undefined, { run, ...wanted }: Wanted): string | null {
  if (run === undefined) return null;
  const events = environments?.environments.find(({ id }) => id === wanted.environment)?.events ?? [];
  const same = events.find(
    ({ by, kind, instance, variant, version, from, origin }) =>
      origin.kind === 'file' &&
      by?.run === run &&
      kind === wanted.kind &&
      instance === (wanted.instance ?? null) &&
      variant === (wanted.variant ?? null) &&
      (kind === 'rolled-back' ? from : version) === wanted.version,
  );
  return same?.origin.path ?? null;
}
