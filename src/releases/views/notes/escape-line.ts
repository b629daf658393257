import { escapeText } from '../../../text/schema/escape-text.ts';

/** A text as one line of Markdown that reads as exactly this text: only backticks in pairs keep their meaning, as they do on pages. */
export function escapeLine(text: string): string {
  const parts = text.split(/(`[^`\n]*[^`\s][^`\n]*`)/).map((part, at) => (at % 2 === 1 ? part : escapeKeepingBlanks(part)));
  return escapeStart(parts.join('').trim());
}

/** What may stand as an address in a Markdown link: nothing that could end it. */
export function escapeAddress(address: string): string {
  return address.replace(/[\s<>()\\`[\]*_]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function escapeKeepingBlanks(part: string): string {
  const escaped = escapeText(part);
  if (escaped === '') return part === '' ? '' : ' ';
  return `${/^\s/.test(part) ? ' ' : ''}${escaped}${/\s$/.test(part) ? ' ' : ''}`;
}

/** What would make a line a heading, a quote, a rule or an item of a list. */
function escapeStart(line: string): string {
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2').replace(/^(?:[#>+=:-])/, '\\$&');
}
