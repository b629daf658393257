import { parse } from 'csv-parse/sync';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import type { DocumentText } from '../formats/document-text.ts';
import { sheetToMarkdown } from './sheet-markdown.ts';

/** A table of values apart by commas, semicolons or tabs as Markdown. */
export function readCsv(text: string, { file, tabs }: { readonly file: string; readonly tabs: boolean }): DocumentText {
  const delimiter = tabs ? '\t' : findDelimiter(text);
  const rows: string[][] = readRows(text, { file, delimiter });
  return sheetToMarkdown([{ name: '', rows }], file);
}

function readRows(text: string, { file, delimiter }: { readonly file: string; readonly delimiter: string }): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, relax_quotes: true, max_record_size: 1_000_000 });
  } catch (cause) {
    const line = cause instanceof Error ? (/line (\d+)/.exec(cause.message)?.[1] ?? null) : null;
    throw new CannotGoOn(
      `\`${file}\` cannot be read as a table${line === null ? '' : `: a quote does not end, or stands where none may, near line ${line}`}.`,
      {
        hint: 'Export it again, or save it as .xlsx.',
        cause,
      },
    );
  }
}

/** The separator that the first line has most of; spreadsheets of many countries write semicolons. */
function findDelimiter(text: string): string {
  const sample = text.slice(0, 10_000).split('\n').slice(0, 5).join('\n');
  const count = (mark: string) => sample.split(mark).length - 1;
  const [first = ','] = [',', ';', '\t', '|'].toSorted((a, b) => count(b) - count(a));
  return first;
}
