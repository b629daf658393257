import { readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Route } from 'playwright-core';
import { contentType } from '../serve/content-type.ts';
import { launchChromium, readChromiumPath } from './chromium.ts';
import { settlePdf } from './settle-pdf.ts';

/** Which pages of a built site become PDF. */
export interface Printing {
  /** The built site. */
  readonly folder: string;
  /** Where it will stand, which links in the PDF lead to: `https://releases.example.org`. */
  readonly site: string;
  /** The folder that it is served from, `/` or `/releases`. */
  readonly base: string;
  /** Addresses inside the site and the names of the files beside each page: `/portal/2.3.0/`, `release.pdf`. */
  readonly pages: readonly { readonly address: string; readonly file: string }[];
  /** The date that the PDFs say, ISO 8601. */
  readonly instant: string;
}

/** Prints pages of a built site to tagged PDF with an outline, each beside its page. Nothing is asked of any network, and no script runs. */
export async function printPages({ folder, site, base, pages, instant }: Printing): Promise<void> {
  const root = await realpath(folder);
  const prefix = base.endsWith('/') ? base : `${base}/`;
  const origin = new URL(site).origin;
  const browser = await launchChromium(await readChromiumPath());
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' });
    await context.route('**', (route) => answer(route, { root, origin, prefix }));
    const queue = pages[Symbol.iterator]();
    await Promise.all([0, 1].map(() => printFrom(queue, context, { root, origin, prefix, instant })));
  } finally {
    await browser.close();
  }
}

async function printFrom(
  queue: IterableIterator<Printing['pages'][number]>,
  context: BrowserContext,
  { root, origin, prefix, instant }: { readonly root: string; readonly origin: string; readonly prefix: string; readonly instant: string },
): Promise<void> {
  const page = await context.newPage();
  for (const { address, file } of queue) {
    await page.goto(`${origin}${prefix}${encodeAddress(address).slice(1)}`, { waitUntil: 'load' });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    await writeFile(path.join(root, address, file), settlePdf(pdf, instant));
  }
  await page.close();
}

/** Gives the browser the site's own files and refuses everything else. */
async function answer(
  route: Route,
  { root, origin, prefix }: { readonly root: string; readonly origin: string; readonly prefix: string },
): Promise<void> {
  const url = new URL(route.request().url());
  const inside = url.origin === origin && url.pathname.startsWith(prefix);
  const name = inside ? decodeURIComponent(url.pathname.slice(prefix.length)) : '';
  const file = path.join(root, name.endsWith('/') || name === '' ? `${name}index.html` : name);
  const body = inside && file.startsWith(root + path.sep) ? await readFile(file).catch(() => null) : null;
  if (body === null) await route.abort();
  else await route.fulfill({ body, contentType: contentType(file) });
}

function encodeAddress(address: string): string {
  return address.split('/').map(encodeURIComponent).join('/');
}
