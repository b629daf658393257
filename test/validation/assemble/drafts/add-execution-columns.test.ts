import { expect, test } from 'vitest';
import { addExecutionColumns } from '../../../../src/validation/assemble/drafts/add-execution-columns.ts';

test('a table gets the columns that its execution needs, and one for the second person where a step is critical', () => {
  const table = ['| ID | Action | Expected |', '| --- | :-- | --- |', '| A-1 | Read `a \\| b`. | It says so. |', '| A-2 | Short row |'];
  expect(addExecutionColumns(table, { critical: false })).toEqual([
    '| ID | Action | Expected | Actual | Result | Evidence | Tester | Date |',
    '| --- | :-- | --- | --- | --- | --- | --- | --- |',
    '| A-1 | Read `a \\| b`. | It says so. | | | | | |',
    '| A-2 | Short row | | | | | | |',
  ]);
  expect(addExecutionColumns(table, { critical: true })[0]).toBe(
    '| ID | Action | Expected | Actual | Result | Evidence | Tester | Date | Checked by |',
  );
});

test('columns that are there under another title are not added again', () => {
  const head = (titles: string) => addExecutionColumns([titles, titles.replace(/[^|]+/g, '---')], { critical: true })[0];
  expect(head('| Test | Acceptance Criteria | Results | Pass/Fail | Performed By/Date | Verified By/Date |')).toBe(
    '| Test | Acceptance Criteria | Results | Pass/Fail | Performed By/Date | Verified By/Date | Evidence |',
  );
  expect(head('| Step | Action | Expected | Observed | **Pass?** |')).toBe(
    '| Step | Action | Expected | Observed | **Pass?** | Evidence | Tester | Date | Checked by |',
  );
});

test('lines that are no table stay as they are', () => {
  expect(addExecutionColumns(['a', 'b'], { critical: true })).toEqual(['a', 'b']);
});

test.each([
  'Schritt | Erwartetes Ergebnis | Tatsächliches Ergebnis | Ergebnis | Nachweis | Prüfer | Datum',
  'Action | Expected | Observed | Pass / Fail | Evidence | Initials / Date',
  'Check | Observed | Met | Not met | N/A | Link | By / Date',
])('columns of other names are no missing ones: %s', (head) => {
  const lines = [`| ${head} |`, `| ${head.replace(/[^|]+/g, ' --- ').trim()} |`, `| ${head.replace(/[^|]+/g, ' x ').trim()} |`];
  expect(addExecutionColumns(lines, { critical: false })).toEqual(lines);
});
