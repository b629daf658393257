import type { Product, Release } from '../../../book/schema/book.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import { productIndex } from './product-index.ts';

/**
 * What is known of a release's place among all: `latest` for the newest final release of the newest line that has one, `maintained` for the newest
 * of each line of which something shows that it is maintained. Nothing for what was withdrawn.
 */
export function releaseMarks(product: Product, release: Release): readonly Stamp[] {
  if (release.status === 'yanked' || release.status === 'candidate') return [];
  const line = productIndex(product).lines.get(release.line);
  if (line === undefined || line.latest !== release.version) return [];
  const isLatest = product.lines.find(({ latest }) => latest !== null) === line;
  return [
    ...(isLatest ? [{ word: 'latest', kind: 'good' } as const] : []),
    ...(line.state.kind === 'maintained' ? [{ word: 'maintained', kind: 'good' } as const] : []),
  ];
}
