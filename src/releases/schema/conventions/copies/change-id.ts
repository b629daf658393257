import { type Mark, type Message, noMarks } from '../../../../forges/schema/mark.ts';

const line = /^Change-Id: (I[0-9a-f]{40})$/i;

/**
 * Gerrit's name for a change, which it keeps when it is picked to another branch. The last one counts, as in Gerrit.
 *
 * @example
 * Fix the drain
 *
 * Change-Id: I0123456789abcdef0123456789abcdef01234567
 * -> [{"kind":"change-id","id":"I0123456789abcdef0123456789abcdef01234567"}]
 */
export function readChangeId(message: Message): readonly Mark[] {
  if (message.merge) return noMarks;
  for (let at = message.lines.length - 1; at >= 0; at -= 1) {
    const text = message.lines[at] ?? '';
    if (!/^change-id/i.test(text)) continue;
    const id = line.exec(text)?.[1];
    if (id !== undefined) return [{ kind: 'change-id', id: `I${id.slice(1).toLowerCase()}` }];
  }
  return noMarks;
}
