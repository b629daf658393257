/** One line of a document made fit for a protocol, where raw HTML and code do not stay. */
export interface ImportedLine {
  readonly text: string;
  /** What was taken out of it: markup that has no words of its own. */
  readonly dropped: readonly string[];
}

/** Longer lines are left as they are. */
const longest = 50_000;

const dress =
  /(?<!\\)<\/?(?:a|abbr|b|big|blockquote|br|center|code|col|colgroup|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video|wbr)(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;

/**
 * Makes the lines of a document fit, one for one. Tags that only dress text go, a link or a picture becomes Markdown's, comments and unknown tags become text
 * that can be read, and what would run in MDX becomes code. Code stays as it is.
 */
export function importLines(lines: readonly string[]): readonly ImportedLine[] {
  let fence = '';
  let comment = false;
  return lines.map((line, index) => {
    if (comment) {
      comment = !line.includes('-->');
      const { text, dropped } = importLine(line);
      // What a comment hides must not become a step or a heading.
      return { text: text.replace(/^(\s*)(?:([-*+#|>=`~])|(\d+)(?=[.)]))/, '$1$3\\$2'), dropped };
    }
    const mark = /^\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    const inside = fence !== '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    if (inside || mark !== '' || line.length > longest) return { text: line, dropped: [] };
    comment = line.lastIndexOf('<!--') > line.lastIndexOf('-->');
    const { text, dropped } = importLine(line);
    // Below a table it would become a row of it; a quote ends the table as the comment does.
    const isInTable = /^\s*<!--/.test(line) && (lines[index - 1] ?? '').trimStart().startsWith('|');
    return { text: isInTable ? `> ${text}` : text, dropped };
  });
}

function importLine(line: string): ImportedLine {
  const dropped: string[] = [];
  const parts = line.split(/(`+[^`]*`+)/);
  // A single backtick would pair with one that is put around code.
  const paired = parts.every((part, index) => index % 2 === 1 || !part.includes('`'));
  const text = parts
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const words = importWords(part, dropped);
      return paired ? words.replace(/(?<![\w/(=&?.%{-])\{\{?[^{}]*\}\}?(?![\w/}])/g, '`$&`') : words;
    })
    .reduce((before, part) => `${before}${before.endsWith('`') && part.startsWith('`') ? ' ' : ''}${part}`, '');
  return { text: /^(?:import|export)\s/.test(text) && /from\s+['"]|=|['"];?$/.test(text) ? `\`${text.trim()}\`` : text, dropped };
}

function importWords(words: string, dropped: string[]): string {
  return words
    .replace(/(?<!\\)<a\s[^<>]*?href\s*=\s*["'](https?:[^"'\s<>]+)["'][^<>]*>([^<>[\]]+)<\/a>/gi, '[$2]($1)')
    .replace(/(?<!\\)<img\s[^<>]*>/gi, (tag) => linkPicture(tag) ?? tag)
    .replace(dress, (tag) => {
      dropped.push(tag);
      return /^<br/i.test(tag) ? ' ' : '';
    })
    .replace(
      /(\\*)<(?=[A-Za-z/!?])(?!(?:https?|mailto):[^\s<>]*>|[^\s<>@]+@[^\s<>]+>|\/?(?:Step|Evidence|Deviation)\b)/g,
      (_, escapes: string) => `${escapes}${escapes.length % 2 === 0 ? '\\' : ''}<`,
    );
}

function linkPicture(tag: string): string | null {
  const address = /\ssrc\s*=\s*["'](https?:[^"'\s<>()]+)["']/i.exec(tag)?.[1];
  const words = (/\salt\s*=\s*["']([^"'<>]*)["']/i.exec(tag)?.[1] ?? '').replace(/[[\]\\`]/g, '').trim();
  return address === undefined ? null : `[${words === '' ? 'picture' : words}](${address})`;
}
