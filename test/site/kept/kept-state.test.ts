import { expect, test } from 'vitest';
import { formatKeptState, type KeptFile, parseKeptState } from '../../../src/site/kept/kept-state.ts';

const files = new Map<string, KeptFile>([
  ['portal/1.0.0/index.html', { key: 'k', digest: 'd', place: '1 2 3', note: '[["line","1.0"]]' }],
  ['odd\tname\nwith \\t', { key: '', digest: 'tab\t', place: 'line\n', note: 'a\\nb\\' }],
]);

const plain = (read: ReadonlyMap<string, KeptFile>) =>
  [...read].map(([name, { key, digest, place, note }]) => [name, { key, digest, place, note }]);

test('what is written is read back, whatever is in it, and written again as it was', () => {
  const written = formatKeptState('code', files);
  const read = parseKeptState(written, 'code');
  expect(plain(read)).toEqual([...files]);
  expect(formatKeptState('code', read)).toBe(written);
});

test('a file that changed is written anew', () => {
  const read = new Map(parseKeptState(formatKeptState('code', files), 'code'));
  read.set('portal/1.0.0/index.html', { key: 'other', digest: 'd', place: '4', note: '' });
  expect(plain(parseKeptState(formatKeptState('code', read), 'code'))).toEqual([
    ['portal/1.0.0/index.html', { key: 'other', digest: 'd', place: '4', note: '' }],
    ...[...files].slice(1),
  ]);
});

test('what other code wrote, and what is cut off or changed, is nothing', () => {
  const written = formatKeptState('code', files);
  expect(parseKeptState(written, 'other')).toEqual(new Map());
  expect(parseKeptState('', 'code')).toEqual(new Map());
  for (let end = 0; end < written.length; end += 1) expect(parseKeptState(written.slice(0, end), 'code').size).toBe(0);
  expect(parseKeptState(written.replace('1 2 3', '1 2 4'), 'code')).toEqual(new Map());
});
