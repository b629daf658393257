import type { Table } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { textWithin } from '../documents/inline-lines.ts';
import { type Field, findField, normalizeName } from './field-names.ts';
import { isResultChoice, parseResult } from './parse-result.ts';
import { isIdentifier } from './read-id.ts';

/** What a table says in each column, when its rows are steps. */
export interface StepColumns {
  readonly titles: readonly string[];
  readonly fields: readonly (Field | null)[];
}

type Rows = Table['children'];

/** Tells whether the rows of a table are steps: it says what to do, and what should come or came out of it. Null for any other table. */
export function findStepColumns(table: Table): StepColumns | null {
  const [head, ...rows] = table.children;
  if (head === undefined || rows.length === 0) return null;
  const titles = head.children.map((cell) => textWithin([cell]));
  if (isAboutTests(titles)) return null;
  const fields: (Field | null)[] = titles.map((title) => findField(title));
  settleRequirements(titles, fields, rows);
  settleResults(titles, fields, rows);
  const has = (...wanted: readonly Field[]) => fields.some((field) => field !== null && wanted.includes(field));
  const isTicked = findVerdictColumns(titles, fields).length > 0;
  const outcomes = (['expected', 'actual', 'result'] as const).filter((field) => has(field)).length + (isTicked ? 1 : 0);
  const weak = titles.every(
    (title, index) => fields[index] !== 'result' || /^(?:status|done|complete|completed)$/.test(normalizeName(title)),
  );
  const isTold = isTicked || holdsResults(rows, fields.indexOf('result'));
  const cameOut = isTicked || has('expected', 'actual') || (has('result') && (!weak || isTold));
  const isNamed = has('action', 'step');
  if (isNamed ? outcomes === 0 : !(has('title', 'description') && cameOut)) {
    if (!chooseAction({ titles, fields, rows }, { outcomes, isTold })) return null;
  }
  const step = fields.indexOf('step');
  if (step >= 0 && !has('id')) {
    const cells = readColumn(rows, step).filter((cell) => !isBlank(cell));
    if (has('action', 'description') && cells.length > 0 && cells.every(isIdentifier)) fields[step] = 'id';
  }
  return { titles, fields };
}

/** Titles of tables that count, register or manage tests and documents. */
const about =
  /^(?:deviation\b.*|defect(?: id| no| number)?|bug(?: id| no| number)?|incident(?: id| no)?|issue (?:id|no)|evidence (?:id|no)|risk id|hazard id|total(?: tests?| cases?| steps)?|total .*|number of .*|# (?:of )?tests|tests (?:passed|failed|run|executed)|passed tests|failed tests|pass rate|version|revision|rev|role|risk|term|abbreviation|acronym|regulation|department|before|after)$/;

function isAboutTests(titles: readonly string[]): boolean {
  const names = titles.map(normalizeName);
  const [first = ''] = names;
  if (/^deviation\b/.test(first) || (about.test(first) && !names.some((name) => findField(name) === 'action'))) return true;
  const counts = names.filter((name) =>
    /^(?:total.*|passed|failed|blocked|skipped|not run|executed|pending|open|closed|number of .*|pass rate|coverage|%.*|percent.*)$/.test(
      name,
    ),
  ).length;
  return names.some((name) => /^(?:total|number of|pass rate|# )/.test(name)) && counts >= 2;
}

/** Of an identifier and the words of a requirement, the words are no reference; where nothing else says what to check, they do. */
function settleRequirements(titles: readonly string[], fields: (Field | null)[], rows: Rows): void {
  for (const [index, field] of fields.entries()) {
    if (field !== 'requirement') continue;
    const cells = readColumn(rows, index).filter((cell) => !isBlank(cell));
    const areWords = cells.length > 0 && cells.filter((cell) => !isReference(cell)).length * 2 > cells.length;
    if (!areWords || /\bids?\b|#|\bref/.test(normalizeName(titles[index] ?? ''))) continue;
    fields[index] =
      fields.includes('action') || fields.includes('step') || fields.includes('description') || fields.includes('title') ? null : 'action';
  }
}

function isReference(text: string): boolean {
  const parts = text.split(/[\s,;&]+|\band\b|\bthrough\b/).filter((part) => part !== '');
  return (
    parts.length <= 8 &&
    parts.some((part) => /\d/.test(part)) &&
    parts.every((part) => /\d/.test(part) || /^(?:all|n\/a|pr|issue|\(.*|.*\))$/i.test(part) || part.length <= 2)
  );
}

/** Of two columns that may hold the result, one says what came out and the other how it is judged. */
function settleResults(titles: readonly string[], fields: (Field | null)[], rows: Rows): void {
  const results = fields.flatMap((field, index) => (field === 'result' ? [index] : []));
  if (results.length < 2 || findVerdictColumns(titles, fields).length > 0) return;
  const strict = results.filter((index) =>
    /^(?:pass|p \/ f|fail|ok|pass fail|verdict|passed|y \/ n|yes \/ no)|\(.*pass/.test(normalizeName(titles[index] ?? '')),
  );
  const judge = strict.length === 1 ? strict[0] : results.find((index) => holdsResults(rows, index));
  if (judge === undefined) return;
  for (const index of results)
    if (index !== judge)
      fields[index] = !fields.includes('actual') && /result|outcome/.test(normalizeName(titles[index] ?? '')) ? 'actual' : null;
}

/** Lets a column of another name say what to do, where the rest of the table is that of steps. Answers whether it is. */
function chooseAction(
  { titles, fields, rows }: { readonly titles: readonly string[]; readonly fields: (Field | null)[]; readonly rows: Rows },
  { outcomes, isTold }: { readonly outcomes: number; readonly isTold: boolean },
): boolean {
  const first = fields.findIndex((field, index) => field === null && readColumn(rows, index).some((cell) => !isBlank(cell)));
  const expected = fields.indexOf('expected');
  const result = fields.includes('result');
  const isChecked =
    isTold || (result && fields.some((field, index) => field === 'result' && /pass|fail|ok|yes/.test(normalizeName(titles[index] ?? ''))));
  if (isBoxed(rows)) {
    fields[0] = 'action';
    return true;
  }
  if (outcomes >= 2 && fields[0] !== null && fields[0] !== 'id' && first !== 0 && !isTold && !(expected >= 0 && isChecked)) return false;
  if (first >= 0 && (isTold || (outcomes >= 2 && titles.length >= 3) || (isChecked && titles.length <= 4 && first <= 1))) {
    fields[first] = 'action';
    return true;
  }
  const measured = fields.indexOf('measured');
  if (first >= 0 && measured >= 0 && fields.includes('id') && outcomes === 0) {
    fields[first] = 'action';
    fields[measured] = 'actual';
    return true;
  }
  if (expected >= 0 && isChecked) {
    fields[expected] = 'action';
    return true;
  }
  return false;
}

/** Whether each row begins with a box, so that it is something to check. */
function isBoxed(rows: Rows): boolean {
  return rows.length > 0 && readColumn(rows, 0).every((cell) => /^(?:\[[ xX]?\]|[☐☑☒🔲⬜])\s*\S/u.test(cell));
}

/** Whether all that stands in a column are results or choices of them, so that each row is something to check. */
function holdsResults(rows: Rows, column: number): boolean {
  if (column < 0) return false;
  const cells = readColumn(rows, column).filter((cell) => !isBlank(cell));
  return cells.length > 0 && cells.every((cell) => isResultChoice(cell) || ['pass', 'fail'].includes(parseResult(cell).result));
}

function readColumn(rows: Rows, column: number): readonly string[] {
  return rows.map((row) => textWithin(row.children.slice(column, column + 1)));
}

const verdicts: ReadonlyMap<string, string> = new Map([
  ['pass', 'pass'],
  ['passed', 'pass'],
  ['p', 'pass'],
  ['ok', 'pass'],
  ['yes', 'yes'],
  ['y', 'yes'],
  ['fail', 'fail'],
  ['failed', 'fail'],
  ['f', 'fail'],
  ['nok', 'fail'],
  ['not ok', 'fail'],
  ['no', 'no'],
  ['n', 'no'],
  ['n / a', 'n/a'],
  ['na', 'n/a'],
  ['not applicable', 'n/a'],
  ['blocked', 'blocked'],
  ['skipped', 'skipped'],
  ['not tested', 'untouched'],
  ['not run', 'untouched'],
]);

/** Columns that stand for one result each, to be ticked: at least a good and a bad one, and no other column of results. */
export function findVerdictColumns(
  titles: readonly string[],
  fields: readonly (Field | null)[],
): readonly { readonly index: number; readonly word: string }[] {
  const columns = titles.flatMap((title, index) => {
    const word = verdicts.get(normalizeName(title));
    return word === undefined || (index === 0 && titles.length > 2) ? [] : [{ index, word }];
  });
  const own = new Set(columns.map(({ index }) => index));
  const isWhole =
    columns.some(({ word }) => word === 'pass' || word === 'yes') && columns.some(({ word }) => word === 'fail' || word === 'no');
  const hasOther = fields.some((field, index) => field === 'result' && !own.has(index));
  return isWhole && !hasOther ? columns : [];
}
