import type { Change } from '../../../book/schema/change.ts';
import type { PullSnapshot } from '../../../forges/schema/snapshot/snapshot.ts';
import type { FindCommit } from '../../../git/schema/find-commit.ts';
import { instantOf } from '../../../git/schema/instant.ts';
import type { TouchedKind } from '../../../git/schema/repository.ts';
import type { Category } from '../../../text/schema/category.ts';
import { longestNote, plainLines, plainText } from '../../../text/schema/plain-text.ts';
import { listReferences, mayRefer, type ReferenceRules } from '../../schema/conventions/numbers/references.ts';
import { namesRelease } from '../../schema/conventions/release-commit.ts';
import { isAdvisoryMerge, parseAdvisoryTitle } from '../../schema/conventions/titles/advisory-merge.ts';
import { cleanTitle } from '../../schema/conventions/titles/clean-title.ts';
import { parseComponentPrefix } from '../../schema/conventions/titles/component-prefix.ts';
import { isDependencyBot } from '../../schema/conventions/titles/dependency-bot.ts';
import { parseReleaseNoteBlock, saysNoNote } from '../../schema/conventions/titles/release-note-block.ts';
import type { CommitFacts, FactsOf } from '../facts/commit-facts.ts';
import { applyLabels } from './apply-labels.ts';
import type { Judgement } from './categorise.ts';
import type { DraftChange } from './draft-change.ts';
import type { FindPull } from './find-pull.ts';
import type { Author, ListAuthors } from './list-authors.ts';
import { listBodies, readSaying } from './read-saying.ts';
import { judgeNoted, refineByFiles } from './refine-by-files.ts';

/** What putting changes of one repository into words needs. */
export interface Wording {
  /** Stands for all of it that is no question. */
  readonly key: string;
  /** Whether the history tells that a number is a pull request's. */
  readonly isPull: (number: number) => boolean;
  readonly repository: string;
  /** In front of change ids; empty in a product of one repository. */
  readonly idPrefix: string;
  readonly factsOf: FactsOf;
  readonly find: FindCommit;
  readonly categories: ReadonlyMap<string, Category>;
  readonly references: ReferenceRules;
  readonly authorsOf: ListAuthors;
  /** Components that titles name before them, in lower case. */
  readonly components: ReadonlySet<string>;
  /** Commits that change nothing of the product itself. */
  readonly touched: ReadonlyMap<string, TouchedKind>;
  readonly findPull: FindPull;
  /** What labels mean where somebody configured it, in lower case. */
  readonly labels: ReadonlyMap<string, Category>;
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
  const all = merge === null ? commits : [merge, ...commits];
  const pull = draft.number === null || draft.sharesNumber ? null : wording.findPull(draft.number, all);
  const pullTitle =
    merge?.merged?.title ?? (merge && parseAdvisoryTitle(merge.commit)) ?? (pull !== null && all.length > 1 ? pull.title : null);
  const heading = pullTitle === null ? (speakerOf(commits, draft) ?? first).title : cleanTitle(plainText(pullTitle));
  const inner = commits.length === 1 && pullTitle !== null && pullTitle !== first.commit.subject ? first.title : null;
  const bodies = pull === null ? listBodies(all) : [...listBodies(all), pull.body.join('\n')];
  const { categories } = wording;
  const said = all.length === 1 && categories.size === 0 && pull === null ? first.said : null;
  const read = said ?? readSaying({ heading, inner, messages: all, bodies, categories, type: merge?.merged?.type ?? null });
  const saying = pull === null ? read : applyLabels(read, pull.labels, wording.labels);
  const { conventional, dependency, breaking } = saying;
  const refined = refineByFiles(judgeRelease(saying.judged, heading, wording.repository), commits, wording.touched);
  const judged = judgeNoted(refined, heading, commits);
  const block = saying.block ?? findBlockOfOrigin(all, bodies, wording);
  const { title, scope } = splitComponent(judged, wording);
  const isPullTitle = pullTitle !== null || (commits.length === 1 && draft.number !== null && merge === null);
  const noteSource = isPullTitle ? ('pull-request-title' as const) : ('subject' as const);
  const note =
    block !== null
      ? { text: plainLines(block, longestNote), source: 'release-note' as const }
      : { text: title, source: conventional ? ('conventional' as const) : noteSource };
  const people = wording.authorsOf(commits);
  const bot = people.length > 0 && people.every((person) => person.bot);
  const change: Change = {
    id: `${wording.idPrefix}${draft.number === null || draft.sharesNumber ? `c-${first.commit.sha.slice(0, 12)}` : `pr-${draft.number}`}`,
    title,
    category: judged.category,
    categorySource: judged.source,
    scope,
    note,
    breaking,
    repository: wording.repository,
    pulls: draft.pulls,
    commits: commits.map(describeCommit),
    authors: people.map((person) => person.name),
    bot,
    references:
      pull !== null || mayHaveReferences(heading, all, wording)
        ? listOther(listNamed(heading, { commits, all, bodies }, wording), draft, [
            ...listIssues(all, wording),
            ...listLinked(pull, wording),
          ])
        : noReferences,
    dependency,
    reverts: draft.reverts,
    date: (merge ?? newest).commit.committedAt,
  };
  return { change, people, draft };
}

/** A title that names nothing but a version is that of the release itself. */
function judgeRelease(judged: Judgement, heading: string, repository: string): Judgement {
  if (judged.basis !== 'nothing' || !namesRelease(heading, repository)) return judged;
  return { ...judged, category: 'internal', source: 'names only a version', basis: 'mark' };
}

/** A component that the title names before it is its scope, where the history names it often. */
function splitComponent({ title, scope }: Judgement, { components }: Wording): { readonly title: string; readonly scope: string | null } {
  const found = scope === null && components.size > 0 ? parseComponentPrefix(title) : null;
  return found === null || !components.has(found.name.toLowerCase()) ? { title, scope } : { title: found.text, scope: found.name };
}

/** The note of what a copy was made from, where the copy has none and does not say that there is none. */
function findBlockOfOrigin(all: readonly CommitFacts[], bodies: readonly string[], { factsOf, find }: Wording): string | null {
  if (bodies.some(saysNoNote)) return null;
  for (const { marks } of all) {
    for (const mark of marks) {
      const origin = mark.kind === 'origin-commit' ? find(mark.sha) : -1;
      const block = origin < 0 ? null : parseReleaseNoteBlock(factsOf(origin).commit.body);
      if (block) return block;
    }
  }
  return null;
}

function describeCommit({ commit, subject }: CommitFacts): Change['commits'][number] {
  return { sha: commit.sha, subject, author: plainText(commit.author.name), date: commit.committedAt };
}

const noReferences: Change['references'] = [];

/** What a change names. A bot that moves a dependency quotes what its project says: numbers in that are the other project's, CVE ids are everybody's. */
function listNamed(
  heading: string,
  {
    commits,
    all,
    bodies,
  }: { readonly commits: readonly CommitFacts[]; readonly all: readonly CommitFacts[]; readonly bodies: readonly string[] },
  { references }: Wording,
): Change['references'] {
  const written = Math.max(...all.map(({ commit }) => instantOf(commit.committedAt)));
  const advisories = all.flatMap(({ commit }) => (isAdvisoryMerge(commit.subject) ? [commit.subject] : []));
  if (!all.every(({ commit }) => isDependencyBot(commit.author)))
    return listReferences([...listTexts(heading, commits, bodies), ...advisories], references, written);
  const quoted = listReferences(bodies, references, written).filter(({ kind, id }) => kind === 'cve' || id.startsWith('GHSA-'));
  const own = listReferences(listTexts(heading, commits, []), references, written);
  return [...own, ...quoted.filter(({ id }) => !own.some((one) => one.id === id))];
}

/** Issues that numbers in subjects name. */
function listIssues(all: readonly CommitFacts[], { references }: Wording): Change['references'] {
  const issues = all.flatMap(({ marks }) => marks.filter((mark) => mark.kind === 'issue'));
  return issues.map(({ number, evidence }) => ({ kind: 'issue', id: `#${number}`, url: references.issueUrl(number), evidence }));
}

/** Issues of the same repository that the forge closes with the pull request. */
function listLinked(pull: PullSnapshot | null, { references }: Wording): Change['references'] {
  const own = (pull?.issues ?? []).filter(({ project }) => project === null || references.home?.endsWith(`/${project}`) === true);
  return own.map(({ number }) => ({ kind: 'issue', id: `#${number}`, url: references.issueUrl(number), evidence: 'linked on the forge' }));
}

/** References without the pull requests that brought the change, which are shown as such. */
function listOther(found: Change['references'], { pulls }: DraftChange, issues: Change['references']): Change['references'] {
  const own = new Set(pulls.map(({ number }) => `#${number}`));
  const other = found.filter(({ kind, id }) => !((kind === 'pull' || kind === 'unknown') && own.has(id)));
  return [
    ...other,
    ...issues.filter(({ id }, at) => !other.some((one) => one.id === id) && issues.findIndex((one) => one.id === id) === at),
  ];
}

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
