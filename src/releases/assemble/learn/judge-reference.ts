import { findForge } from '../../../forges/schema/known-forges.ts';
import { nameWord } from '../../schema/conventions/numbers/closing-line.ts';
import type { Habits } from './learn-habits.ts';

/** What a number is that stands behind a word: an issue, a pull request, or not known which. */
export function judgeReference({
  word,
  number,
  written,
  habits,
  forge,
}: {
  readonly word: string;
  readonly number: number;
  /** When, in milliseconds since 1970. */
  readonly written: number;
  readonly habits: Habits;
  readonly forge: string | null;
}): { readonly kind: 'issue' | 'pull' | 'unknown'; readonly evidence: string } {
  const before = word.toLowerCase();
  const known = forge === null ? undefined : findForge(forge);
  if (known?.pullSign === '!') return { kind: 'issue', evidence: `${known.name} writes ${known.pullNoun}s with \`!\`` };
  const sharp = known === undefined ? habits.list.find(({ form, means }) => form === '#…' && means === 'issue') : undefined;
  if (sharp) return { kind: 'issue', evidence: sharp.evidence };
  const early = habits.tellEarly(number, written);
  if (early !== null) return { kind: 'issue', evidence: early };
  if (habits.isPull(number)) return { kind: 'pull', evidence: 'a pull request of this number was merged here' };
  if (before === 'issue') return { kind: 'issue', evidence: 'called an issue' };
  const closing = nameWord(before);
  const habit = closing === null ? undefined : habits.closing.get(closing);
  if (habit && habit.means !== 'unknown') return { kind: habit.means, evidence: habit.evidence };
  return { kind: 'unknown', evidence: 'nothing tells whether it is an issue or a pull request' };
}
