/**
 * The canonical text of a record, `text-v1`: no byte order mark, CRLF and CR become LF, NFC, blanks and tabs at the end of each line removed, exactly one
 * final LF. All else stays, front matter included, so that a checkout that turned line ends around still has the same digest.
 */
export function formatCanonicalText(text: string): string {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/[ \t]+$/, ''));
  return `${lines.join('\n').replace(/\n+$/, '')}\n`;
}
