import type { Product } from '../../book/schema/book.ts';
import type { Snapshot } from '../../forges/schema/snapshot/snapshot.ts';
import type { ProductFreezes } from '../schema/extension.ts';

/**
 * The deploy freezes of a product's repositories, as the forge had them when it last showed them. What a forge that has freezes did not show is there as
 * unknown; a forge that has none of its kind is left out. Null where there is nothing to say.
 */
export function listFreezes(product: Product, snapshots: ReadonlyMap<string, Snapshot>): ProductFreezes | null {
  const repositories = product.repositories.flatMap(({ id }): ProductFreezes['repositories'] => {
    const snapshot = snapshots.get(id);
    if (snapshot === undefined || (typeof snapshot.freezes === 'string' && snapshot.source.forge !== 'gitlab')) return [];
    const { host, project, collectedAt, older } = snapshot.source;
    return [{ repository: id, host, project, collectedAt: older?.freezes ?? collectedAt, periods: snapshot.freezes }];
  });
  return repositories.some(({ periods }) => typeof periods === 'string' || periods.length > 0)
    ? { product: product.id, repositories }
    : null;
}
