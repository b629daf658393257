import AxeBuilder from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { kinds } from './kinds.ts';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();

describe.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['a phone', { viewport: { width: 390, height: 844 } }],
] as const)('in %s', (_look, options) => {
  test.each(kinds)('axe finds nothing at all on the page: %s', async (_kind, site, path) => {
    const { page, go, close } = await open(options, site);
    await go(path);
    // One run in the page itself, as it has no frames, and no report of what is well: a third of the time for the same findings.
    const { violations } = await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .setLegacyMode()
      .analyze();
    expect(violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${id} (${impact}): ${node.html}`))).toEqual([]);
    await close();
  });
});
