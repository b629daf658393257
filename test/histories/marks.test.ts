import { describe, expect, test } from 'vitest';
import { gatheredHistories } from './gathered.ts';
import { landedHistories } from './landed.ts';
import { markedHistories } from './marks.ts';
import { describeRelease, playHistory } from './play-history.ts';

describe('a history tells by its messages', () => {
  test.each([...markedHistories, ...landedHistories, ...gatheredHistories])('$name', async (history) => {
    const product = await playHistory(history);
    const found = Object.fromEntries(
      Object.entries(history.right).map(([version, right]) => [version, describeRelease(product, version, right)]),
    );
    expect(found).toEqual(history.right);
  });
});
