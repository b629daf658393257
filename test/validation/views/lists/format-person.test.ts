import { expect, test } from 'vitest';
import { formatAwaited } from '../../../../src/validation/views/lists/format-person.ts';
import { validationIndex } from '../../../../src/validation/views/lists/validation-index.ts';
import { validationBook } from '../../../fixture/validation-book.ts';

test('whoever is waited for and has no key to sign with stands behind whoever can', () => {
  const awaited = { waitsFor: ['mara@portal.example', 'jonas@portal.example'], withoutKey: ['mara@portal.example'] };
  const told = formatAwaited(awaited, validationIndex(validationBook()), (address) => address);
  expect(told.text.replace(/<[^>]*>/g, '')).toBe('Jonas Lindqvist or Mara Okafor (no key in use)');
});
