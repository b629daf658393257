import { formatRow, isDelimiterRow, splitRow } from '../../../text/schema/table-row.ts';

/** Columns that a table of steps needs for its execution, and by which heads a protocol may have them already. */
const executionColumns = [
  { title: 'Actual', known: /\b(?:actual|observed|observations?|results)\b/i },
  { title: 'Result', known: /^(?:result|status|outcome|verdict|succeeded\??|(?:pass|ok)(?:ed)?\??(?:\s*\/\s*fail(?:ed)?)?\??)$/i },
  { title: 'Evidence', known: /\b(?:evidence|link|attachments?)\b/i },
  { title: 'Tester', known: /\b(?:testers?|tested by|executed by|performed by|by|who)\b/i },
  { title: 'Date', known: /\b(?:date|when)\b/i },
] as const;
const secondPerson = { title: 'Checked by', known: /\b(?:checked|verified|witnessed|reviewed) by\b|\bsecond person\b/i };

/**
 * A table of steps with the columns that its execution needs: those that are missing are added at the end, and with a critical step one for the second
 * person. Lines that are no GFM table stay as they are.
 */
export function addExecutionColumns(lines: readonly string[], { critical }: { readonly critical: boolean }): readonly string[] {
  const [headLine, delimiter, ...rows] = lines;
  if (headLine === undefined || delimiter === undefined || !isDelimiterRow(delimiter)) return lines;
  const head = splitRow(headLine);
  const titles = head.map((cell) => cell.replace(/[*_`]/g, '').trim());
  const wanted = [...executionColumns, ...(critical ? [secondPerson] : [])];
  const missing = wanted.filter(({ known }) => !titles.some((title) => known.test(title)));
  if (missing.length === 0) return lines;
  const blanks = missing.map(() => '');
  return [
    formatRow([...head, ...missing.map(({ title }) => title)]),
    formatRow([...splitRow(delimiter), ...missing.map(() => '---')]),
    ...rows.map((row) => {
      const cells = splitRow(row);
      return formatRow([...head.map((_, index) => cells[index] ?? ''), ...blanks]);
    }),
  ];
}
