import { dropComments } from './drop-comments.ts';
import { convertHtmlTables } from './html-tables.ts';
import type { ImportedLine } from './imported-line.ts';
import { isAnswer } from './is-answer.ts';

/** A document made fit for a protocol, where raw HTML and code do not stay. */
export interface ImportedLines {
  readonly lines: readonly ImportedLine[];
  /** What was taken out of each line of the document: comments, and markup that has no words of its own. */
  readonly dropped: ReadonlyMap<number, readonly string[]>;
}

/** Longer lines are left as they are. */
const longest = 50_000;

const dress =
  /(?<!\\)<\/?(?:a|abbr|b|big|blockquote|center|code|col|colgroup|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video|wbr)(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;

/** What strikes its words out. */
const struck =
  /(?<!\\)<(span|font|p|div|b|i|em|strong|td|u)\s[^<>]*text-decoration(?:-line)?\s*:[^<>;"']*line-through[^<>]*>([^<>]{1,400})<\/\1>/gi;

/** What makes its words stand out and is no Markdown. */
const standing = /(?<!\\)<(u|ins|mark|big|font|span)(?:\s[^<>]*)?>([^<>*_`]{1,40})<\/\1>/gi;

/**
 * Makes the lines of a document fit. Comments go; HTML tables become tables; tags that only dress text go; a link or a picture becomes Markdown's; unknown
 * tags become text that can be read, and what would run in MDX becomes code. Code stays as it is.
 */
export function importLines(written: readonly string[], first = 1): ImportedLines {
  const dropped = new Map<number, string[]>();
  const drop = (line: number, what: string) => dropped.set(line, [...(dropped.get(line) ?? []), what]);
  const numbered = written.map((text, index) => ({ text, source: index + first }));
  const lines = convertHtmlTables(dropComments(numbered, drop), drop);
  let fence = '';
  const fit = lines.map((line) => {
    const mark = /^\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/.exec(line.text)?.[1] ?? '';
    const inside = fence !== '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && line.text.trim() === mark) fence = '';
    if (inside || mark !== '' || line.text.length > longest) return line;
    return { ...line, text: importLine(line.text, (what) => drop(line.source, what)) };
  });
  return { lines: fit, dropped };
}

function importLine(line: string, drop: (what: string) => void): string {
  const parts = line.split(/(`+[^`]*`+)/);
  // A single backtick would pair with one that is put around code.
  const paired = parts.every((part, index) => index % 2 === 1 || !part.includes('`'));
  const text = parts
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const words = importWords(part, drop);
      return paired ? words.replace(/(?<![\w/(=&?.%{-])\{\{?[^{}]*\}\}?(?![\w/}])/g, '`$&`') : words;
    })
    .reduce((before, part) => `${before}${before.endsWith('`') && part.startsWith('`') ? ' ' : ''}${part}`, '');
  return /^(?:import|export)\s/.test(text) && /from\s+['"]|=|['"];?$/.test(text) ? `\`${text.trim()}\`` : text;
}

function importWords(words: string, drop: (what: string) => void): string {
  return words
    .replace(struck, (_, _name: string, inner: string) => `~~${inner.trim()}~~`)
    .replace(/(?<!\\)<\/?(?:del|s|strike)(?=[\s>])[^<>]*>/gi, '~~')
    .replace(/(?<!\\)<input\s[^<>]*>/gi, (tag) => drawBox(tag) ?? tag)
    .replace(standing, (tag, _name: string, inner: string) => (isAnswer(inner) ? inner.replace(/\S.*\S|\S/, '*$&*') : tag))
    .replace(/(?<!\\)<a\s[^<>]*?href\s*=\s*["'](https?:[^"'\s<>]+)["'][^<>]*>([^<>[\]]+)<\/a>/gi, '[$2]($1)')
    .replace(/(?<!\\)<img\s[^<>]*>/gi, (tag) => linkPicture(tag) ?? tag)
    .replace(/(?<!\\)<br(?:\s[^<>]*)?\/?>/gi, '<br/>')
    .replace(dress, (tag) => {
      drop(tag);
      return '';
    })
    .replace(
      /(\\*)<(?=[A-Za-z/!?])(?!br\/>)(?!(?:https?|mailto):[^\s<>]*>|[^\s<>@]+@[^\s<>]+>|\/?(?:Step|Evidence|Deviation)\b)/g,
      (_, escapes: string) => `${escapes}${escapes.length % 2 === 0 ? '\\' : ''}<`,
    );
}

/** The box that a control of HTML draws. */
function drawBox(tag: string): string | null {
  if (!/\stype\s*=\s*["']?(?:checkbox|radio)\b/i.test(tag)) return null;
  return /\schecked(?=[\s=/>])/i.test(tag) ? '☑' : '☐';
}

function linkPicture(tag: string): string | null {
  const address = /\ssrc\s*=\s*["'](https?:[^"'\s<>()]+)["']/i.exec(tag)?.[1];
  const words = (/\salt\s*=\s*["']([^"'<>]*)["']/i.exec(tag)?.[1] ?? '').replace(/[[\]\\`]/g, '').trim();
  return address === undefined ? null : `[${words === '' ? 'picture' : words}](${address})`;
}
