import { expect, test } from 'vitest';
import { z } from 'zod';
import { lineUp, parseFrontMatter } from '../../../src/text/read/parse-front-matter.ts';

const schema = z.strictObject({
  title: z.string().optional(),
  day: z.string().optional(),
  people: z.array(z.strictObject({ name: z.string() })).optional(),
});
const parse = (text: string) => parseFrontMatter(text, { source: 'notes.md', schema });
const tell = (text: string) =>
  parse(text).problems.map(({ code, severity, place, message }) => `${place.line}:${place.column} ${severity} ${code} ${message}`);

test.each([
  ['no front matter', 'Body\n', {}, 'Body\n', 0],
  ['an empty one', '---\n---\nBody\n', {}, 'Body\n', 2],
  ['one with settings', '---\ntitle: A\n---\nBody\n', { title: 'A' }, 'Body\n', 3],
  ['line ends of Windows and a byte order mark', '\uFEFF---\r\ntitle: A\r\n---\r\nBody\r\n', { title: 'A' }, 'Body\n', 3],
  ['blanks behind the fences', '--- \ntitle: A\n---\t\nBody', { title: 'A' }, 'Body', 3],
  ['a fence at the end of the file', '---\ntitle: A\n---', { title: 'A' }, '', 2],
  ['a second fence in the body', '---\ntitle: A\n---\nBody\n---\nMore', { title: 'A' }, 'Body\n---\nMore', 3],
  ['a fence that is never closed', '---\ntitle: A\nBody', {}, '---\ntitle: A\nBody', 0],
  ['a fence further down', 'Body\n---\ntitle: A\n---\n', {}, 'Body\n---\ntitle: A\n---\n', 0],
])('a file with %s', (_what, text, value, body, bodyStart) => {
  const read = parse(text);
  expect({ value: read.value, body: read.body, bodyStart: read.bodyStart, problems: read.problems }).toEqual({
    value,
    body,
    bodyStart,
    problems: [],
  });
});

test('all settings that are not as they should be are named, each at its place, and nothing of them is used', () => {
  const text = '---\ntitle: 7\nunknown: x\npeople:\n  - name: Anna\n  - nmae: Ben\n---\nBody';
  expect(parse(text)).toMatchObject({ value: null, body: 'Body', bodyStart: 7 });
  expect(tell(text)).toMatchInlineSnapshot(`
    [
      "2:1 error front-matter-shape The front matter has a mistake in \`title\`: it is a number and has to be text.",
      "6:5 error front-matter-shape The front matter has a mistake in \`people.1.name\`: it is missing.",
      "6:5 error front-matter-shape The front matter has a mistake in \`people.1\`: \`nmae\` is not known here.",
      "3:1 error front-matter-shape The front matter has a mistake: \`unknown\` is not known here.",
    ]
  `);
});

test('what is no YAML is named at its place, once for each mistake and at most twenty times', () => {
  expect(tell('---\ntitle: "A\n---\nBody')).toMatchInlineSnapshot(`
    [
      "2:10 error front-matter-syntax The front matter is not valid YAML: Missing closing "quote.",
    ]
  `);
  expect(tell('---\ntitle: A\ntitle: B\n---\n')).toMatchInlineSnapshot(`
    [
      "3:1 error front-matter-syntax The front matter is not valid YAML: Map keys must be unique.",
    ]
  `);
  expect(tell(`---\n${'a: b: c\n'.repeat(50)}---\n`)).toHaveLength(20);
});

test('what is nested deeper than can be read, and aliases of aliases, are mistakes', () => {
  expect(tell(`---\ntitle: ${'['.repeat(20_000)}\n---\n`)[0]).toMatch(/^2:1 error front-matter-syntax .*nested too deeply/);
  const laughs = Array.from(
    { length: 12 },
    (_, at) => `a${at + 1}: &a${at + 1} [${Array.from({ length: 9 }, () => `*a${at}`).join(', ')}]`,
  );
  expect(tell(`---\na0: &a0 [x]\n${laughs.join('\n')}\n---\n`)).toMatchInlineSnapshot(`
    [
      "2:1 error front-matter-syntax The front matter is not valid YAML: Excessive alias count indicates a resource exhaustion attack.",
    ]
  `);
});

test('characters that cannot be seen are left out of values, and named at their place', () => {
  const text = '---\ntitle: A\npeople:\n  - name: An\u200bna\n---\n';
  expect(parse(text).value).toEqual({ title: 'A', people: [{ name: 'Anna' }] });
  expect(tell(text)).toMatchInlineSnapshot(`
    [
      "4:5 warning invisible-characters Characters that cannot be seen, or that change the direction of the text, were left out.",
    ]
  `);
});

test('the place of a value is its key or item, and of one that is not there the nearest around it', () => {
  const { placeOf } = parse('---\ntitle: A\npeople:\n  - name: Anna\n  - name: Ben\nday: &day x\n---\n');
  const at = (...path: readonly PropertyKey[]) => {
    const { line, column } = placeOf(path);
    return `${line}:${column}`;
  };
  expect([
    at(),
    at('title'),
    at('people'),
    at('people', 1),
    at('people', 1, 'name'),
    at('people', 7),
    at('people', 1, 'age'),
    at('nothing'),
    at('title', 'deeper'),
  ]).toMatchInlineSnapshot(`
    [
      "2:1",
      "2:1",
      "3:1",
      "5:5",
      "5:5",
      "3:1",
      "5:5",
      "2:1",
      "2:1",
    ]
  `);
});

test('what was read as front matter of a file without fences stands a line higher, and never above the first', () => {
  expect(lineUp({ source: 'a', line: 3, column: 2 })).toEqual({ source: 'a', line: 2, column: 2 });
  expect(lineUp({ source: 'a', line: 1 })).toEqual({ source: 'a', line: 1 });
  expect(lineUp({ source: 'a' })).toEqual({ source: 'a' });
});
