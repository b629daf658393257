import type { Mark } from '../../../forges/schema/mark.ts';
import { namePull } from '../../../forges/schema/pull-name.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import { cleanTitle } from '../../schema/conventions/titles/clean-title.ts';
import type { CommitFacts } from '../facts/commit-facts.ts';
import type { Drafting } from './drafting.ts';

type Revert = Extract<Mark, { kind: 'reverts' }>;
type Known = Pick<Drafting, 'web' | 'factsOf' | 'find' | 'listMerged' | 'pulls'> & {
  /** Whether a commit is there at the revert: a title alone may be that of many, on other lines, too. */
  readonly isThere: (index: number) => boolean;
};

/** What a revert of something that is not in its own range takes back, and what it brings back by reverting a revert. */
export interface Explanation {
  readonly words: string;
  /** Commits that it takes back, as far as they are there. */
  readonly takenBack: readonly number[];
  /** Commits that an earlier revert had taken back and that are there again. */
  readonly broughtBack: readonly number[];
}

const most = 50;
/** How many reverts of reverts are followed. */
const deepest = 12;

/** What a commit does in the end to what a chain of reverts is about: an even number of reverts brings it back, an odd one takes it away. */
interface Effect {
  readonly takesBack: boolean;
  readonly origins: readonly number[];
}

/** Explains the reverts of a commit; null when it is none. A revert of a revert is followed to what it brings back. */
export function explainReverts(facts: CommitFacts, known: Known): Explanation | null {
  if (!facts.reverts) return null;
  const takenBack: number[] = [];
  const broughtBack: number[] = [];
  const words: string[] = [];
  for (const mark of listReverts(facts)) {
    const targets = listTargets(mark, known);
    // What may be prose counts only where there is something that it names.
    if (mark.guessed === true && targets.length === 0) continue;
    const { takesBack, origins } = judge(mark, targets, known, 0);
    const name = nameTarget(mark, targets[0], known);
    const reverting = targets[0] === undefined ? countReverts(mark.subject) > 0 : known.factsOf(targets[0]).reverts;
    if (takesBack) words.push(reverting ? `takes back what ${name} brought back` : `takes back ${name}`);
    else words.push(`brings back what ${name} took back`);
    const list = takesBack ? takenBack : broughtBack;
    for (const origin of origins) {
      list.push(origin);
      for (const index of known.listMerged(origin)) list.push(index);
    }
  }
  return words.length === 0 ? null : { words: [...new Set(words)].slice(0, 5).join('; '), takenBack, broughtBack };
}

function listReverts({ marks }: CommitFacts): readonly Revert[] {
  return marks.filter((mark): mark is Revert => mark.kind === 'reverts').slice(0, most);
}

function listTargets({ sha, number, subject, guessed }: Revert, { find, pulls, isThere }: Known): readonly number[] {
  const found = sha === null ? -1 : find(sha);
  if (found >= 0) return [found];
  if (number !== null) return pulls.list(number).slice(0, most);
  if (subject === null) return [];
  if (guessed === true) return pulls.titled(subject).slice(0, 1);
  return sha === null ? pulls.titled(subject).filter(isThere).slice(0, most) : [];
}

function judge(mark: Revert, targets: readonly number[], known: Known, depth: number): Effect {
  const first = targets[0];
  if (first === undefined) return { takesBack: countReverts(mark.subject) % 2 === 0, origins: [] };
  const other = known.factsOf(first);
  const inner = other.reverts && depth < deepest ? listReverts(other) : [];
  if (inner.length === 0) return { takesBack: true, origins: targets };
  const effects = inner.map((each) => judge(each, listTargets(each, known), known, depth + 1));
  return { takesBack: effects[0]?.takesBack === false, origins: effects.flatMap(({ origins }) => origins).slice(0, most) };
}

/** How many reverts a quoted subject nests; to reapply is to revert a revert. */
function countReverts(subject: string | null): number {
  let count = 0;
  for (let rest = subject ?? ''; ; ) {
    const match = /^(revert|reapply|re-?land):? "/i.exec(rest);
    if (!match) return count;
    count += match[1]?.toLowerCase() === 'revert' ? 1 : 2;
    rest = rest.slice(match[0].length);
  }
}

function nameTarget({ sha, number, subject }: Revert, target: number | undefined, { web, factsOf }: Known): string {
  const other = target === undefined ? null : factsOf(target);
  const spoken = other ? (other.merged?.title ?? other.commit.subject) : subject;
  if (spoken !== null) return `"${cleanTitle(plainText(spoken))}"`;
  return number === null ? `commit ${(sha ?? '').slice(0, 12)}` : namePull(number, { web });
}
