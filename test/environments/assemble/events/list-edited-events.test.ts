import { expect, test } from 'vitest';
import { listEditedEvents } from '../../../../src/environments/assemble/events/list-edited-events.ts';
import type { FileVersion } from '../../../../src/git/schema/content-history.ts';

const path = 'content/promotions/portal/2026-01-02-deployed.yaml';
const version = (sha256: string | null, other: Partial<FileVersion> = {}): FileVersion => ({
  commit: 'a'.repeat(40),
  author: 'Anna',
  email: 'anna@example.org',
  authoredAt: '2026-01-02T00:00:00+00:00',
  committedAt: '2026-01-02T00:00:00+00:00',
  subject: 'Write it',
  body: '',
  path,
  text: sha256 === null ? null : 'x',
  sha256,
  ...other,
});
const gone = (author: string) => version(null, { removed: true, author });
const list = (versions: readonly FileVersion[], { deleted = [] as readonly string[], at = path } = {}) =>
  listEditedEvents({ versions: new Map([[at, versions]]), deleted }).map(
    ({ code, place, message }) => `${place.source} ${code}: ${message}`,
  );

test('an event that stays as it was committed, moved or not committed yet is none', () => {
  expect(list([version('1')])).toEqual([]);
  expect(list([version('1'), version('1', { path: 'content/promotions/portal/other.yaml' })])).toEqual([]);
  expect(list([version('1', { commit: null }), version('2', { commit: null })])).toEqual([]);
  expect(list([])).toEqual([]);
});

test('an event that was changed after it was committed is named with who changed it, also where that is not committed', () => {
  expect([
    ...list([version('1'), version('2', { author: 'Ben' })]),
    ...list([version('1'), version('2', { author: 'Ben' }), version('1', { author: 'Cy' })]),
    ...list([version('1'), version('2', { commit: null, author: '' })]),
    ...list([version('1'), gone('Ben'), version('2', { author: 'Cy' })]),
    ...list([version('0', { commit: null }), version('1'), version('1')]),
  ]).toMatchInlineSnapshot(`
    [
      "content/promotions/portal/2026-01-02-deployed.yaml event-edited: The event was changed after it was committed, by Ben.",
      "content/promotions/portal/2026-01-02-deployed.yaml event-edited: The event was changed after it was committed, by Ben.",
      "content/promotions/portal/2026-01-02-deployed.yaml event-edited: The event was changed after it was committed.",
      "content/promotions/portal/2026-01-02-deployed.yaml event-edited: The event was changed after it was committed, by Cy.",
    ]
  `);
});

test('an event that was deleted is named with who did it, where it stood', () => {
  expect([
    ...list([version('1'), gone('Ben')], { deleted: [path] }),
    ...list([version('1')], { deleted: [path] }),
    ...list([version('1'), gone('Ben')], { deleted: [`${path}@1a2b`], at: `${path}@1a2b` }),
  ]).toMatchInlineSnapshot(`
    [
      "content/promotions/portal/2026-01-02-deployed.yaml event-deleted: The event was deleted after it was committed, by Ben.",
      "content/promotions/portal/2026-01-02-deployed.yaml event-deleted: The event was deleted after it was committed.",
      "content/promotions/portal/2026-01-02-deployed.yaml event-deleted: The event was deleted after it was committed, by Ben.",
    ]
  `);
});

test.each([
  ['content/promotions/portal/a.yaml', 1],
  ['content/promotions/portal/a.yml', 1],
  ['content/releases/portal/2.0/promotions/a.yaml', 1],
  ['content/releases/portal/2.0/a.yaml', 0],
  ['content/promotions/portal/deeper/a.yaml', 0],
  ['content/promotions/portal/a.md', 0],
  ['other/content/promotions/portal/a.yaml', 0],
])('`%s` is an event file: %i', (at, count) => {
  expect(list([version('1'), version('2')], { at })).toHaveLength(count);
});
