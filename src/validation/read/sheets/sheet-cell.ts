import { escapeText } from '../../../text/schema/escape-text.ts';
import { readHtmlCell } from './html-cell.ts';

/** Gives each line of what is struck out marks of its own. */
function strikeLine(before: { readonly lines: readonly string[]; readonly isStruck: boolean }, line: string) {
  const begun = before.isStruck ? `\uE000${line}` : line;
  const isStruck = begun.lastIndexOf('\uE000') > begun.lastIndexOf('\uE001');
  return { lines: [...before.lines, isStruck ? `${begun}\uE001` : begun], isStruck };
}

/** The text of a cell as inline Markdown: its lines apart by `<br/>`, what is struck out between strokes, HTML read. */
export function escapeCell(text: string): string {
  return readHtmlCell(text) ?? escapePlain(text);
}

function escapePlain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .reduce<{ readonly lines: readonly string[]; readonly isStruck: boolean }>(strikeLine, { lines: [], isStruck: false })
    .lines.map((line) =>
      escapeText(line.trim())
        .replace(/\s*\uE000\s*/g, ' ~~')
        .replace(/\s*\uE001\s*/g, '~~ ')
        .trim(),
    )
    .filter((line) => line !== '' && line !== '~~~~')
    .join('<br/>');
}
