/**
 * A text in Unicode's form NFC without carriage returns alone; all else stays, byte order mark and CRLF included. In Markdown a carriage return ends its
 * line, as its readers take it. In a list of keys or people it becomes a blank, unless the file has no other line ends: what hid behind a comment stays there.
 */
export function repairText(text: string, kind: 'markdown' | 'list'): string {
  const end = kind === 'markdown' || !text.includes('\n') ? '\n' : ' ';
  return text
    .replace(/\r+\n/g, '\r\n')
    .replace(/\r(?!\n)/g, end)
    .normalize('NFC');
}
