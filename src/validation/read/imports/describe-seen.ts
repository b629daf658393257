import { count } from '../../../text/schema/count.ts';
import { isDelimiterRow, splitRow } from '../../../text/schema/table-row.ts';
import type { ParsedBody } from '../../schema/records/parsed-document.ts';

/** What a document has in which no step was understood, in a sentence, for whoever wonders why. */
export function describeSeen({ blocks, deviations }: ParsedBody, lines: readonly string[]): string {
  const headings = blocks.filter(({ kind }) => kind === 'heading').length;
  const tables = lines.flatMap((line, index) => (isDelimiterRow(line) && (lines[index - 1] ?? '').includes('|') ? [index - 1] : []));
  const items = lines.filter((line) => /^\s*(?:[-*+]|\d+[.)])\s+\S/.test(line)).length;
  const paragraphs = blocks.filter((block) => block.kind === 'prose').length;
  const shown = tables.slice(0, 3).map(
    (index) =>
      `\`${splitRow(lines[index] ?? '')
        .join(' | ')
        .slice(0, 80)}\``,
  );
  const seen = [
    ...(headings > 0 ? [count(headings, 'heading')] : []),
    ...(tables.length > 0 ? [`${count(tables.length, 'table')} (${shown.join(', ')}${tables.length > 3 ? ', …' : ''})`] : []),
    ...(items > 0 ? [`${count(items, 'list item')}`] : []),
    ...(deviations.length > 0 ? [count(deviations.length, 'deviation')] : []),
    ...(paragraphs > 0 ? ['text'] : []),
  ];
  const what = seen.length === 0 ? 'nothing' : seen.join(', ');
  const isLog = deviations.length > 0 || lines.some((line) => /^#+\s.*\bdeviations?\b/i.test(line));
  return `${what}${isLog ? '; it looks like a deviation log' : ''}`;
}
