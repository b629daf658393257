import { expect, test } from 'vitest';
import { peopleSchema } from '../../../../src/validation/schema/signoffs/people.ts';
import { findPrincipals, foldName, listWritten } from '../../../../src/validation/schema/signoffs/people-names.ts';

const find = findPrincipals(
  peopleSchema.parse({
    people: [
      { principal: 'mara@x.example', name: 'Mara Okafor', aliases: ['mo', 'M. Okafor'] },
      { principal: 'wen@x.example', name: 'Li Wen', aliases: ['Sam'] },
      { principal: 'jo@x.example', name: 'José Núñez', aliases: ['Sam'] },
    ],
  }),
);

test.each([
  ['', []],
  [' — ', []],
  ['MARA OKAFOR', ['mara@x.example']],
  ['Okafor, Mara', ['mara@x.example']],
  ['Okafor, Mara <mara@x.example>', ['mara@x.example']],
  ['Okafor, Mara mara@x.example', ['mara@x.example']],
  ['M Okafor', ['mara@x.example']],
  ['@mo', ['mara@x.example']],
  ['Mara Okafor (QA)', ['mara@x.example']],
  ['mo (jl)', ['mara@x.example', 'jl']],
  ['mo [J. L.]', ['mara@x.example', 'J. L.']],
  ['Somebody <mara@x.example>', ['mara@x.example', 'Somebody']],
  ['Wen Li & Jose Nunez', ['wen@x.example', 'jo@x.example']],
  ['Mara Okafor, Li Wen and mo', ['mara@x.example', 'wen@x.example']],
  ['mo <mara@x.example>, Stranger', ['mara@x.example', 'Stranger']],
  ['Маra Okafor', ['Маra Okafor']],
  ['Sam', ['Sam']],
])('%j is written of %j', (written, people) => {
  expect(listWritten(written, find)).toEqual(people);
});

test('what cannot be seen and what makes no difference is no part of a name', () => {
  expect(foldName(' "Ma\u200bra  O. "')).toBe(foldName('mara o'));
  expect(foldName('mara.okafor@x.example')).not.toBe(foldName('mara okafor@x.example'));
});

test('a hostile name takes no time', () => {
  const long = 100_000;
  const names = ['a'.repeat(long), '<'.repeat(long), `${'"'.repeat(long)}x`, `x${' '.repeat(long)}x`, 'a@'.repeat(long), '. '.repeat(long)];
  const begun = performance.now();
  for (const name of names) listWritten(name, find);
  expect(performance.now() - begun).toBeLessThan(30_000);
});
