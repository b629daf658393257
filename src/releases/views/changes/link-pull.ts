import { namePull } from '../../../forges/schema/pull-name.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import type { RepositoryEntry } from '../product/product-index.ts';

/** A pull request as its forge writes it; leads to its page when the address is known. */
export function linkPull(number: number, entry: RepositoryEntry | undefined): Linked {
  return { text: namePull(number, entry?.repository), href: entry?.links?.pull(number) };
}
