import { namePull } from '../../../forges/pull-name.ts';
import type { Mark } from '../../../git/schema/mark.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import { cleanTitle } from '../../schema/conventions/clean-title.ts';
import type { CommitFacts } from './commit-facts.ts';
import type { Drafting } from './drafting.ts';

type Revert = Extract<Mark, { kind: 'reverts' }>;

/** What a revert of something that is not in its own range takes back, and what it brings back by reverting a revert. */
export interface Explanation {
  readonly words: string;
  /** Commits that it takes back, as far as they are there. */
  readonly takenBack: readonly number[];
  /** Commits that an earlier revert had taken back and that are there again. */
  readonly broughtBack: readonly number[];
}

const most = 50;

/** Explains the reverts of a commit; null when it is none. A revert of a revert is followed to what it brings back. */
export function explainReverts(
  facts: CommitFacts,
  { web, factsOf, find, listMerged, pulls }: Pick<Drafting, 'web' | 'factsOf' | 'find' | 'listMerged' | 'pulls'>,
): Explanation | null {
  if (!facts.reverts) return null;
  const takenBack: number[] = [];
  const broughtBack: number[] = [];
  const words: string[] = [];
  for (const mark of facts.marks.filter((each): each is Revert => each.kind === 'reverts').slice(0, most)) {
    const found = mark.sha === null ? -1 : find(mark.sha);
    const targets = found >= 0 ? [found] : mark.number === null ? [] : pulls.list(mark.number).slice(0, most);
    const other = targets[0] === undefined ? null : factsOf(targets[0]);
    const spoken = other ? (other.merged?.title ?? other.commit.subject) : mark.subject;
    const title = spoken === null ? null : cleanTitle(plainText(spoken));
    const name =
      title === null ? (mark.number === null ? `commit ${(mark.sha ?? '').slice(0, 12)}` : namePull(mark.number, { web })) : `"${title}"`;
    if (other ? other.reverts : isRevertOfRevert(mark)) {
      words.push(`brings back what ${name} took back`);
      for (const inner of other?.marks ?? []) {
        const origin = inner.kind === 'reverts' && inner.sha !== null ? find(inner.sha) : -1;
        if (origin >= 0 && broughtBack.length < most) broughtBack.push(origin);
      }
    } else {
      words.push(`takes back ${name}`);
      for (const target of targets) {
        takenBack.push(target);
        for (const index of listMerged(target)) takenBack.push(index);
      }
    }
  }
  return { words: [...new Set(words)].slice(0, 5).join('; '), takenBack, broughtBack };
}

/** Whether the subject alone tells that a revert was reverted; what it quotes may not be there to look at. */
function isRevertOfRevert({ subject }: Revert): boolean {
  return subject !== null && /^revert\b.*"/i.test(subject);
}
