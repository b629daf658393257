import type { Table } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { type Field, findField, normalizeName } from '../../schema/fields/field-names.ts';
import { textWithin } from '../documents/inline-lines.ts';
import { findJudge, findVerdictColumns, holdsResults, readColumn, settleResults } from '../results/result-columns.ts';
import { isIdentifier } from './read-id.ts';

/** What a table says in each column, when its rows are steps. */
export interface StepColumns {
  readonly titles: readonly string[];
  readonly fields: readonly (Field | null)[];
  /** The column of results that judges, where there are several; -1 for none. */
  readonly judge: number;
}

type Rows = Table['children'];

/** Tells whether the rows of a table are steps: it says what to do, and what should come or came out of it. Null for any other table. */
export function findStepColumns(table: Table, { isLast = false }: { readonly isLast?: boolean } = {}): StepColumns | null {
  const [head, ...rows] = table.children;
  if (head === undefined || rows.length === 0) return null;
  const titles = head.children.map((cell) => textWithin([cell]));
  if (isAboutTests(titles)) return null;
  const fields: (Field | null)[] = titles.map((title) => findField(title));
  settleRequirements(titles, fields, rows);
  settleResults({ titles, fields, rows });
  settleNotes(titles, fields);
  const has = (...wanted: readonly Field[]) => fields.some((field) => field !== null && wanted.includes(field));
  const isTicked = findVerdictColumns(titles, fields).length > 0;
  const outcomes = (['expected', 'actual', 'result'] as const).filter((field) => has(field)).length + (isTicked ? 1 : 0);
  const weak = titles.every(
    (title, index) => fields[index] !== 'result' || /^(?:status|done|complete|completed)$/.test(normalizeName(title)),
  );
  const isTold = isTicked || holdsResults(rows, fields.indexOf('result'), titles[fields.indexOf('result')]);
  const cameOut = isTicked || has('expected', 'actual') || (has('result') && (!weak || isTold));
  const isNamed = has('action', 'step');
  if (isNamed ? outcomes === 0 : !(has('title', 'description') && cameOut)) {
    if (
      !chooseAction({ titles, fields, rows }, { outcomes, isTold }) &&
      !(isLast && ((isTold && chooseNumber(fields)) || chooseInput(titles, fields)))
    )
      return null;
  }
  const step = fields.indexOf('step');
  if (step >= 0 && !has('id')) {
    const cells = readColumn(rows, step).filter((cell) => !isBlank(cell));
    if (has('action', 'description') && cells.length > 0 && cells.every(isIdentifier)) fields[step] = 'id';
  }
  return { titles, fields, judge: findJudge({ titles, fields, rows }) ?? -1 };
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

/** Notes behind the result are those of whoever executed the step; before it they may be its author's. */
function settleNotes(titles: readonly string[], fields: (Field | null)[]): void {
  const result = Math.max(fields.indexOf('result'), fields.indexOf('actual'), findVerdictColumns(titles, fields)[0]?.index ?? -1);
  for (const [index, title] of titles.entries())
    if (result >= 0 && index > result && fields[index] === null && notes.test(normalizeName(title))) fields[index] = 'comment';
}

const notes = /^(?:notes?|notizen?|hinweise?|notas?|nota bene|aanteken(?:ing|ingen))$/;

function isReference(text: string): boolean {
  const parts = text.split(/[\s,;&]+|\band\b|\bthrough\b/).filter((part) => part !== '');
  return (
    parts.length <= 8 &&
    parts.some((part) => /\d/.test(part)) &&
    parts.every((part) => /\d/.test(part) || /^(?:all|n\/a|pr|issue|\(.*|.*\))$/i.test(part) || part.length <= 2)
  );
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
  if (isBoxed(rows) || (first === 0 && result && isInventory(fields, rows))) {
    fields[0] = 'action';
    return true;
  }
  if (outcomes >= 2 && fields[0] !== null && fields[0] !== 'id' && first !== 0 && !isTold && !(expected >= 0 && isChecked)) return false;
  if (first >= 0 && (isTold || (outcomes >= 2 && titles.length >= 3) || (isChecked && titles.length <= 4 && first <= 1))) {
    fields[first] = 'action';
    return true;
  }
  const measured = fields.indexOf('measured');
  const isNamed = fields.includes('action') || fields.includes('step');
  if ((isNamed || first >= 0) && measured >= 0 && fields.includes('id') && outcomes === 0) {
    if (!isNamed) fields[first] = 'action';
    fields[measured] = 'actual';
    return true;
  }
  if (expected >= 0 && isChecked) {
    fields[expected] = 'action';
    return true;
  }
  return false;
}

/** Lets the number of a test case say what was done, in a log that numbers its lines and test cases and says nothing else of them. */
function chooseNumber(fields: (Field | null)[]): boolean {
  const last = fields.lastIndexOf('id');
  if (last < 0 || fields.indexOf('id') === last) return false;
  fields[last] = 'action';
  return true;
}

/** Lets the first column say what to do, in a table of what goes in and what is expected to come out. */
function chooseInput(titles: readonly string[], fields: (Field | null)[]): boolean {
  const first = fields.indexOf(null);
  const isGiven = titles.some(
    (title, index) => fields[index] === null && /^(?:test )?(?:inputs?|data)(?: (?:data|values?))?$/.test(normalizeName(title)),
  );
  if (first < 0 || !isGiven || !fields.includes('expected')) return false;
  fields[first] = 'action';
  return true;
}

/** Whether a table only names things in its first column and leaves all else to be filled in, as an inventory to check does. */
function isInventory(fields: readonly (Field | null)[], rows: Rows): boolean {
  const isNamed = rows.length > 1 && readColumn(rows, 0).every((cell) => !isBlank(cell));
  const isOpen = fields.every((_, index) => index === 0 || readColumn(rows, index).every((cell) => isBlank(cell)));
  return isNamed && isOpen && !fields.includes('signature');
}

/** Whether each row begins with a box, so that it is something to check. */
function isBoxed(rows: Rows): boolean {
  return rows.length > 0 && readColumn(rows, 0).every((cell) => /^(?:\[[ xX]?\]|[☐☑☒🔲⬜])\s*\S/u.test(cell));
}
