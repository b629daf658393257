import type { Change } from '../../book/schema/change.ts';
import type { Judgement } from '../../releases/assemble/changes/categorise.ts';
import { readSaying } from '../../releases/assemble/changes/read-saying.ts';
import type { CommitFacts } from '../../releases/assemble/facts/commit-facts.ts';
import { cleanTitle } from '../../releases/schema/conventions/titles/clean-title.ts';
import type { Category } from '../../text/schema/category.ts';
import { plainText } from '../../text/schema/plain-text.ts';
import type { ChangeKind } from '../schema/cell-state.ts';
import type { LoggedCommit } from '../schema/extension.ts';
import { namesSecurity } from '../schema/names-security.ts';
import type { CopyGroup } from './group-copies.ts';
import type { LinkedRepository } from './linked-repository.ts';

/** How a change is called, whose it is, and what kind it is. */
export interface ChangeWords {
  readonly title: string;
  readonly kind: ChangeKind;
  readonly pulls: readonly number[];
  readonly people: readonly string[];
  readonly bot: boolean;
  /** Whether anything says that it is about security, if only a message: then it is asked about as such. */
  readonly security: boolean;
  /** The id without the repository in front. */
  readonly id: string;
}

const kinds: Readonly<Record<Category, ChangeKind>> = {
  breaking: 'feature',
  security: 'security',
  added: 'feature',
  changed: 'feature',
  deprecated: 'feature',
  removed: 'feature',
  fixed: 'fix',
  performance: 'feature',
  documentation: 'documentation',
  dependencies: 'upkeep',
  internal: 'upkeep',
};

/** Puts a group of copies into words: the origin speaks for all, else the oldest copy. */
export function describeGroup(
  { commits, origin, links }: CopyGroup,
  { graph, factsOf, changeOf, broughtWith }: LinkedRepository,
): ChangeWords {
  const speaker = origin ?? commits.at(-1) ?? 0;
  const facts = factsOf(speaker);
  const own = changeOf(speaker);
  const { merge } = broughtWith(speaker);
  const merged = merge === null ? null : factsOf(merge).merged;
  const said = own === undefined ? sayOf(facts, merged) : null;
  const others = [...new Set(commits.map(changeOf))].filter((change): change is Change => change !== undefined && change !== own);
  const all = own ? [own, ...others] : others;
  const numbers = [
    merged?.number,
    facts.merged?.number,
    ...all.flatMap(({ pulls }) => pulls.filter(({ role }) => role !== 'mentioned').map(({ number }) => number)),
  ];
  const named = links.flatMap((link) => (link.named?.startsWith('#') ? [Number(link.named.slice(1))] : []));
  const pulls = [...new Set([...numbers, ...named].filter((number) => number !== undefined))];
  // A security fix may be told only where it was copied to.
  const categories = [own?.category ?? said?.category ?? 'changed', ...others.map(({ category }) => category)];
  // What takes a change back puts something right, whatever kind of change that was.
  const isRevert = facts.reverts || (own !== undefined && own.reverts !== null);
  const told = categories.includes('security') ? 'security' : kinds[categories[0] ?? 'changed'];
  const kind = isRevert && told === 'feature' ? 'fix' : told;
  const security = kind === 'security' || commits.some((index) => namesSecurity(factsOf(index).commit));
  const people = [...new Set(all.length > 0 ? all.flatMap(({ authors }) => authors) : [facts.commit.author.name])];
  const first = own?.pulls.find(({ role }) => role === 'merged')?.number ?? merged?.number ?? facts.merged?.number;
  const id = first === undefined || own?.id.includes('c-') ? `c-${graph.commits[speaker]?.sha.slice(0, 12)}` : `pr-${first}`;
  const title = own?.title ?? said?.title ?? facts.title;
  return { title, kind, pulls, people, bot: all.length > 0 && all.every(({ bot }) => bot), security, id };
}

/** What a change that is in no release of its own says of itself: the title of its pull request, else its message. */
function sayOf(facts: CommitFacts, merged: CommitFacts['merged']): Pick<Judgement, 'title' | 'category'> | null {
  if (merged?.title === undefined) return facts.said?.judged ?? null;
  const heading = cleanTitle(plainText(merged.title));
  return readSaying({
    heading,
    inner: facts.title,
    messages: [facts],
    bodies: [facts.commit.body],
    categories: new Map(),
    type: merged.type ?? null,
  }).judged;
}

/** A commit as the log shows it. */
export function describeCommit(index: number, { graph, factsOf }: Pick<LinkedRepository, 'graph' | 'factsOf'>): LoggedCommit {
  const commit = graph.commits[index];
  return { sha: commit?.sha ?? '', subject: factsOf(index).subject, author: commit?.author.name ?? '', date: commit?.committedAt ?? '' };
}
