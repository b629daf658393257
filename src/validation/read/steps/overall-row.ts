import type { TableRow } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Field } from '../../schema/fields/field-names.ts';
import { isOverallName } from '../../schema/verdicts/overall-names.ts';
import { textWithin } from '../documents/inline-lines.ts';

/** Whether a row of a table of steps says how all of them came out: its name says so, it has no number and expects nothing of its own. */
export function isOverallRow({ children }: TableRow, fields: readonly (Field | null)[]): boolean {
  const cells = children.map((cell, index) => ({ text: textWithin([cell]), field: fields[index] ?? null }));
  const filled = cells.filter(({ text }) => !isBlank(text) && !/^[-–—_./]+$/.test(text.trim()));
  const [name, ...more] = filled;
  if (name === undefined || !isOverallName(name.text)) return false;
  return more.every(
    ({ text, field }) => !['id', 'step', 'title', 'action', 'description', 'expected'].includes(field ?? '') || text === name.text,
  );
}
