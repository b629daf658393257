import fc from 'fast-check';
import type { RepositoryHistory } from '../../src/git/schema/repository.ts';
import { startHistory } from './history.ts';

/** One step of a made-up history. Numbers choose among the branches and commits that are there. */
export type Step =
  | {
      readonly kind: 'commit' | 'branch' | 'merge' | 'pull' | 'squash' | 'pick' | 'revert' | 'undo' | 'candidate';
      readonly a: number;
      readonly b: number;
    }
  | { readonly kind: 'release'; readonly a: number; readonly b: number };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    'commit',
    'commit',
    'commit',
    'branch',
    'merge',
    'pull',
    'squash',
    'pick',
    'pick',
    'revert',
    'undo',
    'release',
    'release',
    'candidate',
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
});

/** Plays the steps of a history. */
export function play(steps: readonly Step[]): RepositoryHistory {
  const { commit, branch, tip, tag, history } = startHistory();
  const all = [{ sha: commit('Start'), subject: 'Start' }];
  const names = ['main'];
  const merges: string[] = [];
  const tagged = new Set<string>();
  const add = (subject: string, options: Parameters<typeof commit>[1]): void => {
    all.push({ sha: commit(subject, options), subject });
  };
  let pull = 0;
  for (const { kind, a, b } of steps) {
    const on = names[a % names.length] ?? 'main';
    const from = names[b % names.length] ?? 'main';
    const other = all[b % all.length] ?? { sha: '', subject: '' };
    if (kind === 'commit') add(`Change ${all.length}`, { branch: on });
    else if (kind === 'branch' && names.length < 6) {
      names.push(`b${names.length}`);
      branch(`b${names.length - 1}`, tip(on));
    } else if (kind === 'merge' && tip(on) !== tip(from)) commit(`Merge branch '${from}'`, { branch: on, parents: [tip(on), tip(from)] });
    else if (kind === 'pull' && tip(on) !== tip(from)) {
      pull += 1;
      commit(`Merge pull request #${pull} from team/${from}`, { branch: on, parents: [tip(on), tip(from)], body: `Title ${pull}` });
      merges.push(tip(on));
    } else if (kind === 'squash') {
      pull += 1;
      add(`Change ${all.length} (#${pull})`, { branch: on });
    } else if (kind === 'pick') add(other.subject, { branch: on, body: `(cherry picked from commit ${other.sha})` });
    else if (kind === 'revert') add(`Revert "${other.subject}"`, { branch: on, body: `This reverts commit ${other.sha}.` });
    else if (kind === 'undo' && merges.length > 0)
      add(`Revert "Title"`, { branch: on, body: `This reverts commit ${merges[b % merges.length]}.` });
    else if (kind === 'release' || kind === 'candidate') {
      const name = `1.${a % 3}.${b % 6}${kind === 'candidate' ? `-rc.${b % 2}` : ''}`;
      if (!tagged.has(name)) tag(name, tip(on), b % 2 === 0);
      tagged.add(name);
    }
  }
  return history();
}

/** The steps of histories with lines, merges, picks, reverts, candidates and releases. */
export const steps: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 5, maxLength: 70 });
/** Histories with lines, merges, picks, reverts, candidates and releases. */
export const histories = steps.map(play);
/** The same without reverts. */
export const withoutReverts = steps.map((list) => play(list.filter(({ kind }) => kind !== 'revert' && kind !== 'undo')));

/** All that a commit leads to, itself included. */
export function reachable(history: RepositoryHistory, tip: string): ReadonlySet<string> {
  const bySha = new Map(history.commits.map((commit) => [commit.sha, commit]));
  const found = new Set<string>();
  const stack = [tip];
  for (let sha = stack.pop(); sha !== undefined; sha = stack.pop()) {
    if (found.has(sha)) continue;
    found.add(sha);
    stack.push(...(bySha.get(sha)?.parents ?? []));
  }
  return found;
}
