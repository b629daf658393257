import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Flags that let Chromium run as root in a container and draw the same text everywhere. */
const chromiumFlags = ['--headless=shell', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** A Chromium to test with: `CHROMIUM_PATH`, else the one from npm (Linux on x64; unpacked once per machine), else an installed one. */
export async function readChromiumPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  if (process.platform === 'linux' && process.arch === 'x64') return bundled.executablePath();
  const found = installed.find((path) => existsSync(path));
  if (found) return found;
  throw new Error('No Chromium found. Set CHROMIUM_PATH to a Chrome or Chromium.');
}

/** Starts the browser; close it in the end. */
export async function launchChromium(executablePath: string, ...flags: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...chromiumFlags, ...flags] });
}
