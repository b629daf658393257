import { expect, test } from 'vitest';
import { formatSigners } from '../../../src/views/validation/format-person.ts';
import { validationIndex } from '../../../src/views/validation/validation-index.ts';
import { validationBook } from '../../fixture/validation-book.ts';

const book = validationBook();
const [person] = book.people;
const [key] = person?.keys ?? [];
if (person === undefined || key === undefined) throw new TypeError('The fixture has a person with a key.');

const tell = (...keys: (typeof person)['keys']): string =>
  formatSigners([person.principal], validationIndex({ ...book, people: [{ ...person, keys }] }), (address) => address).text.replace(
    /<[^>]*>/g,
    '',
  );
const good = { ...key, validAfter: null, validBefore: null, compromised: null };

test('whoever may sign and has no key in use is told from whoever can', () => {
  const compromised = { ...good, compromised: { since: '2025-01-01T00:00:00Z', reason: 'Lost.' } };
  expect(tell(good, compromised)).toBe(person.name);
  expect(tell(compromised)).toBe(`${person.name} (no key in use)`);
  expect(tell({ ...good, validBefore: book.asOf })).toBe(`${person.name} (no key in use)`);
  expect(tell()).toBe(`${person.name} (no key in use)`);
});
