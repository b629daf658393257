import type { Change } from '../../../book/schema/book.ts';
import type { Category } from '../../../book/schema/category.ts';
import { longestNote, plainLines, plainText } from '../../../text/schema/plain-text.ts';
import { cleanTitle } from '../../schema/conventions/clean-title.ts';
import { listReferences, mayRefer, type ReferenceRules } from '../../schema/conventions/references.ts';
import type { CommitFacts, FactsOf } from './commit-facts.ts';
import type { DraftChange } from './draft-change.ts';
import type { Author, ListAuthors } from './list-authors.ts';
import { listBodies, readSaying } from './read-saying.ts';

/** What putting changes of one repository into words needs. */
export interface Wording {
  readonly repository: string;
  /** In front of change ids; empty in a product of one repository. */
  readonly idPrefix: string;
  readonly factsOf: FactsOf;
  readonly categories: ReadonlyMap<string, Category>;
  readonly references: ReferenceRules;
  readonly authorsOf: ListAuthors;
}

/** A change in words, with the people and the draft that it was made from. */
export interface Described {
  readonly change: Change;
  readonly people: readonly Author[];
  readonly draft: DraftChange;
}

/** Puts a change into words: title, note, category, authors, references. */
export function describeChange(draft: DraftChange, wording: Wording): Described {
  const commits = draft.commits.map(wording.factsOf);
  const merge = draft.merge === null ? null : wording.factsOf(draft.merge);
  const first = commits[0];
  const newest = commits.at(-1);
  if (!first || !newest) throw new RangeError('Unexpected change without commits, expected one commit or more');
  const pullTitle = merge?.merged?.title ?? null;
  const all = merge === null ? commits : [merge, ...commits];
  const heading = pullTitle === null ? (speakerOf(commits, draft) ?? first).title : cleanTitle(plainText(pullTitle));
  const inner = commits.length === 1 && pullTitle !== null && pullTitle !== first.commit.subject ? first.title : null;
  const bodies = listBodies(all);
  const { categories } = wording;
  const said = all.length === 1 && categories.size === 0 ? first.said : null;
  const saying = said ?? readSaying({ heading, inner, messages: all, bodies, categories });
  const { conventional, dependency, breaking, judged, block } = saying;
  const title = judged.title;
  const isPullTitle = pullTitle !== null || (commits.length === 1 && draft.number !== null && merge === null);
  const noteSource = isPullTitle ? ('pull-request-title' as const) : ('subject' as const);
  const note =
    block !== null
      ? { text: plainLines(block, longestNote), source: 'release-note' as const }
      : { text: title, source: conventional ? ('conventional' as const) : noteSource };
  const people = wording.authorsOf(commits);
  const bot = people.length > 0 && people.every((person) => person.bot);
  const change: Change = {
    id: `${wording.idPrefix}${draft.number === null ? `c-${first.commit.sha.slice(0, 12)}` : `pr-${draft.number}`}`,
    title,
    category: judged.category,
    categorySource: judged.source,
    scope: judged.scope,
    note,
    breaking,
    repository: wording.repository,
    pulls: draft.pulls,
    commits: commits.map(describeCommit),
    authors: people.map((person) => person.name),
    bot,
    references: mayHaveReferences(heading, all, wording)
      ? listReferences(listTexts(heading, commits, bodies), wording.references)
      : noReferences,
    dependency,
    reverts: draft.reverts,
    date: (merge ?? newest).commit.committedAt,
  };
  return { change, people, draft };
}

function describeCommit({ commit, subject }: CommitFacts): Change['commits'][number] {
  return { sha: commit.sha, subject, author: plainText(commit.author.name), date: commit.committedAt };
}

const noReferences: Change['references'] = [];

function mayHaveReferences(heading: string, all: readonly CommitFacts[], { references }: Wording): boolean {
  return references.tickets.length > 0 || all.some(({ refers }) => refers) || mayRefer(heading);
}

/** What may name issues and tickets; a heading that is the only subject is not looked at twice. */
function listTexts(heading: string, commits: readonly CommitFacts[], bodies: readonly string[]): readonly string[] {
  if (commits.length === 1 && commits[0]?.commit.subject === heading) return [heading].concat(bodies);
  return [heading].concat(
    commits.map(({ commit }) => commit.subject),
    bodies,
  );
}

/** The commit whose subject speaks for all without a pull request's title: the one with the number; where none has it, the first does. */
function speakerOf(commits: readonly CommitFacts[], draft: DraftChange): CommitFacts | undefined {
  return draft.number === null ? undefined : commits.find((facts) => facts.merged?.number === draft.number);
}
