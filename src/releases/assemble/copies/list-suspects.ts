import type { CommitFacts } from '../facts/commit-facts.ts';

/** So many patches are compared at most. */
const most = 1500;
/** What more commits share is a phrase, such as `Update translations`. */
const mostAlike = 6;
const shortest = 12;

/** What a commit shares with a few others. */
export interface Shared {
  readonly title: boolean;
  readonly authored: boolean;
}

const always = (): Shared => ({ title: true, authored: true });

/**
 * Commits whose patches are worth comparing: they have the title of another, or author and date of another, and nothing yet that makes them its copy.
 * In groups of such, by their ids; in the order of the commits. What nobody or too many share with a commit need not be looked at, where that is known.
 */
export function listSuspects(
  facts: Iterable<CommitFacts>,
  sharedBy: (facts: CommitFacts) => Shared = always,
): readonly (readonly string[])[] {
  const groups = new Map<string, CommitFacts[]>();
  const add = (key: string, each: CommitFacts): void => {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else if (known.length <= mostAlike) known.push(each);
  };
  for (const each of facts) {
    if (!isSuspect(each)) continue;
    const shared = sharedBy(each);
    const [title, authored] = [shared.title ? titleKey(each) : null, shared.authored ? authoredKey(each) : null];
    if (title !== null) add(title, each);
    if (authored !== null) add(authored, each);
  }
  const suspects: (readonly string[])[] = [];
  let count = 0;
  for (const group of groups.values()) {
    if (group.length < 2 || group.length > mostAlike || group.every((each) => isTwin(each, group[0]))) continue;
    suspects.push(group.map(({ commit }) => commit.sha));
    count += group.length;
    if (count >= most) break;
  }
  return suspects;
}

/** Whether nothing says yet that a commit is a copy, or takes something back. */
export function isSuspect({ said, reverts, marks }: CommitFacts): boolean {
  return said !== null && !reverts && !marks.some(({ kind }) => kind === 'origin-commit' || kind === 'origin-pull');
}

/** What commits of one title have in common; null where the title is too short to tell anything. */
export function titleKey({ title }: CommitFacts): string | null {
  return title.length >= shortest ? title : null;
}

/** What commits of one author and date have in common; null where the date is not known. */
export function authoredKey({ commit }: CommitFacts): string | null {
  return commit.authored === undefined || Number.isNaN(commit.authored) ? null : `${commit.authored} ${commit.author.email.toLowerCase()}`;
}

/**
 * Finds commits that share a title, or author and date, with a few others: what can be in a group of `listSuspects`. Each side has a number that stands for what the commit has there, 0 for
 * nothing. By the numbers of the commits, in their order.
 */
export function listAlike({
  titles,
  authored,
}: {
  readonly titles: Float64Array;
  readonly authored: Float64Array;
}): ReadonlyMap<number, Shared> {
  const byTitle = markShared(titles);
  const byAuthored = markShared(authored);
  const alike = new Map<number, Shared>();
  for (let index = 0; index < byTitle.length; index += 1)
    if (byTitle[index] === 1 || byAuthored[index] === 1)
      alike.set(index, { title: byTitle[index] === 1, authored: byAuthored[index] === 1 });
  return alike;
}

function markShared(numbers: Float64Array): Uint8Array {
  const marked = new Uint8Array(numbers.length);
  const sorted = numbers.toSorted();
  const few = new Set<number>();
  for (let at = 0; at < sorted.length; ) {
    let end = at + 1;
    while (end < sorted.length && sorted[end] === sorted[at]) end += 1;
    if (sorted[at] !== 0 && end - at > 1 && end - at <= mostAlike) few.add(sorted[at] ?? 0);
    at = end;
  }
  if (few.size > 0) for (let index = 0; index < numbers.length; index += 1) if (few.has(numbers[index] ?? 0)) marked[index] = 1;
  return marked;
}

/** What has author, date and title of another is known as likely its copy already. */
function isTwin(one: CommitFacts, other: CommitFacts | undefined): boolean {
  return (
    other !== undefined &&
    one.commit.authored === other.commit.authored &&
    one.commit.author.email.toLowerCase() === other.commit.author.email.toLowerCase() &&
    one.title === other.title
  );
}
