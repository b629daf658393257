import type { CommitFacts } from '../changes/commit-facts.ts';

/** So many patches are compared at most. */
const most = 1500;
/** What more commits share is a phrase, such as `Update translations`. */
const mostAlike = 6;
const shortest = 12;

/**
 * Commits whose patches are worth comparing: they have the title of another, or author and date of another, and nothing yet that makes them its copy.
 * In groups of such, by their ids.
 */
export function listSuspects(facts: readonly CommitFacts[]): readonly (readonly string[])[] {
  const groups = new Map<string, CommitFacts[]>();
  const add = (key: string, each: CommitFacts): void => {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else if (known.length <= mostAlike) known.push(each);
  };
  for (const each of facts) {
    const { commit, said, title, reverts, marks } = each;
    if (said === null || reverts || marks.some(({ kind }) => kind === 'origin-commit' || kind === 'origin-pull')) continue;
    if (title.length >= shortest) add(title, each);
    if (commit.authored !== undefined && !Number.isNaN(commit.authored))
      add(`${commit.authored} ${commit.author.email.toLowerCase()}`, each);
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

/** What has author, date and title of another is known as likely its copy already. */
function isTwin(one: CommitFacts, other: CommitFacts | undefined): boolean {
  return (
    other !== undefined &&
    one.commit.authored === other.commit.authored &&
    one.commit.author.email.toLowerCase() === other.commit.author.email.toLowerCase() &&
    one.title === other.title
  );
}
