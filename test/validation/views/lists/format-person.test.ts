import { expect, test } from 'vitest';
import { formatAwaited } from '../../../../src/validation/views/lists/format-person.ts';
import { validationIndex } from '../../../../src/validation/views/lists/validation-index.ts';
import { validationBook } from '../../../fixture/validation-book.ts';

test('whoever is waited for and has no key to sign with is told from whoever can', () => {
  const awaited = { waitsFor: ['jonas@portal.example', 'mara@portal.example'], withoutKey: ['mara@portal.example'] };
  const told = formatAwaited(awaited, validationIndex(validationBook()), (address) => address);
  expect(told.text.replace(/<[^>]*>/g, '')).toBe('Jonas Lindqvist, Mara Okafor (no key in use)');
});
