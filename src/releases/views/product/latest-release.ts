import type { Product, Release } from '../../../book/schema/book.ts';
import { latestAddress, releaseAddress } from '../../../book/views/addresses.ts';
import type { Slots } from '../../../book/views/slots.ts';

/** An address that leads to another one, both inside the site. */
export interface Alias {
  readonly address: string;
  readonly target: string;
  /** What it leads to, in words. */
  readonly title: string;
}

/** The newest final release, by version, that nobody withdrew or refused; undefined where there is none. */
export function findLatest(product: Product, { isRefused }: Pick<Slots, 'isRefused'>): Release | undefined {
  return product.releases.find(
    (release) => (release.status === 'released' || release.status === 'superseded') && !isRefused({ product, release }),
  );
}

/** `/portal/latest/`, which leads to the newest final release; none where there is none. */
export function listAliases(products: readonly Product[], slots: Pick<Slots, 'isRefused'>): readonly Alias[] {
  return products.flatMap((product): readonly Alias[] => {
    const latest = findLatest(product, slots);
    if (latest === undefined) return [];
    return [{ address: latestAddress(product), target: releaseAddress(product, latest), title: `${product.name} ${latest.version}` }];
  });
}
