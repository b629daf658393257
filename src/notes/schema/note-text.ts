import { plainText } from '../../text/schema/plain-text.ts';

/** Longest note in characters. */
export const longestWritten = 1000;

const names =
  'a|b|i|em|strong|code|pre|br|p|img|span|div|sub|sup|kbd|details|summary|script|style|ul|ol|li|h[1-6]|table|tr|td|th|iframe|svg';
const tags = new RegExp(`</?(?:${names})(?:\\s[^<>]{0,200})?/?>`, 'gi');

/** Takes away the backslashes that Markdown and reST put before marks. */
export function unescapeMarks(text: string): string {
  return text.includes('\\') ? text.replace(/\\([!-/:-@[-`{-~])/g, '$1') : text;
}

/** What a note in Markdown or reST says, as plain text of one line in which backticks mark code. Addresses and numbers that only lead elsewhere are left out. */
export function readNoteText(written: string): string {
  const text = written
    .replace(/<code>([^<>`]{0,300})<\/code>/gi, '`$1`')
    .replace(tags, '')
    .replace(/!\[[^\]]{0,300}\]\([^()\s]{0,1000}\)/g, '')
    .replace(/\[((?:[^[\]]|\[[^[\]]{0,100}\]){0,300})\]\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?\)/g, '$1')
    .replace(/:[a-z:]{1,30}:`(?:!|~)?([^`<>]{1,300}?)(?:\s*<[^<>`]{0,300}>)?`/gi, '`$1`')
    .replace(/`([^`<>]{1,300}?)\s*<[^<>`]{1,1000}>`_{0,2}/g, '$1')
    .replace(/``([^`]{1,300})``/g, '`$1`')
    .replace(/\*\*([^*]{1,300})\*\*/g, '$1');
  const line = plainText(text, 4 * longestWritten)
    .replace(/\s*[([]*\s*(?:<?https?:\/\/[^\s<>()[\]]+>?(?:[,;\s]|and)*)+\s*[)\]]*/g, ' ')
    .replace(/^(?:\[?#\d+\]?[\s,]*)+(?::\s+|-\s+|\s)/, '')
    .replace(/(?:\s*[([]+\s*(?:(?:(?:PR|MR|GH|gh|pull)[\s-]?[#!]?|[#!])\d+[\s,;&]*|(?:and|by)\s+)+[)\]]+)+(?=\.?$)/g, '')
    .replace(/\s+(?=[.,;:](?:\s|$))/g, '')
    .replace(/\s+/g, ' ');
  return plainText(line, longestWritten);
}
