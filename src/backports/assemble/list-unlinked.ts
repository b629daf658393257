import type { Link } from '../../releases/schema/links/link.ts';
import { namesSecurity } from '../schema/names-security.ts';
import { isReleaseSubject } from '../schema/release-subject.ts';
import { joinsChanges } from './group-copies.ts';
import type { LinkedRepository } from './linked-repository.ts';

/** A line with more commits of its own is the history of something else that was imported, and no line beside the trunk. */
const most = 1500;

/** Commits that were made on a line or in an environment and are copies of nothing: what may be missing elsewhere, and what rules judge. */
export function listUnlinked({ sides, links, factsOf, changeOf, columns }: LinkedRepository): readonly number[] {
  const titleOf = (index: number | null): string => {
    if (index === null) return '';
    const facts = factsOf(index);
    return (facts.said?.judged.title ?? facts.title).toLowerCase();
  };
  const isCalledSame = ({ copy, from }: Link): boolean => saysMuch(titleOf(copy)) && titleOf(copy) === titleOf(from);
  // What is too unlike to be one change stands alone, unless both are called the same.
  const linked = new Set(
    links.filter((link) => joinsChanges(link) || isCalledSame(link)).flatMap(({ copy, from, origin }) => [copy, from, origin]),
  );
  const found = sides.side.filter((index) => {
    if (linked.has(index) || !sides.isRelated(index)) return false;
    const facts = factsOf(index);
    if (facts.reverts || isReleaseSubject(facts.subject)) return false;
    const change = changeOf(index);
    const category = change?.category ?? facts.said?.judged.category;
    if (category === 'security' || namesSecurity(facts.commit)) return true;
    if (change?.bot === true) return false;
    const inEnvironment = columns.some(({ kind, holds }) => kind === 'environment' && holds(index));
    return inEnvironment || (category !== 'internal' && category !== 'dependencies');
  });
  // Which commits a column holds takes a pass over the history to tell.
  if (found.length <= most) return found;
  const foreign = columns.filter(({ holds }) => found.filter(holds).length > most);
  if (foreign.length === 0) return found;
  return found.filter((index) => columns.some((column) => column.holds(index) && !foreign.includes(column)));
}

/** Short titles, as `fix tests`, are used again for something else. */
function saysMuch(title: string): boolean {
  return title.split(/\s+/).length >= 4;
}
