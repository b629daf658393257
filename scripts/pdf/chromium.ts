import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { expectPrivate } from './expect-private.ts';
import { unpackChromium } from './unpack-chromium.ts';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const hint =
  'Run `npm install playwright-core @sparticuz/chromium`, which is all on Linux; elsewhere, `npm install playwright-core`, and install Chromium or Chrome or name one with `CHROMIUM_PATH`.';

/** Flags that let Chromium run as root in a container and draw the same text everywhere. */
const chromiumFlags = ['--headless=shell', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/**
 * A Chromium to print and test with: `CHROMIUM_PATH`, else the one from npm (`@sparticuz/chromium`: Linux on x64; unpacked once per machine), else an
 * installed one. Throws `CannotGoOn` when there is none, or when somebody else could have put it there.
 */
export async function readChromiumPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  const bundled = !named && process.platform === 'linux' && process.arch === 'x64' ? await unpackChromium() : null;
  const found = named || bundled || installed.find((path) => existsSync(path));
  if (found) {
    await expectPrivate(found);
    return found;
  }
  throw new CannotGoOn('There is no Chromium on this machine.', { hint });
}

/** Makes sure, before long work, that there is what PDFs are printed with. Throws `CannotGoOn` when there is not. */
export async function expectPrinter(): Promise<void> {
  await readChromiumPath();
  await readDriver();
}

async function readDriver(): Promise<typeof import('playwright-core')> {
  const driver = await import('playwright-core').catch(() => null);
  if (driver === null) throw new CannotGoOn('PDF needs `playwright-core`, which drives the browser, and it is not installed.', { hint });
  return driver;
}

/** Starts the browser; close it in the end. Throws `CannotGoOn` when what drives it is not installed. */
export async function launchChromium(executablePath: string, ...flags: readonly string[]): Promise<Browser> {
  const driver = await readDriver();
  return driver.chromium.launch({ executablePath, args: [...chromiumFlags, ...flags] }).catch((cause: unknown) => {
    throw new CannotGoOn(`Chromium at \`${executablePath}\` does not start.`, { hint: 'Name another one with `CHROMIUM_PATH`.', cause });
  });
}
