import type { Table, TableCell } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { tableRowTooLong } from '../../schema/problems/reading-problems.ts';
import { linksWithin, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { fillField } from './fill-field.ts';
import { addEntry, addField, type StepDraft, startStep } from './step-draft.ts';
import { findVerdictColumns, type StepColumns } from './table-columns.ts';
import type { Written } from './written.ts';

/** The steps of a table. Rows in which nothing is written but an identifier are room for steps, and none. */
export function listTableSteps(
  table: Table,
  { titles, fields }: StepColumns,
  { section, at }: { readonly section: readonly string[]; readonly at: (line: number, column: number) => Place },
): { readonly drafts: readonly StepDraft[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const drafts: StepDraft[] = [];
  const verdicts = new Map(findVerdictColumns(titles, fields).map(({ index, word }) => [index, word]));
  for (const row of table.children.slice(1)) {
    const draft = startStep('table', section, placeOfNode(row));
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
        const mark = readMark(written.text);
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
      // The place of an empty cell is where its result is missing.
      fillField(draft, { field, name: titles[index] ?? '', written });
    }
    if (said) drafts.push(draft);
  }
  return { drafts, problems };
}

function writtenOf(cell: TableCell, index: number): Written {
  const place = placeOfNode(cell.children[0] ?? cell);
  return { text: textWithin([cell]), links: linksWithin([cell]), place, nodes: [cell], where: { kind: 'cell', line: place.line, index } };
}

/** The box that a cell of such a column stands for. What is neither a tick nor its absence, such as `No` or a cross, stays as it is and is not understood. */
function readMark(text: string): string {
  const written = text.trim();
  if (isBlank(written) || /^(?:[☐□⬜🔲]|\[ ?\]|\( \))$/u.test(written)) return '☐';
  return /^(?:[☑☒🗹xX✓✅√]|✔\uFE0F?|\[[xX✓✔]\]|\([xX✓✔]\)|yes|y)$/iu.test(written) ? '☑' : `❓ ${written.replace(/[☐□⬜☑☒🗹🗷]/gu, ' ')}`;
}
