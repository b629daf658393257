import type { AstroIntegration, AstroPrerenderer } from 'astro';
import type { Book, Product } from '../domain/book.ts';
import { releaseAddress } from '../views/addresses.ts';
import { atBase } from '../views/at-base.ts';
import type { Href } from '../views/format-link.ts';
import { productIndex } from '../views/product-index.ts';
import { markedAddress } from '../views/product-navigation.ts';
import { cutFrame, type Frame, fillFrame } from '../views/release/release-frame.ts';
import type { ReleasePlace } from '../views/release/release-page.ts';
import { releaseTexts } from '../views/release/release-texts.ts';
import { cardAddress } from '../views/social-card.ts';
import { FilledPage } from './filled-page.ts';
import { withFrameAt } from './held-frames.ts';

type SetPrerenderer = Parameters<NonNullable<AstroIntegration['hooks']['astro:build:start']>>[0]['setPrerenderer'];

interface FramedPage extends ReleasePlace {
  readonly address: string;
  readonly lineSlug: string;
}

/**
 * Lets Astro render one release page of each product, with holes for all that is a page's own, and fills the holes for the others. They are the same
 * pages, and Astro takes as long to put one together as all its texts take.
 */
export function framePages(book: Book): AstroIntegration {
  let base = '/';
  let setPrerenderer: SetPrerenderer | undefined;
  return {
    name: 'docket-frames',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:start': (start) => {
        setPrerenderer = start.setPrerenderer;
      },
      // Were it set before the bundle is configured, Astro would want an entry that goes with it.
      'astro:build:setup': () => setPrerenderer?.((own) => ({ ...own, render: renderFramed(book, atBase(base), own.render) })),
    },
  };
}

function renderFramed(book: Book, href: Href, render: AstroPrerenderer['render']): AstroPrerenderer['render'] {
  const pages = new Map(book.products.flatMap(listFramedPages).map((page) => [href(page.address), page]));
  const frames = new Map<Product, Promise<Frame | null>>();
  return async (request, options) => {
    const page = pages.get(new URL(request.url).pathname);
    if (page === undefined) return render(request, options);
    const frame = frames.get(page.product) ?? renderFrame(page, () => render(request, options));
    frames.set(page.product, frame);
    const rendered = await frame;
    if (rendered === null) return render(request, options);
    return new FilledPage(fillFrame(rendered, releaseTexts(page, page.lineSlug, href)));
  };
}

function renderFrame(page: FramedPage, render: () => ReturnType<AstroPrerenderer['render']>): Promise<Frame | null> {
  return withFrameAt(page.address, async () => {
    const rendered = await render();
    return cutFrame(await ('response' in rendered ? rendered.response : rendered).text());
  });
}

/** The releases whose pages differ in their texts alone: the navigation names none of them, and none has a card of its own. */
function listFramedPages(product: Product): readonly FramedPage[] {
  const { lines } = productIndex(product);
  return product.releases.flatMap((release, at) => {
    const address = releaseAddress(product, release);
    const line = lines.get(release.line);
    if (line === undefined || markedAddress(product, address) !== '' || cardAddress(product, release) !== cardAddress(product)) return [];
    return [{ product, release, newer: product.releases[at - 1], older: product.releases[at + 1], address, lineSlug: line.slug }];
  });
}
