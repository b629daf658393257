import { isMerge } from '../../../git/schema/commit-graph.ts';
import type { Candidate } from '../../schema/links/link.ts';
import { normaliseTitle } from '../changes/know-pulls.ts';
import type { FindTwins } from '../copies/find-twins.ts';
import type { FactsOf } from '../facts/commit-facts.ts';
import type { Sides } from './line-reach.ts';

const most = 24;
const day = 86_400_000;

/** Finds commits that are written as a copy is: same author, second and subject; same author and title within a day; or the same title alone. */
export function prepareSameMessage(sides: Sides, factsOf: FactsOf, twinsOf: FindTwins): (copy: number) => readonly Candidate[] {
  const { graph } = sides;
  let byTitle: Map<string, number[]> | undefined;
  return (copy) => {
    byTitle ??= indexTitles();
    const own = factsOf(copy);
    const twins = new Set(twinsOf(copy).map(({ twin }) => twin));
    const titled = byTitle.get(titleOf(copy)) ?? [];
    const found = new Set([...twins, ...(titled.length > most ? nearest(titled, copy) : titled)]);
    return [...found].flatMap((commit): readonly Candidate[] => {
      if (commit === copy || sides.isBelow(commit, copy)) return [];
      if (twins.has(commit)) return [{ commit, rungs: [{ kind: 'same-writing', score: 0.9, words: 'the same author, date and subject' }] }];
      const other = factsOf(commit);
      const author = own.commit.author.email.toLowerCase() === other.commit.author.email.toLowerCase();
      const near = Math.abs(Date.parse(own.commit.committedAt) - Date.parse(other.commit.committedAt)) <= day;
      if (author && near)
        return [{ commit, rungs: [{ kind: 'same-message', score: 0.8, words: 'the same author and subject within a day' }] }];
      const words = author ? 'the same author and subject' : 'the same subject';
      return [{ commit, rungs: [{ kind: 'same-message', score: author ? 0.6 : 0.45, words }] }];
    });
  };

  function titleOf(index: number): string {
    const { merged, commit } = factsOf(index);
    return normaliseTitle(merged?.title ?? commit.subject);
  }

  function indexTitles(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    for (let index = 0; index < graph.commits.length; index += 1) {
      if (isMerge(graph, index)) continue;
      const title = titleOf(index);
      if (title.length < 4) continue;
      const list = found.get(title);
      if (list) list.push(index);
      else found.set(title, [index]);
    }
    return found;
  }

  /** Of a title that many have, such as one of a release, those written nearest in time. */
  function nearest(list: readonly number[], copy: number): readonly number[] {
    const written = graph.commits[copy]?.authored ?? Number.NaN;
    return list
      .map((index) => ({ index, distance: Math.abs((graph.commits[index]?.authored ?? Number.NaN) - written) }))
      .sort((left, right) => left.distance - right.distance || left.index - right.index)
      .slice(0, most)
      .map(({ index }) => index);
  }
}
