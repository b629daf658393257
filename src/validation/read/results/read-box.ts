import type { ListItem } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { textWithin } from '../documents/inline-lines.ts';

/** A box at the head of an item or a line. */
export interface Box {
  readonly shape: 'task' | 'box';
  /** Null for a box with a mark that may mean anything, such as `[-]`, and for several boxes of which one is ticked. */
  readonly ticked: boolean | null;
  /** How the box is written, with the blanks behind it. */
  readonly mark: string;
  /** All boxes of the line. */
  readonly said: string;
  /** How many of them hold a mark. */
  readonly marks: number;
}

const open = /^(?:☐|□|⬜\uFE0F?|🔲|◻\uFE0F?|\[ ?\])/u;
const boxes =
  /^(?:☐|□|⬜\uFE0F?|🔲|◻\uFE0F?|☑\uFE0F?|☒|🗹|\[[ xX✓✔√*]?\])(?:\s+|$)|^(?:☐|□|⬜\uFE0F?|🔲|☑\uFE0F?|☒|🗹)(?=\S)|^\[[-!/~>?+.•–—✗✘❌]\](?:\s+|$)/u;
const other = /^\[[-!/~>?+.•–—✗✘❌]\]/u;
const choice =
  /^(?:yes|no|approved|rejected|pending|accepted|conditionally|pass|fail|passed|failed|n\/a|not applicable|other|none|ready|not ready)\b/i;

/** Whether the words behind a box are one of several answers, and nothing to do. */
export function isChoice(words: string): boolean {
  const answers = words.split(/[☐☑☒]/u).map((answer) => answer.trim());
  if (answers.length === 1) return choice.test(words);
  return answers.some((answer) => choice.test(answer) || /^(?:not|partly|partially)\b/i.test(answer) || !/\S\s+\S/.test(answer));
}

/** The box at the head of a text; null where there is none, and for a choice between answers. */
export function readTextBox(text: string): Box | null {
  const mark = boxes.exec(text)?.[0];
  if (mark === undefined) return null;
  const words = text.slice(mark.length);
  if (isChoice(words)) return null;
  const more = words.match(/[☐☑☒]/gu) ?? [];
  const isMarked = !open.test(mark);
  const marks = more.filter((one) => one !== '☐').length + (isMarked ? 1 : 0);
  const isUnclear = other.test(mark) || (more.length > 0 && marks > 0);
  return { shape: 'box', ticked: isUnclear ? null : isMarked, mark, said: [mark.trim(), ...more].join(' '), marks };
}

/** The box of an item: GFM's own, or one at its head. Null for an item without, for a choice, and for one without anything to do. */
export function readBox(item: ListItem): Box | null {
  if (typeof item.checked === 'boolean') return { shape: 'task', ticked: item.checked, mark: '', said: '', marks: item.checked ? 1 : 0 };
  const [first, ...more] = item.children;
  if (first?.type !== 'paragraph') return null;
  const text = textWithin([first]);
  const box = readTextBox(text);
  if (box === null) return null;
  const hasMore = more.some((node) => node.type !== 'list' || node.children.length > 0);
  return isBlank(text.slice(box.mark.length)) && !hasMore ? null : box;
}
