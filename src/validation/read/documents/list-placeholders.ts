import type { Placeholder } from '../../schema/records/parsed-document.ts';

const pattern =
  /\{\{[^{}]{1,80}\}\}|\bYYYY-MM-DD\b|\bTBD\b|\bTODO\b|_{3,}|<(?=[a-z])[a-z][a-z0-9 _.-]{0,60}>|\[(?:insert|e\.g\.)[^[\]]{0,80}\]/gi;
const html =
  /^<(?:a|abbr|b|big|blockquote|br|center|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|u|ul|var|video|step|evidence|deviation)\b/i;

/** Finds what a template left to be filled in, in lines of text: `<version>`, `YYYY-MM-DD`, `TBD`, `{{name}}`, lines to write on. */
export function listPlaceholders(lines: readonly string[]): readonly Placeholder[] {
  const found: Placeholder[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.length > 50_000 || /^\s*_[\s_]*$/.test(line)) continue;
    for (const { 0: text, index: column } of line.matchAll(pattern)) {
      if (!html.test(text) && !/^(?:todo|tbd)$/.test(text)) found.push({ text, line: index + 1, column: column + 1 });
    }
  }
  return found;
}
