import { redactCredentials } from '../../git/schema/redact.ts';
import { plainLines, plainText } from '../../text/schema/plain-text.ts';
import type { GitNoteFact } from './extension.ts';

/** Most lines of a note that are kept, and most characters of each. */
const most = 60;
const width = 500;
const role = /^\s*((?:Reviewed|Acked|Approved|Tested|Verified)-by|(?:Code-Review|Verified)\+\d):\s*(\S.*)$/i;

/**
 * What a note says: its lines, and who is named as having reviewed or tested, as `git interpret-trailers` writes it and as Gerrit does in
 * `refs/notes/review`. A vote against (`Code-Review-1`) names nobody.
 *
 * @example parseNote('Reviewed-by: Mira <mira@example.org>\n').reviewers // [{ role: 'Reviewed-by', name: 'Mira' }]
 */
export function parseNote(text: string): Pick<GitNoteFact, 'lines' | 'cut' | 'reviewers'> {
  const all = redactCredentials(plainLines(text.replace(/\r\n?/g, '\n'), most * width))
    .replaceAll(/[ \t]*<[^<>\s@]{1,200}@[^<>\s]{1,200}>/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\s+$/g, '')
    .split('\n');
  const lines = all.slice(0, most).map((line) => line.slice(0, width).toWellFormed().trimEnd());
  const reviewers = lines.flatMap((line) => {
    const [, given, name] = role.exec(line) ?? [];
    return given === undefined || name === undefined ? [] : [{ role: given, name: plainText(name, 100) }];
  });
  return { lines, reviewers, cut: text.length > most * width || lines.length < all.length || all.some((line) => line.length > width) };
}
