import type { Book, Product } from '../../book/schema/book.ts';
import { textOf } from '../schema/event-time.ts';
import type { JudgedEvent } from '../schema/stay.ts';

/** An event as CDEvents 0.4.0 writes it (cdevents.dev, continuous deployment and custom events). */
export interface CdEvent {
  readonly context: {
    readonly version: '0.4.0';
    readonly id: string;
    readonly source: string;
    readonly type: string;
    readonly timestamp: string;
  };
  readonly subject: {
    readonly id: string;
    readonly source: string;
    readonly type: string;
    readonly content: Readonly<Record<string, unknown>>;
  };
}

/**
 * The events of all products as CDEvents, oldest first within each environment. What has a counterpart there and names what was deployed is one of service or
 * environment; all else is a custom event of Docket's. An event of which only bounds are known has the earlier one as its time, and both in its content.
 * Corrected events are left out: what puts them right is there.
 */
export function* listCdEvents(book: Book): Generator<CdEvent> {
  const products = new Map(book.products.map((product) => [product.id, product]));
  for (const { product: id, environments } of book.environments) {
    const product = products.get(id);
    if (product === undefined) continue;
    for (const environment of environments)
      for (const event of environment.events.toReversed()) if (event.corrected === null) yield* formatEvent(event, product);
  }
}

const environmentPredicates: ReadonlyMap<JudgedEvent['kind'], string> = new Map([
  ['rebuilt', 'modified'],
  ['restored', 'modified'],
  ['torn-down', 'deleted'],
]);

function* formatEvent(event: JudgedEvent, product: Product): Generator<CdEvent> {
  const timestamp = textOf(event.time);
  if (timestamp === null) return;
  const source = `docket/${product.id}`;
  const context = { version: '0.4.0' as const, id: `${product.id}/${event.id}`, source, timestamp };
  const environment = { id: event.environment, source };
  const changed = environmentPredicates.get(event.kind);
  if (changed !== undefined) {
    const content = { name: event.environment };
    yield {
      context: { ...context, type: `dev.cdevents.environment.${changed}.0.2.0` },
      subject: { id: event.environment, source, type: 'environment', content },
    };
    return;
  }
  const predicate = findPredicate(event);
  const artifactId = predicate === null ? null : formatPackageUrl(event, product);
  const subject = [product.id, event.instance, event.variant].filter((part) => part !== null).join('/');
  if (predicate !== null && (artifactId !== null || predicate === 'removed')) {
    const content = artifactId === null || predicate === 'removed' ? { environment } : { environment, artifactId };
    yield {
      context: { ...context, type: `dev.cdevents.service.${predicate}.0.2.0` },
      subject: { id: subject, source, type: 'service', content },
    };
    return;
  }
  const { kind, version, from, by, reason, refs, approval, time, share, override, order } = event;
  const content = { environment, version, from, by, reason, refs, approval, time, share, override, order: order?.state ?? null };
  yield {
    context: { ...context, type: `dev.cdeventsx.docket-release.${kind.replaceAll('-', '')}.0.1.0` },
    subject: { id: subject, source, type: 'docket-release', content },
  };
}

/** What happened to the service; null for what happens before anything runs. */
function findPredicate({ kind, took }: JudgedEvent): string | null {
  if (kind === 'deployed') return took === null ? 'deployed' : 'upgraded';
  if (kind === 'rolled-back') return 'rolledback';
  return kind === 'removed' || kind === 'withdrawn' ? 'removed' : null;
}

/** A package URL (purl) of what was deployed: an image by its digest, else a repository by its tag or commit, else the version of the product. */
function formatPackageUrl({ version, components }: JudgedEvent, product: Product): string | null {
  for (const { artefacts } of components) {
    for (const { uri, digest } of artefacts) {
      const name = /^[\w.-]+(?::\d+)?\/(.+?)(?:[:@].*)?$/.exec(uri)?.[1];
      if (name !== undefined && digest !== null && !/^[a-z]+:\/\//.test(uri))
        return `pkg:oci/${encodeURIComponent(name.split('/').at(-1) ?? name)}@${encodeURIComponent(digest)}`;
    }
  }
  if (version !== null) return `pkg:generic/${encodeURIComponent(product.id)}@${encodeURIComponent(version)}`;
  for (const { name, tag, commit, version: own } of components) {
    const what = commit ?? tag ?? own;
    const web = product.repositories.find(({ id }) => id === name)?.web;
    const path = web?.forge === 'github' ? /^https:\/\/[^/]+\/([^/]+\/[^/]+)$/.exec(web.url)?.[1] : undefined;
    if (what !== null)
      return path === undefined ? `pkg:generic/${encodeURIComponent(name)}@${encodeURIComponent(what)}` : `pkg:github/${path}@${what}`;
  }
  return null;
}
