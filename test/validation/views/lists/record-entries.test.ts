import { expect, test } from 'vitest';
import type { ValidationRecord } from '../../../../src/validation/schema/records/record.ts';
import { placeRecords } from '../../../../src/validation/views/lists/record-entries.ts';
import { record } from '../../../fixture/validation-parts.ts';

const continued = (...records: readonly ValidationRecord[]) =>
  placeRecords(records, null).map(({ record: own, continuedBy }) => [
    own.slug,
    records.find(({ path }) => path === continuedBy)?.slug ?? null,
  ]);

const first = record({ slug: 'uat', state: 'failed' });
const given = record({ slug: 'uat-run-2', state: 'void', run: 2, previous: first.path });

test('a run is continued by the one after it', () => {
  expect(continued(first, record({ slug: 'uat-run-2', state: 'approved', run: 2, previous: first.path }))).toEqual([
    ['uat', 'uat-run-2'],
    ['uat-run-2', null],
  ]);
});

test('a void run hides no earlier one, whatever the order', () => {
  expect(continued(first, given)).toEqual([
    ['uat', null],
    ['uat-run-2', null],
  ]);
  const third = record({ slug: 'uat-run-3', state: 'waiting', run: 3, previous: first.path });
  expect(continued(third, given, first)).toEqual([
    ['uat-run-3', null],
    ['uat-run-2', null],
    ['uat', 'uat-run-3'],
  ]);
});

test('a run that continues a void one continues what that one had', () => {
  expect(continued(first, given, record({ slug: 'uat-run-3', state: 'waiting', run: 3, previous: given.path }))).toEqual([
    ['uat', 'uat-run-3'],
    ['uat-run-2', 'uat-run-3'],
    ['uat-run-3', null],
  ]);
});
