/**
 * The canonical text of a record, `text-v1`: no byte order mark, CRLF and CR become LF, NFC, blanks and tabs at the end of each line removed, exactly one
 * final LF. All else stays, front matter included, so that a checkout that turned line ends around still has the same digest.
 */
export function formatCanonicalText(text: string): string {
  const whole = text.replace(/^\uFEFF/, '');
  const lines = (whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole).normalize('NFC').split('\n').map(trimBlanks);
  let end = lines.length;
  while (end > 0 && lines[end - 1] === '') end -= 1;
  return `${lines.slice(0, end).join('\n')}\n`;
}

// A pattern for what stands at the end takes the square of the length of a line of blanks.
function trimBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && (line.charCodeAt(end - 1) === 32 || line.charCodeAt(end - 1) === 9)) end -= 1;
  return end === line.length ? line : line.slice(0, end);
}
