import { expect, test } from 'vitest';
import { keptTexts } from '../../../src/ui/views/kept-texts.ts';

test('what is kept for one source is no other’s', () => {
  const [one, other] = [{}, {}];
  keptTexts(one).set('feeds', 'a');
  expect([keptTexts(one).get('feeds'), keptTexts(other).get('feeds')]).toEqual(['a', undefined]);
});
