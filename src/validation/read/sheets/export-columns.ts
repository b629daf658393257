import { normalizeName } from '../../schema/fields/field-names.ts';
import { isLoneVerdict } from '../results/combine-results.ts';

type Rows = readonly (readonly string[])[];

/** How far down the head of a sheet is looked for. */
const deepest = 25;
/** Words for how far a test case is written, which say nothing of its execution. */
const stateWords =
  /^(?:draft|approved|deprecated|active|inactive|ready(?: for test(?:ing)?)?|in review|under review|reviewed|design|new|published|obsolete|archived)$/i;

/** Gives columns of test tools whose names mean something else elsewhere the names that everybody knows. */
export function renameColumns(sheet: Rows): Rows {
  const rows = joinNumbered(sheet);
  const at = rows.slice(0, deepest).findIndex((row) => row.some((cell) => isTool(normalizeName(cell))));
  const head = rows[at];
  if (head === undefined) return nameStates(rows);
  const names = head.map(normalizeName);
  if (names.includes('steps (step)')) return renameTestRail(rows, { at, names });
  const isZephyr = names.some((name) => name.startsWith('test script'));
  // What Xray calls a result is what is expected.
  const isXray =
    names.includes('action') && names.includes('data') && names.includes('result') && !names.some((name) => /^expected/.test(name));
  const isIssue = names.some((name) => /^issue (?:key|id)$/.test(name));
  const renamed = head.map((title, index) => {
    const name = names[index] ?? '';
    const cells = rows.slice(at + 1).map((row) => row[index] ?? '');
    // The state of a test case, or of an issue, is no result.
    if (name === 'status' && (isZephyr || (isIssue && !cells.some(isLoneVerdict)))) return 'State';
    if (isZephyr && zephyr.has(name)) return zephyr.get(name) ?? title;
    if (isXray && name === 'issue id') return names.includes('issue key') ? 'Internal ID' : 'Test ID';
    return isXray && name === 'result' ? 'Expected Result' : title;
  });
  return rows.map((row, index) => (index === at ? renamed : row));
}

const zephyr: ReadonlyMap<string, string> = new Map([
  ['key', 'Test Key'],
  ['name', 'Test Name'],
  ['objective', 'Objective of the case'],
]);

function isTool(name: string): boolean {
  return /^(?:test script\b.*|test type|issue key|issue id|tcid|testcase identifier|steps \(step\))$/.test(name);
}

/** A column of nothing but states of test cases is no column of results. */
function nameStates(rows: Rows): Rows {
  const at = rows.slice(0, deepest).findIndex((row) => row.some((cell) => normalizeName(cell) === 'status') && row.length > 3);
  const column = (rows[at] ?? []).findIndex((cell) => normalizeName(cell) === 'status');
  const cells = rows.slice(at + 1).flatMap((row) => (row[column] ?? '').trim() || []);
  if (at < 0 || cells.length === 0 || !cells.every((cell) => stateWords.test(cell))) return rows;
  return rows.map((row, index) => (index === at ? row.map((cell, place) => (place === column ? 'State' : cell)) : row));
}

const testRail: ReadonlyMap<string, string> = new Map([
  ['steps (step)', 'Steps'],
  ['steps (expected result)', 'Expected Result'],
  ['steps (status)', 'Step Result'],
  ['steps (actual result)', 'Actual Result'],
  ['steps (additional info)', 'Additional Info'],
  ['steps (references)', 'References'],
  ['status', 'Case Result'],
  ['case id', 'TestRail case'],
  ['run', 'TestRail run'],
  ['run id', 'TestRail run ID'],
  ['assigned to', 'Given to'],
]);

/**
 * Test cases and runs of TestRail. A step that has a row of its own is the action; the text of all steps beside it has a column of its own. The result of a case
 * is that of its row, and so is that of its first step: both count.
 */
function renameTestRail(rows: Rows, { at, names }: { readonly at: number; readonly names: readonly string[] }): Rows {
  const step = names.indexOf('steps (step)');
  const texts = names.flatMap((name, index) => (name === 'steps' ? [index] : []));
  const [own, whole] = [names.indexOf('steps (status)'), names.indexOf('status')];
  return rows.map((row, index) => {
    if (index < at) return row;
    if (index === at) return [...row.map((title, place) => testRail.get(names[place] ?? '') ?? title), ...texts.map(() => 'All steps')];
    const hasStep = (row[step] ?? '').trim() !== '';
    const moved = texts.map((place) => (hasStep ? (row[place] ?? '') : ''));
    const kept = row.map((cell, place) => {
      if (hasStep && texts.includes(place)) return '';
      if (place === whole && own >= 0 && cell.trim() === '') return row[own] ?? '';
      return place === own && !hasStep && cell.trim() === '' ? (row[whole] ?? '') : cell;
    });
    return [...kept, ...moved];
  });
}

/** Columns `Step 1`, `Result 1`, `Step 2` … of a test case as one of its steps and one of what is expected. Where a result is a verdict, it is what came out, and nothing is joined. */
function joinNumbered(rows: Rows): Rows {
  const at = rows.slice(0, deepest).findIndex((row) => row.some((cell) => /^step 1$/.test(normalizeName(cell))));
  const names = (rows[at] ?? []).map(normalizeName);
  const list = (pattern: RegExp) => names.flatMap((name, index) => (pattern.test(name) ? [index] : []));
  const steps = list(/^step \d{1,3}$/);
  const results = list(/^(?:expected )?results? \d{1,3}$|^expected \d{1,3}$/);
  if (at < 0 || results.length === 0) return rows;
  const below = rows.slice(at + 1);
  if (below.some((row) => results.some((index) => isLoneVerdict(row[index] ?? '')))) return rows;
  const left = (row: readonly string[]) => row.filter((_, index) => !steps.includes(index) && !results.includes(index));
  const join = (row: readonly string[], columns: readonly number[]) =>
    columns
      .flatMap((index) => ((row[index] ?? '').trim() === '' ? [] : [`${/\d+$/.exec(names[index] ?? '')?.[0] ?? ''}. ${row[index]}`]))
      .join('\n');
  const heads = left(rows[at] ?? []);
  const places = [/^steps?$/, /^expected results?$/].map((pattern) => heads.findIndex((title) => pattern.test(normalizeName(title))));
  return rows.map((row, index) => {
    if (index < at) return row;
    const added = index === at ? ['Steps', 'Expected Result'] : [join(row, steps), join(row, results)];
    const kept = [...left(row)];
    for (const [order, text] of added.entries()) {
      const place = places[order] ?? -1;
      const own = kept[place] ?? '';
      if (place < 0) kept.push(text);
      else if (index > at) kept[place] = [own, text].filter((part) => part.trim() !== '').join('\n');
    }
    return kept;
  });
}
