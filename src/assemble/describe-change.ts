import { cleanTitle } from '../conventions/clean-title.ts';
import { parseConventionalSubject } from '../conventions/conventional-commit.ts';
import { parseDependencyBump } from '../conventions/dependency-bump.ts';
import { listReferences, type TicketRule } from '../conventions/references.ts';
import { parseReleaseNoteBlock } from '../conventions/release-note-block.ts';
import type { Change } from '../domain/book.ts';
import type { Category } from '../domain/category.ts';
import { issueUrl } from '../domain/forge-url.ts';
import { longestNote, plainLines, plainText } from '../domain/plain-text.ts';
import type { RepositoryWeb } from '../domain/repository.ts';
import { categorise, findBreaking } from './categorise.ts';
import type { CommitFacts, FactsOf } from './commit-facts.ts';
import type { DraftChange } from './draft-change.ts';
import type { Author, ListAuthors } from './list-authors.ts';

/** What putting changes of one repository into words needs. */
export interface Wording {
  readonly repository: string;
  /** In front of change ids; empty in a product of one repository. */
  readonly idPrefix: string;
  readonly web: RepositoryWeb | null;
  readonly factsOf: FactsOf;
  readonly categories: ReadonlyMap<string, Category>;
  readonly tickets: readonly TicketRule[];
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
  const pullTitle = merge?.merged?.title ?? (commits.length === 1 && draft.number !== null && merge === null ? first.commit.subject : null);
  const all = merge === null ? commits : [merge, ...commits];
  const spoken = pullTitle ?? headingOf(commits, draft);
  const heading = cleanTitle(plainText(spoken));
  const inner = commits.length === 1 && spoken !== first.commit.subject ? cleanTitle(first.subject) : null;
  const conventional =
    parseConventionalSubject(heading, wording.categories) ?? (inner === null ? null : parseConventionalSubject(inner, wording.categories));
  const bodies = all.map((facts) => facts.commit.body).filter((body) => body !== '');
  const dependency = parseDependencyBump(heading);
  const breaking = findBreaking(all, conventional, heading);
  const judged = categorise({ heading, conventional, breaking, dependency, bodies, categories: wording.categories });
  const title = judged.title;
  const block = blockOf(bodies);
  const noteSource = pullTitle !== null ? ('pull-request-title' as const) : ('subject' as const);
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
    commits: commits.map((facts) => ({
      sha: facts.commit.sha,
      subject: facts.subject,
      author: plainText(facts.commit.author.name),
      date: facts.commit.committedAt,
    })),
    authors: people.map((person) => person.name),
    bot,
    references: listReferences([heading, ...commits.map((facts) => facts.commit.subject), ...bodies], {
      issueUrl: (number) => issueUrl(wording.web, number),
      tickets: wording.tickets,
    }),
    dependency,
    reverts: draft.reverts,
    date: (merge ?? newest).commit.committedAt,
  };
  return { change, people, draft };
}

/** The subject that speaks for commits without a pull request's title: the one with the number, else the first. */
function headingOf(commits: readonly CommitFacts[], draft: DraftChange): string {
  const numbered = commits.find((facts) => facts.merged?.number === draft.number && draft.number !== null);
  return (numbered ?? commits[0])?.commit.subject ?? '';
}

function blockOf(bodies: readonly string[]): string | null {
  for (const body of bodies) {
    const block = parseReleaseNoteBlock(body);
    if (block) return block;
  }
  return null;
}
