import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { count } from '../../../text/schema/count.ts';
import { listStruckCells, type SheetLooks, type StruckCell } from './sheet-marks.ts';

/** What a spreadsheet's own part says that its values do not. Rows and columns count from 0. */
export interface SheetFacts {
  readonly merged: readonly { readonly row: number; readonly column: number; readonly lastRow: number }[];
  /** Cells whose value is an error of the program: `#N/A`. */
  readonly errors: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  /** Cells with words that are struck out. */
  readonly struck: readonly StruckCell[];
  readonly formulas: number;
  /** Rows and columns that the program does not show, as far as something stands in them. */
  readonly hidden: number;
  /** Rows in which something stands. */
  readonly rows: number;
}

/** How many rows a protocol may have. */
export const mostRows = 2000;
/** The last row and column in which something may stand. */
const lastRow = 20_000;
const lastColumn = 1000;

/** Reads the facts of a sheet from its XML. Throws `CannotGoOn` for one with a cell so far out that all cells before it would not fit into memory. */
export function readSheetFacts(xml: string, file: string, looks: SheetLooks): SheetFacts {
  let rows = 0;
  let hidden = [...xml.matchAll(/<(?:\w+:)?col\s[^>]*\bhidden="(?:1|true)"/g)].length;
  for (const [index, part] of xml.split(/<(?:\w+:)?row\b/).entries()) {
    if (index === 0 || !/<(?:\w+:)?(?:v|is)[\s>]/.test(part)) continue;
    rows += 1;
    if (/^[^>]*\bhidden="(?:1|true)"/.test(part)) hidden += 1;
    const row = Number(/^[^>]*\sr="(\d{1,9})"/.exec(part)?.[1] ?? index);
    const column =
      rows > mostRows ? 0 : Math.max(0, ...[...part.matchAll(/\br="([A-Z]{1,4})\d+"/g)].map(([, letters = '']) => columnOf(letters)));
    if (row > lastRow || column >= lastColumn)
      throw new CannotGoOn(`\`${file}\` has a cell in row ${row}, column ${column + 1}, which is farther out than Docket reads.`, {
        hint: 'Delete what stands there, or copy the test cases into a new file.',
      });
  }
  const merged = [...xml.matchAll(/<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g)].slice(0, 5000);
  const errors = [
    ...xml.matchAll(/<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(?:<(?:\w+:)?f\b[^<]*<\/(?:\w+:)?f>)?<(?:\w+:)?v>([^<]{1,20})</g),
  ].slice(0, 5000);
  return {
    merged: merged.map(([, column = 'A', row = '1', last = '1']) => ({
      row: Number(row) - 1,
      column: columnOf(column),
      lastRow: Math.min(Number(last) - 1, Number(row) + 5000),
    })),
    errors: errors.flatMap(([, attributes = '', text = '']) => {
      const [, column, row] = /\br="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? [];
      return column === undefined ? [] : [{ row: Number(row) - 1, column: columnOf(column), text }];
    }),
    struck: listStruckCells(xml, looks),
    hidden,
    formulas: xml.split(/<(?:\w+:)?f[\s>/]/).length - 1,
    rows,
  };
}

/** Refuses more rows than a protocol holds. Throws `CannotGoOn`. */
export function refuseManyRows(total: number, file: string): void {
  if (total > mostRows)
    throw new CannotGoOn(
      `\`${file}\` has ${count(total, 'row')}, and a protocol has at most ${count(mostRows, 'row').replace(' rows', '')}.`,
      {
        hint: 'Import the test cases of one release, or split the file.',
      },
    );
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
