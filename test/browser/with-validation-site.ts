import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, inject, vi } from 'vitest';
import { launchChromium } from '../../scripts/pdf/chromium.ts';
import { serveFolder } from '../../scripts/serve-folder.ts';
import type { Book } from '../../src/domain/book.ts';
import { buildSite } from '../../src/site/build-site.ts';
import { packBook } from '../../src/site/pack-book.ts';
import { writeValidationContent } from '../fixture/validation-content.ts';
import { openVisit, type Visit } from './visit.ts';

/** The site of the fixture with records in every state, and a browser to visit it. */
export interface ValidationSite {
  readonly book: Book;
  readonly folder: string;
  /** With a slash at the end. */
  readonly address: string;
  readonly open: (options?: BrowserContextOptions) => Promise<Visit>;
}

/** Builds the site once for the tests of a file, serves it, and ends everything after them. */
export function withValidationSite(): () => ValidationSite {
  let site: ValidationSite | undefined;
  let end = async (): Promise<void> => undefined;
  beforeAll(async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'docket-validation-'));
    // The test runner sets it for itself, and Astro takes it for the site's.
    vi.stubEnv('BASE_URL', undefined);
    const book = await writeValidationContent(root);
    const folder = path.join(root, 'site');
    await buildSite({ book: packBook(book), root, outDir: folder, cacheDir: path.join(root, '.docket', 'cache') });
    const { address, server } = await serveFolder({ folder, base: '/', host: '127.0.0.1', port: 0 });
    const browser: Browser = await launchChromium(inject('chromium'));
    site = { book, folder, address, open: (options) => openVisit(browser, address, options) };
    end = async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(root, { recursive: true, force: true });
    };
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await end();
  });
  return () => {
    if (site === undefined) throw new Error('The site is built before the first test.');
    return site;
  };
}
