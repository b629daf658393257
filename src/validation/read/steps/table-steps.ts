import type { Table } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { tableRowTooLong } from '../../schema/problems/reading-problems.ts';
import { linksWithin, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { findField, normalizeName } from './field-names.ts';
import { fillField } from './fill-field.ts';
import { isResultChoice, parseResult } from './parse-result.ts';
import { isIdentifier } from './read-id.ts';
import { addField, type StepDraft, startStep } from './step-draft.ts';

type Field = ReturnType<typeof findField>;

/** What a table says in each column, when its rows are steps. */
export interface StepColumns {
  readonly titles: readonly string[];
  readonly fields: readonly Field[];
}

/** Tells whether the rows of a table are steps: it says what to do, and what should come or came out of it. Null for any other table. */
export function findStepColumns(table: Table): StepColumns | null {
  const [head, ...rows] = table.children;
  if (head === undefined || rows.length === 0) return null;
  const titles = head.children.map((cell) => textWithin([cell]));
  if (titles.some((title) => /^deviation\b/i.test(title))) return null;
  const fields: Field[] = titles.map((title) => findField(title));
  const has = (...wanted: readonly Field[]) => fields.some((field) => field !== null && wanted.includes(field));
  const weakResult = titles.every((title, index) => fields[index] !== 'result' || /^(?:status|done)$/.test(normalizeName(title)));
  const cameOut = has('expected', 'actual') || (has('result') && !weakResult);
  const outcomes = ['expected' as const, 'actual' as const, 'result' as const].filter((field) => has(field)).length;
  const isNamed = has('action', 'step');
  if (!(isNamed && outcomes > 0) && !(has('title', 'description') && cameOut)) {
    const isTold = holdsResults(rows, fields.indexOf('result'));
    if (!isTold && (outcomes < 2 || titles.length < 3 || (fields[0] !== null && fields[0] !== 'id'))) return null;
    const first = fields.indexOf(null);
    if (first < 0) return null;
    fields[first] = 'action';
  }
  const step = fields.indexOf('step');
  if (step >= 0 && !has('id')) {
    const cells = rows.map((row) => textWithin(row.children.slice(step, step + 1))).filter((cell) => !isBlank(cell));
    if (has('action', 'description') && cells.length > 0 && cells.every(isIdentifier)) fields[step] = 'id';
  }
  return { titles, fields };
}

/** Whether all that stands in a column are results or choices of them, so that each row is something to check. */
function holdsResults(rows: Table['children'], column: number): boolean {
  if (column < 0) return false;
  const cells = rows.map((row) => textWithin(row.children.slice(column, column + 1))).filter((cell) => !isBlank(cell));
  return cells.length > 0 && cells.every((cell) => isResultChoice(cell) || ['pass', 'fail'].includes(parseResult(cell).result));
}

/** The steps of a table. Rows in which nothing is written but an identifier are room for steps, and none. */
export function listTableSteps(
  table: Table,
  { titles, fields }: StepColumns,
  { section, at }: { readonly section: readonly string[]; readonly at: (line: number, column: number) => Place },
): { readonly drafts: readonly StepDraft[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const drafts: StepDraft[] = [];
  const separate = findSeparate(titles, fields);
  for (const row of table.children.slice(1)) {
    const draft = startStep('table', section, placeOfNode(row));
    let said = false;
    for (const [index, cell] of row.children.entries()) {
      const place = placeOfNode(cell.children[0] ?? cell);
      const written = { text: textWithin([cell]), links: linksWithin([cell]), place };
      const isEmpty = isBlank(written.text) && written.links.length === 0;
      if (index >= titles.length) {
        if (isEmpty) continue;
        problems.push(tableRowTooLong(at(place.line, place.column), titles.length));
        draft.others.push({ name: `Column ${index + 1}`, value: written.text });
        continue;
      }
      const field = fields[index] ?? null;
      if (!isEmpty && field !== 'id') said = true;
      if (separate.pass >= 0 && separate.fail >= 0 && (index === separate.pass || index === separate.fail)) {
        addField(draft, 'result', { ...written, text: `${readMark(written.text)} ${index === separate.pass ? 'pass' : 'fail'}` });
        continue;
      }
      // The place of an empty cell is where its result is missing.
      fillField(draft, { field, name: titles[index] ?? '', written });
    }
    if (said) drafts.push(draft);
  }
  return { drafts, problems };
}

const pairs = [
  ['pass', 'fail'],
  ['passed', 'failed'],
  ['ok', 'nok'],
  ['ok', 'not ok'],
  ['yes', 'no'],
] as const;

/** The two columns that stand for one result each, to be ticked; -1 for both where there are none. */
function findSeparate(titles: readonly string[], fields: readonly Field[]): { readonly pass: number; readonly fail: number } {
  const names = titles.map(normalizeName);
  for (const [pass, fail] of pairs) {
    const found = { pass: names.indexOf(pass), fail: names.indexOf(fail) };
    const other = fields.some((field, index) => field === 'result' && index !== found.pass && index !== found.fail);
    if (found.pass >= 0 && found.fail >= 0 && !other) return found;
  }
  return { pass: -1, fail: -1 };
}

/** The box that a cell of such a column stands for. What is neither a tick nor its absence, such as `No` or a cross, stays as it is and is not understood. */
function readMark(text: string): string {
  const written = text.trim();
  if (isBlank(written) || /^[☐□⬜]$/u.test(written)) return '☐';
  return /^(?:[☑☒🗹xX✓✅]|✔\uFE0F?|\[[xX✓✔]\]|\([xX✓✔]\)|yes|y)$/iu.test(written) ? '☑' : `❓ ${written.replace(/[☐□⬜☑☒🗹🗷]/gu, ' ')}`;
}
