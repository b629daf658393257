import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import type { FactsOf } from '../facts/commit-facts.ts';
import type { FindTwins } from './find-twins.ts';

const none: ReturnType<FindTwins> = [];
/** What more commits have in common is a line that many change. */
const most = 6;

/** Prepares finding commits with an equal patch and another sign of being copies: an equal title, or equal author and date. */
export function findPatchTwins(graph: CommitGraph, factsOf: FactsOf, patches: ReadonlyMap<string, string> | undefined): FindTwins {
  if (patches === undefined) return () => none;
  const byPatch = new Map<string, number[]>();
  for (const [sha, patch] of patches) {
    const index = graph.indexOf.get(sha);
    if (index === undefined) continue;
    const known = byPatch.get(patch);
    if (known) known.push(index);
    else byPatch.set(patch, [index]);
  }
  return (index) => {
    const patch = patches.get(graph.commits[index]?.sha ?? '');
    const same = patch === undefined ? undefined : byPatch.get(patch);
    if (same === undefined || same.length < 2 || same.length > most) return none;
    return same.flatMap((twin) => {
      const likely = twin === index ? null : nameSign(index, twin);
      return likely === null ? [] : [{ twin, likely }];
    });
  };

  function nameSign(left: number, right: number): string | null {
    const one = factsOf(left);
    const other = factsOf(right);
    if (one.title === other.title) return 'same patch and subject';
    const isOnePerson = one.commit.author.email.toLowerCase() === other.commit.author.email.toLowerCase();
    return isOnePerson && one.commit.authored === other.commit.authored ? 'same patch, author and author date' : null;
  }
}
