import { parseHtml, readCell } from '../imports/parse-html.ts';

/** Longest cell that is read as HTML, in characters. */
const longest = 50_000;
const closing = /<\/(?:p|div|li|ul|ol|table|pre|blockquote|h[1-6])\s*>/i;
/** A break between words; `Type <br> into the field` speaks of one. */
const breaking = /[^\s"'`]<br\s*\/?>|<br\s*\/?>(?:[^\s"'`]|\s*$)/i;
const dressed = /^<(strong|em|span|font)\b[^<>]*>[\s\S]*<\/\1\s*>$/i;
/** What a tester is to type, and no markup of a cell. */
const typed = /<\/?(?:script|style|iframe|object|embed|svg|form|input|button|textarea|select|html|body|head)\b|\son\w+\s*=/i;

/**
 * The words of a cell that a test tool exports as HTML, as inline Markdown: items of lists and lines apart by `<br/>`, bold, links. Null for a cell of plain
 * text, also for one that speaks of a tag.
 */
export function readHtmlCell(text: string): string | null {
  const whole = text.trim();
  if (whole.length > longest || typed.test(whole) || !(closing.test(whole) || breaking.test(whole) || dressed.test(whole))) return null;
  const [cell] = parseHtml(`<div>${whole}</div>`);
  return cell === undefined ? null : readCell(cell);
}
