import type { Table, TableCell, TableRow } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { type Field, findField } from '../../schema/fields/field-names.ts';
import { endLineOf, linksWithin, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { fillField } from '../steps/fill-field.ts';
import { addField, startStep } from '../steps/step-draft.ts';
import { namesOf, type Shape } from './shape.ts';

/**
 * A table for each test case, with a field a row.
 *
 *     | Test case ID    | TC-1           |
 *     | --------------- | -------------- |
 *     | Steps           | Open the valve |
 *     | Expected result | 3 bar          |
 */
export const fieldTable: Shape = (context) => {
  const { node, index } = context;
  if (node.type !== 'table') return null;
  const rows = listRows(node);
  if (rows === null) return null;
  const { line } = placeOfNode(node);
  const draft = startStep('fields', namesOf(context), placeOfNode(node));
  draft.to = endLineOf(node);
  const titled = rows.filter(({ field }) => field === 'title' || field === 'step');
  for (const { name, field, row, cells } of [...titled, ...rows.filter((one) => !titled.includes(one))]) {
    const [, cell, ...more] = cells;
    const place = placeOfNode(cell?.children[0] ?? cell ?? row);
    const text = [cell, ...more]
      .map((one) => (one === undefined ? '' : textWithin([one])))
      .filter((one) => !isBlank(one))
      .join(' ');
    const written = {
      text,
      links: linksWithin(cells.slice(1)),
      place,
      nodes: cell === undefined ? [] : [cell],
      where: { kind: 'cell', line: placeOfNode(row).line, index: row.children.length - cells.length + 1 },
    } as const;
    if (field === 'id') {
      addField(draft, 'id', { ...written, text: cell === undefined ? '' : textWithin([cell]) });
      if (!isBlank(textWithin(more))) draft.others.push({ name, value: textWithin(more) });
    } else fillField(draft, { field, name, written });
    if (field !== 'action' && field !== 'title' && field !== 'step')
      draft.fieldLines.push({ from: placeOfNode(row).line, to: placeOfNode(row).line });
  }
  if (isBlank(draft.fields.get('action')?.text ?? '') && isBlank(draft.fields.get('expected')?.text ?? '')) return null;
  return { parts: [{ kind: 'steps', drafts: [draft], line }], end: index + 1 };
};

interface FieldRow {
  readonly name: string;
  readonly field: Field | null;
  readonly row: TableRow;
  /** The cells of the row, without a number in front. */
  readonly cells: readonly TableCell[];
}

/** The rows of a table of names and values when they are those of a test case; else null. The head may be one of them. */
function listRows(table: Table): readonly FieldRow[] | null {
  if (table.children.some((row) => row.children.length > 3) || (table.children[0]?.children.length ?? 0) < 2) return null;
  const numbers = table.children.map((row) => textWithin(row.children.slice(0, 1)));
  const isNumbered = table.children.every((row) => row.children.length === 3) && numbers.every((text) => /^#?\d*$/.test(text));
  const rows = table.children.map((row) => {
    const cells = row.children.slice(isNumbered ? 1 : 0);
    const name = textWithin(cells.slice(0, 1)).replace(/:$/, '');
    return { name, row, cells, field: findField(name) };
  });
  const isHead =
    rows[0]?.field === null || /^(?:field|attribute|item|parameter|property|section|#|name|key|step)$/i.test(rows[0]?.name ?? '');
  const own = isHead ? rows.slice(1) : rows;
  const known = new Set(own.flatMap(({ field }) => (field === null ? [] : [field])));
  const isNamed = known.has('id') || known.has('title') || known.has('step');
  const isTest = (known.has('action') && (isNamed || known.has('expected'))) || (known.has('expected') && isNamed);
  return isTest &&
    known.size >= 2 &&
    known.size * 2 >= Math.min(own.length, 8) &&
    known.size >= new Set(own.map(({ name }) => name)).size / 3
    ? own
    : null;
}
