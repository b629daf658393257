import { formatRow } from '../../../text/schema/table-row.ts';
import { findField } from '../../schema/fields/field-names.ts';
import { isLoneVerdict } from '../results/combine-results.ts';
import type { ImportedLine } from './imported-line.ts';
import { findLowerHead } from './lower-head.ts';
import { type HtmlElement, parseHtml, readCell } from './parse-html.ts';

/** Longest table in lines. */
const longest = 2000;

/** Makes tables of Markdown out of tables of HTML; each row says the line that it comes from. What is no whole table stays as it is. */
export function convertHtmlTables(lines: readonly ImportedLine[], drop: (line: number, what: string) => void): readonly ImportedLine[] {
  if (!lines.some(({ text }) => /<table\b/i.test(text))) return lines;
  const left: ImportedLine[] = [];
  let fence = '';
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const mark = /^\s*(`{3,}|~{3,})/.exec(line.text)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) fence = '';
    const end =
      fence === '' && /^\s*<table\b/i.test(line.text)
        ? lines.findIndex(({ text }, at) => at >= index && at < index + longest && /<\/table\s*>/i.test(text))
        : -1;
    const rows = end < 0 ? null : convertTable(lines.slice(index, end + 1));
    if (rows === null) {
      left.push(line);
      continue;
    }
    const last = lines[end];
    left.push({ text: '', source: line.source }, ...rows, { text: '', source: last?.source ?? line.source });
    const used = new Set(rows.map(({ source }) => source));
    for (const one of lines.slice(index, end + 1)) if (one.text.trim() !== '' && !used.has(one.source)) drop(one.source, one.text.trim());
    index = end;
  }
  return left;
}

/** The rows of a table, with its first one as the head. Null for a table in a table, and for one without cells. */
function convertTable(lines: readonly ImportedLine[]): readonly ImportedLine[] | null {
  const [first] = lines;
  const tree = parseHtml(lines.map(({ text }) => text).join('\n'));
  const table = tree.find(({ name }) => name === 'table');
  if (first === undefined || table === undefined) return null;
  const at = (line: number) => lines[line - 1]?.source ?? first.source;
  return formatTable(table)?.map(({ text, line }) => ({ text, source: at(line) })) ?? null;
}

/** A table of HTML as the lines of one of Markdown, each with the line of its row. Null for a table in a table, and for one without cells. */
export function formatTable(table: HtmlElement): readonly { readonly text: string; readonly line: number }[] | null {
  const own = listOwn(table, 'tr');
  // A table that only lays out others is none.
  if (list(table, 'table').length > 1 && own.every(({ children }) => children.filter(isCell).length < 2)) return null;
  const rows = spreadRows(own);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (width === 0 || width > 60) return null;
  const at = findLowerHead(rows.map(({ cells }) => cells));
  const above = rows.slice(0, at).flatMap(({ cells, line }) => {
    const text = cells.filter((cell) => cell !== '').join(': ');
    return text === ''
      ? []
      : [
          { text, line },
          { text: '', line },
        ];
  });
  return [
    ...above,
    ...formatRows(at === 0 ? joinHeads(rows) : rows.slice(at), { titles: list(table, 'th').length, width, isHeaded: at > 0 }),
  ];
}

function formatRows(
  [head, ...others]: readonly Row[],
  { titles, width, isHeaded: isKnown }: { readonly titles: number; readonly width: number; readonly isHeaded: boolean },
): readonly { readonly text: string; readonly line: number }[] {
  const isHeaded = isKnown || (head !== undefined && titles >= (head.cells.length > 1 ? 2 : 1));
  const isBare = titles === 0 && head !== undefined && head.cells.every((cell) => cell !== '' && cell.length < 60);
  const pad = (cells: readonly string[]) => formatRow(Array.from({ length: width }, (_, index) => cells[index] ?? ''));
  const delimiter = formatRow(Array.from({ length: width }, () => '---'));
  const top = isHeaded || isBare ? head : { cells: [], line: 1 };
  const rows = head === undefined ? [] : [head, ...others];
  const body = isHeaded || isBare ? others : rows;
  const id = (top?.cells ?? []).findIndex((title) => findField(title) === 'id');
  return [
    { text: pad(top?.cells ?? []), line: top?.line ?? 1 },
    { text: delimiter, line: top?.line ?? 1 },
    ...countOn(body, id).map(({ cells, line }) => ({ text: pad(cells), line })),
  ];
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
  /** Whether all of its cells are titles. */
  readonly isHead: boolean;
  /** Columns whose cell began in a row above. */
  readonly from: ReadonlySet<number>;
}

/** The rows of a table with each cell in its column: one that spans columns stands in the first of them, one that spans rows in each of them. */
function spreadRows(rows: readonly HtmlElement[]): readonly Row[] {
  const open = new Map<number, { text: string; rows: number }>();
  return rows.map((row): Row => {
    const own = row.children.filter(isCell);
    const cells: string[] = [];
    const from = new Set<number>();
    const takeOpen = () => {
      for (let above = open.get(cells.length); above !== undefined && above.rows > 0; above = open.get(cells.length)) {
        from.add(cells.length);
        above.rows -= 1;
        cells.push(above.text);
      }
    };
    for (const cell of own) {
      takeOpen();
      const text = readCell(cell);
      const height = Math.min(rows.length, readSpan(cell, 'rowspan')) - 1;
      // A verdict across columns is that of each; across the whole row it is none of a cell.
      const isSpread = own.length > 1 && isLoneVerdict(text);
      for (let index = 0; index < Math.min(20, readSpan(cell, 'colspan')); index += 1) {
        const shown = index === 0 || isSpread ? text : '';
        if (height > 0) open.set(cells.length, { text: shown, rows: height });
        cells.push(shown);
      }
    }
    takeOpen();
    return { cells, line: row.line, isHead: own.length > 0 && own.every(({ name }) => name === 'th'), from };
  });
}

function readSpan(cell: HtmlElement, name: string): number {
  return Math.max(1, Number.parseInt(cell.attributes.get(name) ?? '1', 10) || 1);
}

/** Two rows of titles say one together: `Result` above `Chrome` is `Result Chrome`. */
function joinHeads(rows: readonly Row[]): readonly Row[] {
  const [first, second, ...others] = rows;
  if (first === undefined || second === undefined || !first.isHead || !second.isHead || others.length === 0) return rows;
  let above = '';
  const cells = second.cells.map((cell, index) => {
    const own = first.cells[index] ?? '';
    if (own !== '') above = own;
    return second.from.has(index) || cell === '' ? own || cell : `${above} ${cell}`.trim();
  });
  return [{ ...first, cells }, ...others];
}

/** An identifier that spans rows is counted on in those below. */
function countOn(rows: readonly Row[], id: number): readonly Row[] {
  let count = 1;
  return rows.map((row) => {
    count = row.from.has(id) ? count + 1 : 1;
    const own = row.cells[id] ?? '';
    return count === 1 || own === '' ? row : { ...row, cells: row.cells.map((cell, index) => (index === id ? `${own}.${count}` : cell)) };
  });
}

function isCell(node: HtmlElement | string): node is HtmlElement {
  return typeof node !== 'string' && (node.name === 'td' || node.name === 'th');
}

/** Elements of a table that are not those of a table in it. */
function listOwn(element: HtmlElement, name: string): readonly HtmlElement[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' || child.name === 'table' ? [] : child.name === name ? [child] : listOwn(child, name),
  );
}

function list(element: HtmlElement, name: string): readonly HtmlElement[] {
  const own = element.name === name ? [element] : [];
  return [...own, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : list(child, name)))];
}
