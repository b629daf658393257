import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchChromium } from '../../scripts/pdf/chromium.ts';
import { openVisit, type Visit } from './visit.ts';

/** The sites that are built once for all tests. */
export type BuiltSite = 'site' | 'validationSite';

/** Starts a browser for the tests of a file and ends it after them. Gives what opens a page of the site that the file is about, unless another is named; `flags` are the browser's. */
export function withBrowser(
  about: BuiltSite = 'site',
  ...flags: readonly string[]
): (options?: BrowserContextOptions, site?: BuiltSite) => Promise<Visit> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(inject('chromium'), ...flags);
  });
  afterAll(() => browser.close());
  return (options, site = about) => openVisit(browser, inject(site), options);
}
