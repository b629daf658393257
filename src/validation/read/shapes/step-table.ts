import type { Table, TableRow } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { findField } from '../../schema/fields/field-names.ts';
import { endLineOf, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import type { StepDraft } from '../steps/step-draft.ts';
import { findStepColumns } from '../steps/table-columns.ts';
import { listTableSteps, type TablePiece } from '../steps/table-steps.ts';
import { type Context, namesOf, type Part, type Shape } from './shape.ts';

declare module 'mdast' {
  interface TableCellData {
    /** Which cell of its line it is, where others of the line were left out. */
    column?: number;
  }
}

/**
 * A table whose rows are steps.
 *
 *     | ID  | Action | Expected | Result |
 *     | --- | ------ | -------- | ------ |
 *     | A-1 | Open   | Opens    |        |
 */
export const stepTable: Shape = (context) => {
  const { node, index, at, stage } = context;
  if (node.type !== 'table') return null;
  const section = namesOf(context);
  const columns = findStepColumns(node, { isLast: stage === 'any' || stage === 'aside' });
  if (columns === null || /\bdeviations?\b|\bdefects?\b|\bsummary\b/i.test(section.at(-1) ?? '')) return null;
  const { pieces, problems } = listTableSteps(node, columns, { section, at });
  const drafts = pieces.flatMap((piece) => (piece.kind === 'step' ? [piece.draft] : []));
  if (drafts.length === 0 || isSummary(context, drafts) || isCoverage(section, drafts)) return null;
  const { line } = placeOfNode(node);
  const head = { from: line, to: Math.min(line + 1, endLineOf(node)), kind: 'field', step: '' } as const;
  const headings = pieces.flatMap((piece) =>
    piece.kind === 'heading' ? [{ from: piece.line, to: piece.line, kind: 'heading', step: '' } as const] : [],
  );
  const depth = Math.min(6, (context.section.at(-1)?.depth ?? 1) + 1);
  return { parts: joinRows(pieces, { table: node, depth }), end: index + 1, problems, spans: [head, ...headings] };
};

/** The parts of a table: steps that stand together, and what stands between them. */
function joinRows(pieces: readonly TablePiece[], { table, depth }: { readonly table: Table; readonly depth: number }): readonly Part[] {
  const parts: Part[] = [];
  let drafts: StepDraft[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'heading') parts.push({ kind: 'heading', depth, text: piece.text, line: piece.line });
    if (piece.kind === 'overall' || piece.kind === 'head') parts.push(keepRow(table, piece));
    if (piece.kind !== 'step') {
      drafts = [];
      continue;
    }
    if (drafts.length === 0)
      parts.push({ kind: 'steps', drafts, line: parts.length === 0 ? placeOfNode(table).line : piece.draft.place.line });
    drafts.push(piece.draft);
  }
  return parts;
}

/** A row that is no step, below the names of its columns: of those in which it says something, or may say a result. */
function keepRow(table: Table, { kind, row }: Extract<TablePiece, { row: TableRow }>): Part {
  const titles = (table.children[0]?.children ?? []).map((cell) => textWithin([cell]));
  const isShown = (index: number) =>
    kind === 'head' || !isBlank(textWithin(row.children.slice(index, index + 1))) || findField(titles[index] ?? '') === 'result';
  const narrow = (one: TableRow): TableRow => ({
    ...one,
    children: one.children.flatMap((cell, index) => (isShown(index) ? [{ ...cell, data: { ...cell.data, column: index } }] : [])),
  });
  const head = kind === 'head' ? [] : table.children.slice(0, 1);
  return {
    kind: 'prose',
    nodes: [{ ...table, align: null, children: [...head, row].map(narrow), position: row.position }],
    line: placeOfNode(row).line,
  };
}

/** A table that says which tests cover what, and names them by their identifiers alone. */
function isCoverage(section: readonly string[], drafts: readonly StepDraft[]): boolean {
  const isNamed = section.slice(-2).some((name) => /\b(?:coverage|traceability|matrix|mapping)\b/i.test(name));
  const identifiers = /^(?:all|(?:[A-Z][A-Za-z]*[-_ ]?)?\d[\w.–-]*)(?:\s*[,;&/]\s*(?:[A-Z][A-Za-z]*[-_ ]?)?\d[\w.–-]*)*$/i;
  return isNamed && drafts.every(({ fields }) => !fields.has('expected') && identifiers.test(fields.get('action')?.text ?? ''));
}

/** A table that lists steps again that have headings of their own. */
function isSummary({ parts }: Context, drafts: readonly StepDraft[]): boolean {
  const headed = new Set(parts.flatMap(listHeaded));
  return headed.size > 0 && drafts.filter(({ fields }) => headed.has(fields.get('id')?.text ?? '-')).length * 2 > drafts.length;
}

function listHeaded(part: Part): readonly string[] {
  return part.kind === 'steps'
    ? part.drafts.flatMap(({ shape, fields }) => (shape === 'heading' || shape === 'fields' ? [fields.get('id')?.text ?? ''] : []))
    : [];
}
