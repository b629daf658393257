import type { Tag } from '../../../book/schema/tag.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import type { ProductIndex } from '../product/product-index.ts';
import { signatureStamp } from '../product/release-stamps.ts';

/** A tag as a release page shows it. */
export interface TagEntry {
  readonly name: string;
  readonly repository: string | null;
  readonly kind: string;
  readonly commit: Linked;
  readonly sha: string;
  readonly date: string;
  readonly tagger: string | null;
  readonly stamp: Stamp;
  /** Whether its signature is valid. */
  readonly isSigned: boolean;
  readonly signature: string;
  readonly moved: string | null;
}

/** Tags with their links and the state of their signatures; the repository is named when the product has several. */
export function tagEntries(tags: readonly Tag[], index: ProductIndex): readonly TagEntry[] {
  return tags.map((tag) => {
    const entry = index.repositories.get(tag.repository);
    return {
      name: tag.name,
      repository: index.repositories.size > 1 ? (entry?.repository.name ?? tag.repository) : null,
      kind: tag.kind,
      commit: { text: tag.commit.slice(0, 10), href: entry?.links?.commit(tag.commit) },
      sha: tag.commit,
      date: tag.date,
      tagger: tag.tagger,
      stamp: signatureStamp(tag.signature),
      isSigned: tag.signature?.state === 'valid',
      signature: describeSignature(tag),
      moved: tag.moved,
    };
  });
}

function describeSignature({ kind, signature }: Tag): string {
  if (signature === null) return kind === 'lightweight' ? 'A lightweight tag carries no signature.' : 'The tag carries no signature.';
  return signature.reason.replaceAll('`', '');
}
