import { expect, test } from 'vitest';
import { listTrailFacts } from '../../../../src/validation/assemble/trail/list-trail-facts.ts';
import { parseSimpleRecord } from '../../../fixture/simple-record.ts';

const version = {
  commit: 'c1',
  author: 'Ada',
  email: 'ada@example.org',
  authoredAt: '2027-03-01T12:00:00+00:00',
  committedAt: '2027-03-01T12:00:00+00:00',
  subject: 'Begin',
  body: '',
  path: 'content/releases/portal/2.3.0/oq.mdx',
  text: '{}',
  sha256: 'aa',
  order: 3,
};
const sources = {
  record: parseSimpleRecord('{}'),
  versions: [version],
  signatures: new Map([['a.json', [version]]]),
  parse: parseSimpleRecord,
};
const facts = (own: Partial<typeof sources>) => JSON.stringify(listTrailFacts({ ...sources, ...own }));

test('the same versions are the same facts, wherever in the history they stand', () => {
  expect(facts({ versions: [{ ...version, order: 7 }] })).toBe(facts({}));
});

test.each([
  ['the record', { record: parseSimpleRecord('{"prose":["More"]}') }],
  ['a commit', { versions: [{ ...version, commit: 'c2' }] }],
  ['a name in the mailmap', { versions: [{ ...version, author: 'Ada Lovelace' }] }],
  ['a path', { versions: [{ ...version, path: 'content/releases/portal/2.3.0/iq.mdx' }] }],
  ['a version more', { versions: [version, version] }],
  ['a signature', { signatures: new Map([['b.json', [version]]]) }],
])('%s makes them other facts', (_what, own) => {
  expect(facts(own)).not.toBe(facts({}));
});
