import AxeBuilder from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { kinds } from './kinds.ts';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(kinds)('axe finds nothing at all on the %s page', async (_kind, path) => {
    const { page, go, close } = await open({ colorScheme });
    await go(path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${id} (${impact}): ${node.html}`))).toEqual([]);
    await close();
  });
});

test.each(kinds)('axe finds nothing at all on the %s page on a phone', async (_kind, path) => {
  const { page, go, close } = await open({ viewport: { width: 390, height: 844 } });
  await go(path);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${id} (${impact}): ${node.html}`))).toEqual([]);
  await close();
});
