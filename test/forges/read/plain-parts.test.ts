import { expect, test } from 'vitest';
import { bodyLines, commitOf, line, listCut, moment, webAddress } from '../../../src/forges/read/plain-parts.ts';
import { otherSource } from '../../../src/forges/schema/snapshot/belongs-to.ts';
import type { Snapshot } from '../../../src/forges/schema/snapshot/snapshot.ts';

test.each([
  [commitOf, 'a'.repeat(40), 'a'.repeat(40)],
  [commitOf, 'a'.repeat(64), 'a'.repeat(64)],
  [commitOf, 'a'.repeat(41), null],
  [commitOf, 'A'.repeat(40), null],
  [commitOf, '', null],
  [commitOf, null, null],
  [webAddress, 'https://forge.example/a b', 'https://forge.example/a%20b'],
  [webAddress, 'http://forge.example', 'http://forge.example/'],
  [webAddress, 'javascript:alert(1)//https://', null],
  [webAddress, 'https://', null],
  [webAddress, `https://forge.example/${'a'.repeat(1978)}`, `https://forge.example/${'a'.repeat(1978)}`],
  [webAddress, `https://forge.example/${'a'.repeat(1979)}`, null],
  [webAddress, undefined, null],
  [moment, '2026-01-01T12:00:00.250+02:00', '2026-01-01T10:00:00Z'],
  [moment, '0001-01-01T00:00:00Z', null],
  [moment, '1970-01-01T00:00:00Z', null],
  [moment, 'soon', null],
  [moment, null, null],
  [line, null, ''],
  [line, ' two\n lines ', 'two lines'],
] as const)('%o reads %j as %j', (read, text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  [null, [], false],
  ['', [], false],
  ['<!-- Say what you did. -->\n', [], false],
  ['One\r\ntwo\rthree  \n\n\n\nfour\n', ['One', 'two', 'three', '', 'four'], false],
  ['One<!-- a\nb -->, two<!-- and so on', ['One, two'], false],
  ['x\n'.repeat(400), Array.from({ length: 400 }, () => 'x'), false],
  ['x\n'.repeat(401), Array.from({ length: 400 }, () => 'x'), true],
  ['x'.repeat(2000), ['x'.repeat(2000)], false],
  ['x'.repeat(2001), ['x'.repeat(2000)], true],
])('the description %j', (text, body, cut) => {
  expect(bodyLines(text)).toEqual({ body, cut });
});

test('only what there is more of counts as cut, in one order', () => {
  expect(listCut({ body: true, reviews: true, labels: false, issues: undefined })).toEqual(['reviews', 'body']);
});

const from = (host: string | null, project: string | null): Snapshot => ({
  ...{ schema: 'docket/pulls/v1', pulls: [], milestones: [], releases: [], deployments: [], freezes: [] },
  source: { forge: 'gitea', host, project, collectedAt: '2026-01-01T00:00:00Z', upTo: null },
});

test('a snapshot of another repository than the configured one is told', () => {
  const web = { url: 'https://Forge.example:3000/Lab/app//', forge: 'gitea' };
  expect(otherSource(from('forge.example:3000', 'lab/App'), web)).toBeNull();
  expect(otherSource(from('forge.example', 'lab/app'), web)).toEqual({
    collected: 'forge.example/lab/app',
    configured: 'forge.example:3000/Lab/app',
  });
  for (const [snapshot, where] of [
    [from(null, 'lab/app'), web],
    [from('forge.example', null), web],
    [from('forge.example', 'lab/app'), null],
  ] as const)
    expect(otherSource(snapshot, where)).toBeNull();
});
