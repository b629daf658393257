import { readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Route } from 'playwright-core';
import { contentType } from '../serve/content-type.ts';
import { launchChromium, readChromiumPath } from './chromium.ts';
import { listMissingGlyphs } from './missing-glyphs.ts';
import { type PrintFaces, readPrintFaces } from './print-faces.ts';
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

/** What a page holds that its PDF cannot show. */
export interface MissingGlyphs {
  readonly address: string;
  /** Characters that no font has, which are printed as boxes. */
  readonly characters: readonly string[];
}

interface Served {
  readonly root: string;
  readonly origin: string;
  readonly prefix: string;
  readonly faces: PrintFaces;
}

/** Where the browser finds the fonts for paper, which no site has: inside the site's own address, as pages read fonts from nowhere else. */
const facesFolder = '_print/';

/**
 * Prints pages of a built site to tagged PDF with an outline, each beside its page, and says on which there are characters that no font has. Nothing is
 * asked of any network, and no script of a page runs.
 */
export async function printPages({ folder, site, base, pages, instant }: Printing): Promise<readonly MissingGlyphs[]> {
  const root = await realpath(folder);
  const prefix = base.endsWith('/') ? base : `${base}/`;
  const origin = new URL(site).origin;
  const browser = await launchChromium(await readChromiumPath());
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' });
    const faces = readPrintFaces(await readFile(path.join(root, 'looks.css'), 'utf8').catch(() => ''));
    await context.route('**', (route) => answer(route, { root, origin, prefix, faces }));
    const queue = pages[Symbol.iterator]();
    const missing = await Promise.all([0, 1].map(() => printFrom(queue, context, { root, origin, prefix, instant })));
    return missing.flat().sort((a, b) => (a.address < b.address ? -1 : 1));
  } finally {
    await browser.close();
  }
}

async function printFrom(
  queue: IterableIterator<Printing['pages'][number]>,
  context: BrowserContext,
  { root, origin, prefix, instant }: { readonly root: string; readonly origin: string; readonly prefix: string; readonly instant: string },
): Promise<readonly MissingGlyphs[]> {
  const page = await context.newPage();
  const missing: MissingGlyphs[] = [];
  await page.emulateMedia({ media: 'print' });
  for (const { address, file } of queue) {
    await page.goto(`${origin}${prefix}${encodeAddress(address).slice(1)}`, { waitUntil: 'load' });
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    const characters = await listMissingGlyphs(page);
    if (characters.length > 0) missing.push({ address, characters });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    await writeFile(path.join(root, address, file), settlePdf(pdf, instant));
  }
  await page.close();
  return missing;
}

/** Gives the browser the site's own files and the fonts for paper, and refuses everything else. */
async function answer(route: Route, { root, origin, prefix, faces }: Served): Promise<void> {
  const url = new URL(route.request().url());
  const inside = url.origin === origin && url.pathname.startsWith(prefix);
  const name = inside ? decodeURIComponent(url.pathname.slice(prefix.length)) : '';
  if (inside && name.startsWith(facesFolder)) return answerFace(route, name.slice(facesFolder.length), faces);
  const file = path.join(root, name.endsWith('/') || name === '' ? `${name}index.html` : name);
  const body = inside && file.startsWith(root + path.sep) ? await readFile(file).catch(() => null) : null;
  if (body === null) await route.abort();
  else await route.fulfill({ body: file.endsWith('.html') ? linkFaces(body, prefix) : body, contentType: contentType(file) });
}

async function answerFace(route: Route, name: string, { css, files }: PrintFaces): Promise<void> {
  const body = name === 'faces.css' ? css : files.get(name);
  if (body === undefined) await route.abort();
  else await route.fulfill({ body, contentType: contentType(name) });
}

function linkFaces(html: Buffer, prefix: string): string {
  return html.toString('utf8').replace('</head>', () => `<link rel="stylesheet" href="${prefix}${facesFolder}faces.css"></head>`);
}

function encodeAddress(address: string): string {
  return address.split('/').map(encodeURIComponent).join('/');
}
