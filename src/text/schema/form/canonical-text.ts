import { normalizeText } from './normalize-text.ts';
import { isRefusedText } from './text-faults.ts';

/**
 * The canonical text of a file, `text-v1`: no byte order mark, CRLF and CR become LF, NFC, blanks and tabs at the end of each line removed, exactly one
 * final LF. All else stays, front matter included, so that a checkout that turned line ends around still has the same digest. Whatever is judged or shown
 * is parsed from this text and from no other.
 */
export function formatCanonicalText(text: string): string {
  const whole = text.replace(/^\uFEFF/, '');
  const lines = normalizeText(whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole)
    .split('\n')
    .map(trimBlanks);
  let end = lines.length;
  while (end > 0 && lines[end - 1] === '') end -= 1;
  return `${lines.slice(0, end).join('\n')}\n`;
}

/**
 * The text of `allowed_signers` that keys are read from: the canonical one, empty when it is refused, so that it allows nobody. A byte order mark stays, for
 * OpenSSH takes it for a letter of the first name.
 */
export function formatSignersText(text: string): string {
  if (isRefusedText(text)) return '';
  return `${text.startsWith('\uFEFF') ? '\uFEFF' : ''}${formatCanonicalText(text)}`;
}

/**
 * The text that a digest or a signature is over: the canonical one. A text that is refused (`findTextFaults`) stands for itself, so that no other text, and
 * not what becomes of it when it is repaired, has its digest.
 */
export function formatSignedText(text: string): string {
  return isRefusedText(text) ? text : formatCanonicalText(text);
}

// A pattern for what stands at the end takes the square of the length of a line of blanks.
function trimBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && (line.charCodeAt(end - 1) === 32 || line.charCodeAt(end - 1) === 9)) end -= 1;
  return end === line.length ? line : line.slice(0, end);
}
