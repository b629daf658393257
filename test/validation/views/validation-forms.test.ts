import { expect, test } from 'vitest';
import { recordStates } from '../../../src/validation/schema/records/record.ts';
import { formatRecordTable } from '../../../src/validation/views/lists/format-record-table.ts';
import { placeRecords } from '../../../src/validation/views/lists/record-entries.ts';
import { validationIndex } from '../../../src/validation/views/lists/validation-index.ts';
import { recordStamp } from '../../../src/validation/views/lists/validation-stamps.ts';
import { describeWork, validationStamp } from '../../../src/validation/views/lists/work-summary.ts';
import { validationBook } from '../../fixture/validation-book.ts';
import { record } from '../../fixture/validation-parts.ts';

test.each(recordStates)('a record that is %s looks approved in no list, stamp or line unless it is', (state) => {
  const entries = placeRecords([record({ slug: 'oq', state, release: null, product: null })], null);
  const isApproved = state === 'approved';
  expect(recordStamp(state).kind === 'signed').toBe(isApproved);
  expect(validationStamp(entries)?.kind === 'signed').toBe(isApproved);
  const table = formatRecordTable(entries, {
    caption: '',
    href: (address) => address,
    withRelease: false,
    index: validationIndex(validationBook()),
  }).text;
  expect([table.includes(recordStamp(state).word), /\bapproved\b/.test(table)]).toEqual([true, isApproved]);
  // Nobody has to do anything about a void record, and a signature that is waited for is told by its role.
  const isQuiet = isApproved || state === 'void' || state === 'waiting';
  expect(describeWork(entries)?.startsWith('nothing to do')).toBe(isQuiet);
});
