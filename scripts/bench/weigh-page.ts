import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What it takes to open one page of a built site. */
export interface PageWeight {
  /** Bytes of the page and of every style sheet and script that it names, each compressed by itself (gzip, level 9). */
  readonly bytes: number;
  /** Bytes of the fonts, which all pages share and a browser keeps. */
  readonly fonts: number;
  readonly files: Readonly<Record<string, number>>;
}

/** Weighs a page with all its assets except images. `page` is an address below the site: `portal/2.3.0/`. */
export function weighPage(siteFolder: string, page: string): PageWeight {
  const html = path.join(siteFolder, page, 'index.html');
  const text = readFileSync(html, 'utf8');
  const linked = [...text.matchAll(/<(?:link[^>]*rel="(?:stylesheet|modulepreload|preload)"[^>]*href|script[^>]*src)="([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
  const files = [html, ...new Set(linked)].map((file): [string, number] => {
    const place = file === html ? html : path.join(siteFolder, file);
    return [path.relative(siteFolder, place), gzipSync(readFileSync(place), { level: 9 }).length];
  });
  const sum = (own: readonly [string, number][]): number => own.reduce((total, [, size]) => total + size, 0);
  const [fonts = [], others = []] = [true, false].map((isFont) => files.filter(([name]) => name.endsWith('.woff2') === isFont));
  return { bytes: sum(others), fonts: sum(fonts), files: Object.fromEntries(files) };
}
