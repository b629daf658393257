import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { listWritten } from '../../book/outputs/written-products.ts';
import { joinSlots } from '../../book/views/slots.ts';
import { type Alias, listAliases } from '../../releases/views/product/latest-release.ts';
import { html } from '../../text/schema/html.ts';
import { atBase } from '../../ui/views/at-base.ts';
import { loadViews } from '../load-site.ts';

/** Writes `portal/latest/index.html`: a page that leads to the newest final release, on any host, and that no search engine lists in its place. */
export async function writeLatest(place: OutputSite): Promise<void> {
  const { book, outDir, site, base } = place;
  for (const alias of listAliases(listWritten(place), joinSlots(await loadViews(), book)))
    writeBelow(outDir, `${alias.address.slice(1)}index.html`, formatRedirect(alias, { site, base }));
}

/** A page that leads to another one at once. A canonical address must be a whole one, which nobody knows without a configured site. */
function formatRedirect({ target, title }: Alias, { site, base }: Pick<OutputSite, 'site' | 'base'>): string {
  const href = atBase(base)(target);
  const canonical = site !== null && html`\n<link rel="canonical" href="${new URL(href, site).href}">`;
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${title}</title>${canonical}
<meta http-equiv="refresh" content="0; url=${href}">
<p><a href="${href}">${title}</a></p>
</html>
`.text;
}
