import { expect, test } from 'vitest';
import { startPeople } from '../../../../src/git/read/repository/git-people.ts';

test('everybody is found again, however many write and however alike they are called', () => {
  const people = startPeople();
  const written = Array.from({ length: 5000 }, (_, index) => `Ana ${index}\0${index % 7}@example.org`);
  const met = written.map((text) => {
    expect(people.find(text)).toBeUndefined();
    const [name = '', email = ''] = text.split('\0');
    const person = { name, email };
    people.add(text, person);
    expect(people.find(text)).toBe(person);
    return person;
  });

  expect(written.map(people.find)).toEqual(met);
  expect(written.toReversed().map(people.find)).toEqual(met.toReversed());
  expect(people.find('')).toBeUndefined();
});
