import { expect, test } from 'vitest';
import type { ValidationRecord } from '../../../../src/validation/schema/records/record.ts';
import { placeRecords } from '../../../../src/validation/views/lists/record-entries.ts';
import { listWork } from '../../../../src/validation/views/lists/work.ts';
import { describeWork, validationStamp } from '../../../../src/validation/views/lists/work-summary.ts';
import { record, signoff } from '../../../fixture/validation-parts.ts';

const lead = {
  role: 'qa-lead',
  meaning: 'approval',
  count: 2,
  signed: 1,
  waitsFor: ['mara@portal.example'],
  withoutKey: [],
  ready: true,
  reason: '',
} as const;
const place = (...records: readonly ValidationRecord[]) => placeRecords(records, null);
const approved = record({ slug: 'done', state: 'approved' });

test('a role that may sign and has not is waited for, one whose turn has not come is not', () => {
  const later = { ...lead, role: 'head', ready: false };
  const { waiting } = listWork(place(record({ slug: 'uat', state: 'waiting', required: [lead, later] })));
  expect(waiting.map(({ role, missing, waitsFor }) => ({ role, missing, waitsFor }))).toEqual([
    { role: 'qa-lead', missing: 1, waitsFor: ['mara@portal.example'] },
  ]);
});

test('nothing is asked of a run that was run again, of a void record, and no signature of a refused one', () => {
  const first = record({ slug: 'first', state: 'failed', required: [lead] });
  const second = record({ slug: 'second', state: 'approved', previous: first.path });
  const given = record({ slug: 'given-up', state: 'void', required: [lead] });
  const refused = record({ slug: 'refused', state: 'refused', required: [lead] });
  const work = listWork(place(first, second, given, refused));
  expect({ waiting: work.waiting, open: work.open, fallen: work.fallen.map((entry) => entry.record.slug) }).toEqual({
    waiting: [],
    open: [],
    fallen: ['refused'],
  });
});

test('a record with a signature that does not count no longer stands, whatever its state', () => {
  const own = record({ slug: 'uat', state: 'waiting', signoffs: [signoff({ state: 'key-unknown' })] });
  expect(listWork(place(own)).fallen.map((entry) => entry.record.slug)).toEqual(['uat']);
});

test('the worst record of a release is its stamp, and only all approved are approved', () => {
  const stamp = (...states: readonly ValidationRecord['state'][]) =>
    validationStamp(place(...states.map((state, at) => record({ slug: `r${at}`, state }))))?.word ?? null;
  expect(stamp()).toBe(null);
  expect(stamp('void')).toBe(null);
  expect(stamp('approved', 'void')).toBe('approved');
  expect(stamp('approved', 'waiting')).toBe('1 of 2 records done');
  expect(stamp('approved', 'stale')).toBe('stale');
  expect(stamp('stale', 'failed')).toBe('failed');
  expect(stamp('failed', 'refused')).toBe('refused');
});

test('what is to be done is said in a line', () => {
  expect(describeWork([])).toBe(null);
  expect(describeWork(place(approved))).toBe('nothing to do in 1 record');
  expect(describeWork(place(record({ slug: 'a', state: 'in-progress', required: [lead] }), record({ slug: 'b', state: 'stale' })))).toBe(
    '1 signature awaited, 1 record open, 1 record no longer valid',
  );
});
