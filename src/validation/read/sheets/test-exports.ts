import { count } from '../../../text/schema/count.ts';
import { formatRow } from '../../../text/schema/table-row.ts';
import { normalizeName } from '../../schema/fields/field-names.ts';
import { escapeCell } from './sheet-cell.ts';

type Rows = readonly (readonly string[])[];

/** How far down the head of a sheet is looked for. */
const deepest = 25;

interface TestCase {
  readonly id: string;
  readonly title: string;
  readonly others: readonly string[];
  readonly steps: { readonly number: string; readonly action: string; readonly expected: string }[];
}

/**
 * Test cases of Azure DevOps, whose titles stand in rows of their own: each a heading of its title with a table of its steps. A first step that is written in
 * both rows, as importing demands it, is one. Null for a sheet of any other tool.
 */
export function formatCases(rows: Rows, depth: number): { readonly parts: readonly string[]; readonly notes: readonly string[] } | null {
  const at = rows.slice(0, deepest).findIndex((row) => {
    const names = row.map(normalizeName);
    return names.includes('work item type') && names.includes('step action');
  });
  const head = rows[at]?.map(normalizeName);
  if (head === undefined) return null;
  const { cases, repeated } = listCases(rows.slice(at + 1), head, rows[at] ?? []);
  const parts = cases.flatMap(({ id, title, others, steps }) => {
    const isNumbered = id !== '';
    const table = (steps.length === 0 ? [{ number: '', action: title, expected: '' }] : steps).map(
      ({ number, action, expected }, index) => [`${id}.${number === '' ? index + 1 : number}`, action, expected],
    );
    const width = ['ID', 'Action', 'Expected Result'].slice(isNumbered ? 0 : 1);
    return [
      `${'#'.repeat(depth)} ${escapeCell(title === '' ? `Test case ${id}` : title)}`,
      ...(others.length === 0 ? [] : [others.map((other) => `- ${other}`).join('\n')]),
      [width, width.map(() => '---'), ...table.map((row) => row.slice(isNumbered ? 0 : 1).map(escapeCell))].map(formatRow).join('\n'),
    ];
  });
  const notes =
    repeated === 0
      ? []
      : [
          `${count(repeated, 'row')} that ${repeated === 1 ? 'repeats' : 'repeat'} a first step ${repeated === 1 ? 'was' : 'were'} taken once.`,
        ];
  return { parts, notes };
}

function listCases(
  rows: Rows,
  head: readonly string[],
  titles: readonly string[],
): { readonly cases: readonly TestCase[]; readonly repeated: number } {
  const column = (...names: readonly string[]) => head.findIndex((name) => names.includes(name));
  const places = {
    id: column('id'),
    type: column('work item type'),
    title: column('title'),
    number: column('test step', 'step'),
    action: column('step action'),
    expected: column('step expected', 'step expected result', 'expected result'),
  };
  const known = new Set<number>(Object.values(places));
  const cases: TestCase[] = [];
  let repeated = 0;
  for (const row of rows) {
    const read = (index: number) => (row[index] ?? '').trim();
    const [type, title, action, expected, number] = [places.type, places.title, places.action, places.expected, places.number].map(read);
    const isShared = /\bshared\b/i.test(type ?? '');
    if (!isShared && ((title ?? '') !== '' || (type ?? '') !== '')) {
      const others = row.flatMap((cell, index) =>
        cell.trim() === '' || known.has(index) ? [] : [`${escapeCell(titles[index] ?? `Column ${index + 1}`)}: ${escapeCell(cell)}`],
      );
      cases.push({ id: read(places.id), title: title ?? '', others, steps: [] });
    }
    const step = {
      number: number ?? '',
      action: (action ?? '') === '' && isShared ? (title ?? '') : (action ?? ''),
      expected: expected ?? '',
    };
    if (step.action === '' && step.expected === '') continue;
    const current = cases.at(-1);
    if (current === undefined) {
      cases.push({ id: '', title: '', others: [], steps: [step] });
      continue;
    }
    const [first] = current.steps;
    const isRepeated =
      current.steps.length === 1 &&
      first !== undefined &&
      first.number === step.number &&
      first.action === step.action &&
      first.expected === step.expected;
    if (isRepeated) repeated += 1;
    else current.steps.push(step);
  }
  return { cases, repeated };
}
