import { hasPiledMarks, normalizeText } from './normalize-text.ts';

/** Why a text is refused, and where in the file as it is: lines end with LF there, columns count from 1. */
export interface TextFault {
  readonly kind: 'not-nfc' | 'carriage-return' | 'piled-marks';
  readonly line: number;
  readonly column: number;
  /** What stands there; for NFC, also what should. */
  readonly found: string;
  readonly expected: string;
}

const most = 50;

/** Whether a text is refused: it is not in Unicode's form NFC, or holds a carriage return that is not part of CRLF. Programs differ in what they read there. */
export function isRefusedText(text: string): boolean {
  return /\r(?!\n)/.test(text) || hasPiledMarks(text) || text.normalize('NFC') !== text;
}

/** Finds where a text is not one that everybody reads alike, once in a line and at most 50 times. Empty for a text that is fine. */
export function findTextFaults(text: string): readonly TextFault[] {
  if (!isRefusedText(text)) return [];
  const faults: TextFault[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const isEnded = index < lines.length - 1;
    const fault = findFault(isEnded ? line.replace(/\r$/, '') : line, index + 1);
    if (fault !== null) faults.push(fault);
    if (faults.length === most) break;
  }
  return faults;
}

function findFault(line: string, number: number): TextFault | null {
  const lone = line.indexOf('\r');
  if (lone >= 0) return { kind: 'carriage-return', line: number, column: lone + 1, found: '\r', expected: '\n' };
  if (hasPiledMarks(line)) {
    const column = line.search(/\p{M}{5}/u) + 1;
    return { kind: 'piled-marks', line: number, column, found: '', expected: '' };
  }
  const normal = normalizeText(line);
  if (normal === line) return null;
  const start = findStart(line, normal);
  const found = /^.\p{M}*/su.exec(line.slice(start))?.[0] ?? '';
  return { kind: 'not-nfc', line: number, column: start + 1, found, expected: normalizeText(found) };
}

/** Where a letter begins whose forms differ: before its marks. */
function findStart(line: string, normal: string): number {
  let start = 0;
  while (start < line.length && line[start] === normal[start]) start += 1;
  while (start > 0 && /^\p{M}/u.test(line.slice(start, start + 2))) start -= 1;
  return start;
}
