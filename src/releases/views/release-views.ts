import { compareAddress, releaseAddress } from '../../book/views/addresses.ts';
import type { CapabilityViews } from '../../book/views/capability-views.ts';

/** What menus, feeds and paper show of releases, beside their pages. */
export const releaseViews: CapabilityViews = {
  productLinks: (product) => [{ text: 'Compare versions', href: compareAddress(product) }],
  printed: (book) =>
    book.products.flatMap((product) =>
      product.releases.map((release) => ({ address: releaseAddress(product, release), file: 'release.pdf' })),
    ),
};
