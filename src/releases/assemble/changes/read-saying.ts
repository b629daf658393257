import type { Category } from '../../../text/schema/category.ts';
import { listSquashed } from '../../schema/conventions/numbers/squash-items.ts';
import { isAdvisoryMerge } from '../../schema/conventions/titles/advisory-merge.ts';
import { type ConventionalSubject, parseConventionalSubject } from '../../schema/conventions/titles/conventional-commit.ts';
import { type DependencyBump, parseDependencyBump } from '../../schema/conventions/titles/dependency-bump.ts';
import { parseReleaseNoteBlock } from '../../schema/conventions/titles/release-note-block.ts';
import { categorise, findBreaking, type Judgement, type MergedType, type Spoken } from './categorise.ts';

/** What a change says of itself, by its heading and its messages. */
export interface Saying {
  readonly conventional: ConventionalSubject | null;
  readonly dependency: DependencyBump | null;
  readonly breaking: string | null;
  readonly judged: Judgement;
  /** The release note that a body holds. */
  readonly block: string | null;
}

/**
 * Reads what a change says. `inner` is the subject of its only commit, where the heading is another one. Nothing else about the change or its
 * release is needed, so for a commit alone it can be read while git is still at work.
 */
export function readSaying(given: {
  readonly heading: string;
  readonly inner: string | null;
  readonly messages: readonly Spoken[];
  readonly bodies: readonly string[];
  readonly categories: ReadonlyMap<string, Category>;
  /** What the merge says that the change is. */
  readonly type?: MergedType | null;
}): Saying {
  const { heading, inner, messages, bodies, categories, type = null } = given;
  const conventional =
    parseConventionalSubject(heading, categories) ?? (inner === null ? null : parseConventionalSubject(inner, categories));
  const dependency = parseDependencyBump(heading);
  const breaking = findBreaking(messages, conventional, heading);
  const judged = judgeAdvisory(categorise({ heading, conventional, breaking, dependency, bodies, categories, type }), messages);
  const listed = judged.category === 'internal' && messages.length === 1 && ofRelease.test(heading) ? listSquashed(bodies[0] ?? '') : [];
  const most =
    listed.length === 0
      ? null
      : findMostNotable(
          listed.map(({ title }) => title),
          categories,
        );
  // A squash that is called a release has what it brought in its list alone.
  if (most !== null) {
    const told = { ...judged, category: most, source: 'the changes that it lists', basis: 'mark' as const };
    return { conventional, dependency, breaking, judged: told, block: findBlock(bodies) ?? listed.map(formatListed).join('; ') };
  }
  return { conventional, dependency, breaking, judged, block: findBlock(bodies) };
}

function judgeAdvisory(judged: Judgement, messages: readonly Spoken[]): Judgement {
  if (judged.category === 'breaking' || !messages.some(({ commit }) => isAdvisoryMerge(commit.subject))) return judged;
  return { ...judged, category: 'security', source: 'merged from the private fork of a security advisory', basis: 'mark' };
}

function formatListed({ title, number }: { readonly title: string; readonly number: string }): string {
  return `${parseConventionalSubject(title)?.text ?? title} (#${number})`;
}

const ofRelease = /\brelease|\bversion|\bdeploy|\bv?\d+\.\d+/i;
const byWeight: readonly Category[] = ['breaking', 'security', 'removed', 'deprecated', 'added', 'changed', 'fixed', 'performance'];

/** The category of some titles that users notice most; null where they notice none. */
function findMostNotable(titles: readonly string[], categories: ReadonlyMap<string, Category>): Category | null {
  const own = new Set(
    titles.map((title) => {
      const conventional = parseConventionalSubject(title, categories);
      const breaking = findBreaking([], conventional, title);
      const dependency = parseDependencyBump(title);
      return categorise({ heading: title, conventional, breaking, dependency, bodies: noBodies, categories, type: null }).category;
    }),
  );
  return byWeight.find((category) => own.has(category)) ?? null;
}

const noBodies: readonly string[] = [];

/** The bodies of messages, without empty ones. */
export function listBodies(messages: readonly Spoken[]): readonly string[] {
  const first = messages[0];
  // Nearly every change is one commit: an array of just its size is a tenth of one that grew.
  if (messages.length === 1 && first) return first.commit.body === '' ? noBodies : [first.commit.body];
  return messages.map(({ commit }) => commit.body).filter((body) => body !== '');
}

function findBlock(bodies: readonly string[]): string | null {
  for (const body of bodies) {
    const block = parseReleaseNoteBlock(body);
    if (block) return block;
  }
  return null;
}
