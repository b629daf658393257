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
  const separate = {
    pass: titles.findIndex((title) => normalizeName(title) === 'pass'),
    fail: titles.findIndex((title) => normalizeName(title) === 'fail'),
  };
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
        const mark = isEmpty ? '☐' : /^[☐☑☒]/u.test(written.text) ? written.text.slice(0, 1) : '☑';
        addField(draft, 'result', { ...written, text: `${mark} ${index === separate.pass ? 'pass' : 'fail'}` });
        continue;
      }
      // The place of an empty cell is where its result is missing.
      fillField(draft, { field, name: titles[index] ?? '', written });
    }
    if (said) drafts.push(draft);
  }
  return { drafts, problems };
}
