import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';

/** Writes `robots.txt`: everything may be read; names the sitemap when it is known where the site stands. */
export function writeRobots({ outDir, site, base }: OutputSite): void {
  const sitemap = site === null ? '' : `\nSitemap: ${new URL(`${base}sitemap-index.xml`, site).href}\n`;
  writeBelow(outDir, 'robots.txt', `User-agent: *\nAllow: /\n${sitemap}`);
}
