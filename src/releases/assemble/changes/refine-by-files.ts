import type { TouchedKind } from '../../../git/schema/repository.ts';
import type { Category } from '../../../text/schema/category.ts';
import { changelogLine } from '../../schema/conventions/numbers/changelog-line.ts';
import type { CommitFacts } from '../facts/commit-facts.ts';
import type { Judgement } from './categorise.ts';

const said: Readonly<Record<TouchedKind, string>> = {
  documentation: 'touches only documentation',
  internal: 'touches only tests, the build or continuous integration',
  dependencies: 'touches only versions of dependencies',
};

/** Categories that name a change of the product, which a change of nothing else cannot be. */
const ofProduct: ReadonlySet<Category> = new Set(['added', 'changed', 'deprecated', 'removed', 'fixed', 'performance']);

/** Whether files may tell more of a change than its words do. */
export function mayDependOnFiles({ basis, category }: Judgement): boolean {
  return basis !== 'mark' && ofProduct.has(category);
}

/**
 * The category with what the files of its commits tell, where the author marked none: a change of documentation alone is documentation, whatever verb its
 * title begins with. Where nothing tells of the whole, what all its commits agree on counts.
 */
export function refineByFiles(judged: Judgement, commits: readonly CommitFacts[], touched: ReadonlyMap<string, TouchedKind>): Judgement {
  if (!mayDependOnFiles(judged)) return judged;
  const kind = joinKinds(commits.map((facts) => kindOf(facts, touched)));
  if (kind !== null) {
    if (judged.basis === 'words' && kind === 'dependencies') return judged;
    return { ...judged, category: kind, source: said[kind] };
  }
  if (judged.basis === 'words' || commits.length < 2) return judged;
  const told = commits.flatMap((facts) => {
    const own = facts.said?.judged;
    return own !== undefined && own.basis !== 'nothing' && ofProduct.has(own.category) && kindOf(facts, touched) === null ? [own] : [];
  });
  const [first] = told;
  // That something inside went says nothing of what the others do.
  if (first?.category === 'removed' && told.length < commits.length) return judged;
  if (first === undefined || told.some(({ category }) => category !== first.category)) return judged;
  return { ...judged, category: first.category, source: `its commits: ${first.source}` };
}

/** What adds a line of its own to the changelog was written for users, whatever verb its title begins with. */
export function judgeNoted(judged: Judgement, heading: string, commits: readonly CommitFacts[]): Judgement {
  if (judged.category !== 'internal' || judged.basis !== 'words' || /\b(?:version|release|changelog|changes|news)\b/i.test(heading))
    return judged;
  const isNoted = commits.some(({ marks }) => marks.some((mark) => mark.kind === 'origin-pull' && mark.evidence.startsWith(changelogLine)));
  return isNoted ? { ...judged, category: 'changed', source: 'adds a line of its own to the changelog' } : judged;
}

function kindOf({ commit, said: own }: CommitFacts, touched: ReadonlyMap<string, TouchedKind>): TouchedKind | null {
  const known = touched.get(commit.sha);
  if (known !== undefined) return known;
  const category = own?.judged.category;
  return category === 'documentation' || category === 'internal' || category === 'dependencies' ? category : null;
}

/** What several commits change together; null as soon as one changes the product. */
function joinKinds(kinds: readonly (TouchedKind | null)[]): TouchedKind | null {
  const [first = null] = kinds;
  if (kinds.includes(null)) return null;
  return kinds.every((kind) => kind === first) ? first : 'internal';
}
