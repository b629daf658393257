import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchChromium } from '../../scripts/pdf/chromium.ts';
import { openVisit, type Visit } from './visit.ts';

/** Starts a browser for the tests of a file and ends it after them. Gives what opens a page of the example site. */
export function withBrowser(): (options?: BrowserContextOptions) => Promise<Visit> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(inject('chromium'));
  });
  afterAll(() => browser.close());
  return (options) => openVisit(browser, inject('site'), options);
}
