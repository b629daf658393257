import { cleanTitle } from '../../schema/conventions/titles/clean-title.ts';
import { type CommitFacts, readHints } from '../facts/commit-facts.ts';
import { hints } from '../facts/hints.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';

/** The pull requests of a repository, as far as commits and merges name them. */
export interface KnownPulls {
  /**
   * Whether a number before the last in a subject is where the change comes from: some other commit or merge under that number has
   * the same title. A number alone could be an issue's, or a pull request's of another repository.
   */
  readonly isSame: (number: number, facts: CommitFacts) => boolean;
  /** The commits and merges that a pull request was merged by, on whatever lines; newest first. */
  readonly list: (number: number) => readonly number[];
  /** The commits that have a title, compared as people do; newest first. */
  readonly titled: (title: string) => readonly number[];
}

/** Prepares asking about pull requests; all are looked at when the first is asked for. */
export function knowPulls({ graph, factsOf }: Pick<PlannedRepository, 'graph' | 'factsOf'>): KnownPulls {
  let known: Map<number, number[]> | undefined;
  const list = (number: number): readonly number[] => {
    known ??= indexPulls();
    return known.get(number) ?? [];
  };
  let byTitle: Map<string, number[]> | undefined;
  const titled = (title: string): readonly number[] => {
    byTitle ??= indexTitles();
    return byTitle.get(normaliseTitle(title)) ?? [];
  };
  const isSame = (number: number, facts: CommitFacts): boolean => {
    const title = normaliseTitle(facts.commit.subject);
    return list(number).some((index) => {
      const other = factsOf(index);
      return normaliseTitle(other.merged?.title ?? other.commit.subject) === title;
    });
  };
  return { isSame, list, titled };

  function indexTitles(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    for (let index = 0; index < graph.commits.length; index += 1) {
      for (const title of listTitles(factsOf(index))) {
        const list = found.get(title);
        if (list) list.push(index);
        else found.set(title, [index]);
      }
    }
    return found;
  }

  function indexPulls(): Map<number, number[]> {
    const byNumber = new Map<number, number[]>();
    const hintsOf = readHints(graph);
    for (let index = 0; index < graph.commits.length; index += 1) {
      if ((hintsOf(index) & hints.marks) === 0) continue;
      const { merged } = factsOf(index);
      if (!merged) continue;
      const list = byNumber.get(merged.number);
      if (list) list.push(index);
      else byNumber.set(merged.number, [index]);
    }
    return byNumber;
  }
}

/** What a commit may be called by: its title with the type and the scope that it is written with, and without. */
export function listTitles({ commit, merged, said }: CommitFacts): readonly string[] {
  const title = normaliseTitle(merged?.title ?? commit.subject);
  const text = said?.conventional ? normaliseTitle(said.conventional.text) : title;
  return text === title ? [title] : [title, text];
}

/** A title as it is compared: without markers and numbers, punctuation and the case of letters. */
export function normaliseTitle(title: string): string {
  const text = cleanTitle(title).toLowerCase();
  // Nearly all titles have none but plain letters, and are told three times as fast.
  return text.replace(beyondAscii.test(text) ? /[^\p{L}\p{N}]+/gu : /[^a-z0-9]+/g, ' ').trim();
}

const beyondAscii = /[^ -~]/;
