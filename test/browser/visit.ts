import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page that is being watched: everything in `trouble` should not have happened. */
export interface Visit {
  readonly page: Page;
  /** Goes to an address below the site. Throws when there is no such page. */
  readonly go: (path: string) => Promise<void>;
  /** Console errors (violations of the content policy are among them), exceptions, dialogs, and requests to other hosts. */
  readonly trouble: string[];
  readonly close: () => Promise<void>;
}

/** Opens an empty page of a site in a context of its own and watches it. */
export async function openVisit(browser: Browser, site: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  // What hangs fails by the limit of its test; a slow machine is no reason to fail before.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(`${message.type()}: ${message.text()} at ${page.url()}`);
  });
  page.on('pageerror', (error) => trouble.push(`exception: ${error.message} at ${page.url()}`));
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()} at ${page.url()}`);
    dialog.dismiss().catch(() => undefined);
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith('data:'))
      trouble.push(`request to ${request.url()} from ${page.url()}`);
  });
  const go = async (path: string): Promise<void> => {
    const response = await page.goto(site + path);
    if (!response?.ok()) throw new Error(`${path} answers ${response?.status()}`);
  };
  return { page, go, trouble, close: () => context.close() };
}
