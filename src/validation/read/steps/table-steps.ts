import type { Table, TableCell, TableRow } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { findField } from '../../schema/fields/field-names.ts';
import { asksInitials } from '../../schema/fields/verdict-columns.ts';
import { tableRowTooLong } from '../../schema/problems/reading-problems.ts';
import { saysFailure } from '../../schema/verdicts/says-failure.ts';
import { linksWithin, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { parseResult } from '../results/parse-result.ts';
import { findVerdictColumns, isParallel } from '../results/result-columns.ts';
import { fillField } from './fill-field.ts';
import { isOverallRow } from './overall-row.ts';
import { addEntry, addField, type StepDraft, startStep } from './step-draft.ts';
import { findStepColumns, type StepColumns } from './table-columns.ts';
import type { Written } from './written.ts';

/** A step of a table, a row that is a heading of those below it, or one that says how all of them came out. */
export type TablePiece =
  | { readonly kind: 'step'; readonly draft: StepDraft }
  | { readonly kind: 'heading'; readonly text: string; readonly line: number }
  | { readonly kind: 'overall'; readonly row: TableRow }
  /** A row that names the columns again. */
  | { readonly kind: 'head'; readonly row: TableRow };

/** The steps of a table, and the rows between them that are headings. Rows in which nothing is written but an identifier are room for steps, and none. */
export function listTableSteps(
  table: Table,
  { titles, fields, judge }: StepColumns,
  { section, at }: { readonly section: readonly string[]; readonly at: (line: number, column: number) => Place },
): { readonly pieces: readonly TablePiece[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const pieces: TablePiece[] = [];
  let below: readonly string[] = section;
  const verdicts = new Map(findVerdictColumns(titles, fields).map(({ index, word }) => [index, word]));
  for (const [before, row] of table.children.slice(1).entries()) {
    if (isHeadRow(row)) {
      pieces.push({ kind: 'head', row });
      const rest = { ...table, children: table.children.slice(before + 1) };
      const columns = findStepColumns(rest);
      const again = columns === null ? null : listTableSteps(rest, columns, { section, at });
      pieces.push(...(again?.pieces ?? rest.children.slice(1).map((row): TablePiece => ({ kind: 'overall', row }))));
      problems.push(...(again?.problems ?? []));
      break;
    }
    const heading = readHeadingRow(row, fields);
    if (heading !== null) {
      below = [...section, heading];
      pieces.push({ kind: 'heading', text: heading, line: placeOfNode(row).line });
      continue;
    }
    if (isOverallRow(row, fields)) {
      pieces.push({ kind: 'overall', row });
      continue;
    }
    const draft = startStep('table', below, placeOfNode(row));
    let said = false;
    for (const [index, cell] of row.children.entries()) {
      const written = writtenOf(cell, index);
      const isEmpty = isBlank(written.text) && written.links.length === 0;
      if (index >= titles.length) {
        if (isEmpty) continue;
        problems.push(tableRowTooLong(at(written.place.line, written.place.column), titles.length));
        draft.others.push({ name: `Column ${index + 1}`, value: written.text });
        continue;
      }
      const field = fields[index] ?? null;
      if (!isEmpty && field !== 'id') said = true;
      const verdict = verdicts.get(index);
      if (verdict !== undefined) {
        addEntry(draft, 'result', written);
        const mark = readMark(written.text, [verdict, titles[index] ?? ''], asksInitials(titles[index] ?? ''));
        addField(draft, 'result', { ...written, where: undefined, text: `${mark} ${verdict}` });
        continue;
      }
      const box = field === 'action' ? /^(\[[ xX]\]|[☐☑☒])\s*(?=\S)/u.exec(written.text) : null;
      if (box !== null) {
        draft.ticked = !/^(?:☐|\[ \])/.test(box[0]);
        if (draft.ticked) draft.entries.push({ name: 'tick', where: { kind: 'box', line: written.place.line } });
        fillField(draft, {
          field,
          name: titles[index] ?? '',
          written: { ...written, text: written.text.slice(box[0].length), nodes: undefined },
        });
        continue;
      }
      if (field === 'result' && index !== judge && judge >= 0 && !isReading(written.text, isParallel(titles, index, judge))) {
        const isActual = /result|outcome/i.test(titles[index] ?? '') && !fields.includes('actual');
        fillField(draft, { field: isActual ? 'actual' : 'comment', name: titles[index] ?? '', written });
        continue;
      }
      // The place of an empty cell is where its result is missing.
      fillField(draft, { field, name: titles[index] ?? '', written });
    }
    if (said) pieces.push({ kind: 'step', draft });
  }
  return { pieces, problems };
}

/** Whether a row names the columns of those below it, as the head does. */
function isHeadRow({ children }: TableRow): boolean {
  const fields = children.map((cell) => findField(textWithin([cell])));
  const known = new Set(fields.flatMap((field) => field ?? []));
  return (
    children.length >= 3 && fields.every((field) => field !== null) && known.size >= 3 && (known.has('result') || known.has('expected'))
  );
}

/** The words of a row that is a heading: its only cell with words is bold, or is none of what to do or to expect and no identifier. Null for any other row. */
function readHeadingRow({ children }: Table['children'][number], fields: StepColumns['fields']): string | null {
  const filled = children.flatMap((cell, index) => (isBlank(textWithin([cell])) ? [] : [{ cell, field: fields[index] ?? null }]));
  const [only, ...more] = filled;
  if (only === undefined || more.length > 0 || children.length < 3 || fields.length < 3) return null;
  const text = textWithin([only.cell]);
  if (!/\p{L}/u.test(text) || linksWithin([only.cell]).length > 0) return null;
  const isBold = only.cell.children.every((node) => node.type === 'strong' || (node.type === 'text' && isBlank(node.value)));
  if (isBold) return text;
  const isPlace = only.field === 'id' || only.field === 'requirement' || only.field === 'critical';
  return isPlace && /\p{L}{2}/u.test(text.replace(/^[\d.]+\s+/, '')) && /\s/.test(text) ? text : null;
}

/** Whether the cell of another column of results judges, too: it says a verdict, or is that of a run that is missing. */
function isReading(text: string, isParallelColumn: boolean): boolean {
  return isBlank(text) ? isParallelColumn : isParallelColumn || parseResult(text).complaint !== 'unknown' || saysFailure(text);
}

function writtenOf(cell: TableCell, index: number): Written {
  const place = placeOfNode(cell.children[0] ?? cell);
  return { text: textWithin([cell]), links: linksWithin([cell]), place, nodes: [cell], where: { kind: 'cell', line: place.line, index } };
}

/** The box that a cell of such a column stands for, without the name of its column behind it. What is neither a tick nor its absence, such as `No` or a cross, stays as it is and is not understood. */
function readMark(text: string, names: readonly string[], isSigned: boolean): string {
  const named = /^(\[[ xX✓✔]?\]|[☐□⬜🔲☑☒🗹])\s*(\S.*)$/u.exec(text.trim());
  const isOwn = named !== null && names.some((name) => name.toLowerCase() === named[2]?.toLowerCase());
  const written = isOwn ? (named[1] ?? '') : text.trim();
  if (isBlank(written) || /^(?:[☐□⬜🔲]|\[ ?\]|\( \))$/u.test(written)) return '☐';
  // Boxes of spreadsheets are true or false.
  if (/^(?:false|falsch|faux|falso)$/iu.test(written)) return '☐';
  if (/^(?:true|wahr|vrai|verdadero|vero)$/iu.test(written)) return '☑';
  if (isSigned && /^\p{Lu}{2,4}$/u.test(written)) return '☑';
  return /^(?:[☑☒🗹xX✓✅√]|✔\uFE0F?|\[[xX✓✔]\]|\([xX✓✔]\)|yes|y|ja|j|oui|sí|sì|sim)$/iu.test(written)
    ? '☑'
    : `❓ ${written.replace(/[☐□⬜☑☒🗹🗷]/gu, ' ')}`;
}
