import { existsSync } from 'node:fs';
import path from 'node:path';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { joinSlots } from '../../book/views/slots.ts';
import { listAliases } from '../../releases/views/product/latest-release.ts';
import { atBase } from '../../ui/views/at-base.ts';
import { contentPolicy } from '../../ui/views/content-policy.ts';
import { loadViews } from '../load-site.ts';
import { findPublicFolder } from '../public-folder.ts';

/**
 * Writes `_redirects` and `_headers`, which Netlify and Cloudflare Pages read, the first GitLab Pages, too; others serve them as files, and need neither.
 * One of the site's own in `public/` stays.
 */
export async function writeHostFiles({ book, outDir, base, root, part }: OutputSite): Promise<void> {
  // Of all products, and so of whoever has all of them.
  if (part?.kind === 'products') return;
  const own = root === undefined ? null : findPublicFolder(root);
  const write = (name: string, text: string): void => {
    if (own === null || !existsSync(path.join(own, name))) writeBelow(outDir, name, text);
  };
  const href = atBase(base);
  const aliases = listAliases(book.products, joinSlots(await loadViews(), book));
  // 302: tomorrow they may lead elsewhere. Some hosts tell addresses with and without a last slash apart.
  const lines = aliases.flatMap(({ address, target }) =>
    [address.slice(0, -1), address].map((from) => `${href(from)} ${href(target)} 302\n`),
  );
  if (lines.length > 0) write('_redirects', lines.join(''));
  write('_headers', formatHeaders(href));
}

/** What is named by its own digest never changes; all else is asked for anew. Who may put a page into a frame cannot be said inside the page. */
function formatHeaders(href: (address: string) => string): string {
  const forever = '  Cache-Control: public, max-age=31536000, immutable\n';
  return `${href('/*')}
  Content-Security-Policy: ${contentPolicy}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
${href('/_astro/*')}
${forever}${href('/evidence/*')}
${forever}`;
}
