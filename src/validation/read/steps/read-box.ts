import type { ListItem } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { textWithin } from '../documents/inline-lines.ts';

/** A box at the head of an item or a line. */
export interface Box {
  readonly shape: 'task' | 'box';
  readonly ticked: boolean;
  /** How the box is written, with the blanks behind it. */
  readonly mark: string;
}

const open = /^(?:☐|□|⬜\uFE0F?|🔲|◻\uFE0F?|\[ ?\])/u;
const boxes = /^(?:☐|□|⬜\uFE0F?|🔲|◻\uFE0F?|☑\uFE0F?|☒|🗹|\[[ xX✓✔√*]?\])(?:\s+|$)|^(?:☐|□|⬜\uFE0F?|🔲|☑\uFE0F?|☒|🗹)(?=\S)/u;
const choice =
  /^(?:yes|no|approved|rejected|pending|accepted|conditionally|pass|fail|passed|failed|n\/a|not applicable|other|none|ready|not ready)\b/i;

/** Whether the words behind a box are one of several answers, and nothing to do. */
export function isChoice(words: string): boolean {
  return choice.test(words) || /[☐☑☒]/u.test(words);
}

/** The box at the head of a text; null where there is none, and for a choice between answers. */
export function readTextBox(text: string): Box | null {
  const mark = boxes.exec(text)?.[0];
  if (mark === undefined) return null;
  const words = text.slice(mark.length);
  return isChoice(words) ? null : { shape: 'box', ticked: !open.test(mark), mark };
}

/** The box of an item: GFM's own, or one at its head. Null for an item without, for a choice, and for one without anything to do. */
export function readBox(item: ListItem): Box | null {
  if (typeof item.checked === 'boolean') return { shape: 'task', ticked: item.checked, mark: '' };
  const [first, ...more] = item.children;
  if (first?.type !== 'paragraph') return null;
  const text = textWithin([first]);
  const box = readTextBox(text);
  if (box === null) return null;
  const hasMore = more.some((node) => node.type !== 'list' || node.children.length > 0);
  return isBlank(text.slice(box.mark.length)) && !hasMore ? null : box;
}
