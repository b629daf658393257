import { expect, test } from 'vitest';
import { formatTagsLock, readTagsLock } from '../../../src/releases/read/tags-lock.ts';

const a = 'a'.repeat(40);
const b = 'b'.repeat(64);

test('tags are written sorted by code unit, one to a line', () => {
  const text = formatTagsLock([
    { repository: 'client', name: 'v1.0', object: a, tree: null },
    { repository: 'api', name: 'v1.10', object: a, tree: a },
    { repository: 'api', name: 'é', object: a, tree: a },
    { repository: 'api', name: 'v1.9', object: b, tree: b },
  ]);
  expect(text).toBe(`# What each tag was when it was first seen: repository, tag, object, tree (- when it leads to none).
# A tag that is something else today was moved or made again. One tag per line, sorted, so that two branches merge well.
api v1.10 ${a} ${a}
api v1.9 ${b} ${b}
api é ${a} ${a}
client v1.0 ${a} -
`);
});

test('what was written is read again, with any line ends', () => {
  const tags = [
    { repository: 'api', name: '<b>--x/../y', object: a, tree: a },
    { repository: 'api', name: 'v1', object: b, tree: null },
  ];
  const text = formatTagsLock(tags);
  expect(readTagsLock(text, 'content/tags.lock')).toEqual({ tags, problems: [] });
  expect(readTagsLock(text.replaceAll('\n', '\r\n'), 'content/tags.lock').tags).toEqual(tags);
  expect(readTagsLock('', 'content/tags.lock')).toEqual({ tags: [], problems: [] });
});

test('each bad line is told with its place, and the others count', () => {
  const text = `api v1 ${a} ${a}\n<<<<<<< HEAD\napi v2 ${a}\napi v3 xyz ${a}\napi v4 ${a} ${a} more\napi v1 ${b} -\nclient v1 ${a} -\n`;
  const { tags, problems } = readTagsLock(text, 'content/tags.lock');
  expect(tags.map(({ repository, name, object }) => [repository, name, object])).toEqual([
    ['api', 'v1', a],
    ['client', 'v1', a],
  ]);
  expect(
    problems.map(
      ({ code, severity, place: { source, line, column }, message }) => `${source}:${line}:${column} ${severity} ${code} ${message}`,
    ),
  ).toEqual([
    'content/tags.lock:2:13 error locked-tag-malformed The line ends too early: an object id of 40 or 64 hexadecimal digits belongs here.',
    'content/tags.lock:3:48 error locked-tag-malformed The line ends too early: a tree id of 40 or 64 hexadecimal digits, or `-` belongs here.',
    'content/tags.lock:4:8 error locked-tag-malformed `xyz` is wrong here: an object id of 40 or 64 hexadecimal digits belongs here.',
    'content/tags.lock:5:90 error locked-tag-malformed `more` is wrong here: the end of the line belongs here.',
    'content/tags.lock:6:1 error locked-tag-twice The tag is already on line 1.',
  ]);
});
