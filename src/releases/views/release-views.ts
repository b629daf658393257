import type { CapabilityViews } from '../../book/capability.ts';
import { compareAddress, releaseAddress } from '../../book/views/addresses.ts';

/** What menus, feeds and paper show of releases, beside their pages. */
export const releaseViews: CapabilityViews = {
  productLinks: (product) => [{ text: 'Compare versions', href: compareAddress(product) }],
  printed: (book) =>
    book.products.flatMap((product) =>
      product.releases.map((release) => ({ address: releaseAddress(product, release), file: 'release.pdf' })),
    ),
};
