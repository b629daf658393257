import type { Mark } from '../../../forges/schema/mark.ts';
import { isMerge } from '../../../git/schema/commit-graph.ts';
import { parseQuotedRevert, type QuotedRevert } from '../../schema/conventions/titles/quoted-revert.ts';
import type { Shipment } from '../ranges/ship-commits.ts';
import { type Identity, identityOfCommit } from '../ranges/shipped-before.ts';
import type { Drafting } from './drafting.ts';
import { listTitles, normaliseTitle } from './know-pulls.ts';

type Revert = Extract<Mark, { kind: 'reverts' }>;

/**
 * Pairs of a commit and its revert inside one range. Newest first, so that a revert of a revert gives the change back. A revert of a merge
 * takes back all that the merge brought. One that also takes back something from outside the range is news, and cancels nothing.
 */
export function cancelReverts(
  own: readonly number[],
  shipment: Shipment,
  drafting: Drafting,
): readonly { readonly commit: number; readonly revert: number }[] {
  const { factsOf, find, graph, listMerged } = drafting;
  const reverts = own.filter((index) => factsOf(index).reverts);
  if (reverts.length === 0) return [];
  const { bySubject, byTitle, byOrigin, byNumber } = indexTargets(own, reverts, shipment, drafting);
  const mine = new Set(own);
  const cancelled: { commit: number; revert: number }[] = [];
  const gone = new Set<number>();
  for (const revert of reverts) {
    if (gone.has(revert)) continue;
    const lists = listReverts(revert).map((mark) => {
      const targets = listTargets(mark).filter((target) => target > revert);
      return targets.length > 0 ? targets : findOpposite(mark, revert);
    });
    if (lists.some((targets) => targets.length === 0)) continue;
    const targets = [...new Set(lists.flat())].filter((target) => !gone.has(target));
    if (targets.length === 0) continue;
    gone.add(revert);
    for (const target of targets) {
      gone.add(target);
      cancelled.push({ commit: target, revert });
    }
  }
  return cancelled;

  function listReverts(index: number): readonly Revert[] {
    return factsOf(index).marks.filter((mark): mark is Revert => mark.kind === 'reverts');
  }

  /** Where only titles tell: the revert just before this one of the same change, when it did the opposite. The change itself may be from outside. */
  function findOpposite({ sha, subject }: Revert, revert: number): readonly number[] {
    const own = sha === null ? readEffect(subject) : null;
    if (own === null) return [];
    for (const other of reverts) {
      if (other <= revert || gone.has(other)) continue;
      const [mark, ...more] = listReverts(other);
      const effect = more.length > 0 ? null : readEffect(mark?.subject ?? null);
      if (effect?.title === own.title) return effect.takesBack === own.takesBack ? [] : [other];
    }
    return [];
  }

  function isInRange(index: number): boolean {
    return shipment.broughtBy(index) === shipment.stop.serial;
  }

  /** A merge stands for what it brought, when the range holds all of that. */
  function resolve(index: number): readonly number[] {
    if (!isMerge(graph, index)) return [index];
    const brought = listMerged(index);
    return brought.every(isInRange) ? brought.filter((commit) => mine.has(commit)) : [];
  }

  /** The merges among some commits, if any: a pull request of one commit often has that commit's subject for a title. */
  function mergesFirst(indices: readonly number[]): readonly number[] {
    const merges = indices.filter((index) => isMerge(graph, index));
    return merges.length > 0 ? merges : indices;
  }

  /** What has exactly the subject, else what has it as a title; the revert's own subject quotes it. */
  function findNamed(subject: string | null): readonly number[] {
    if (subject === null) return [];
    const exact = bySubject.get(subject) ?? [];
    return exact.length > 0 ? exact : (byTitle.get(normaliseTitle(subject)) ?? []);
  }

  function listTargets({ sha, number, subject }: Revert): readonly number[] {
    if (sha !== null) {
      const found = find(sha);
      if (found >= 0 && isInRange(found)) return resolve(found);
      const copy = byOrigin.get(identityOfCommit(sha, find));
      if (copy !== undefined) return resolve(copy);
      if (found >= 0) return [];
    }
    const numbered = mergesFirst(number === null ? [] : (byNumber.get(number) ?? []));
    if (numbered.length > 0) return numbered.flatMap(resolve);
    const [only, ...others] = mergesFirst(findNamed(subject));
    return only === undefined || others.length > 0 ? [] : resolve(only);
  }
}

/** What a revert of a quoted subject does to the change that it is about, whose title comes as titles are compared. */
function readEffect(subject: string | null): QuotedRevert | null {
  const effect = subject === null ? null : parseQuotedRevert(`Revert "${subject}"`);
  return effect && { ...effect, title: normaliseTitle(effect.title) };
}

interface Targets {
  readonly bySubject: ReadonlyMap<string, readonly number[]>;
  readonly byTitle: ReadonlyMap<string, readonly number[]>;
  readonly byOrigin: ReadonlyMap<Identity, number>;
  readonly byNumber: ReadonlyMap<number, readonly number[]>;
}

/** Finds the commits and merges of a range that its reverts may mean; others are not looked at closely. */
function indexTargets(own: readonly number[], reverts: readonly number[], shipment: Shipment, { factsOf, find, graph }: Drafting): Targets {
  const bySubject = new Map<string, number[]>();
  const byTitle = new Map<string, number[]>();
  const byNumber = new Map<number, number[]>();
  const byOrigin = new Map<Identity, number>();
  for (const revert of reverts) {
    for (const mark of factsOf(revert).marks) {
      // What is named by an id that is there need not be looked for by other names.
      if (mark.kind !== 'reverts' || (mark.sha !== null && find(mark.sha) >= 0)) continue;
      if (mark.subject !== null) {
        bySubject.set(mark.subject, []);
        byTitle.set(normaliseTitle(mark.subject), []);
      }
      if (mark.number !== null) byNumber.set(mark.number, []);
    }
  }
  for (const index of [...own, ...shipment.commits.filter((each) => isMerge(graph, each))]) {
    const facts = factsOf(index);
    const { commit, marks, merged } = facts;
    if (bySubject.size > 0) {
      bySubject.get(commit.subject)?.push(index);
      for (const title of facts.reverts ? listTitles(facts).slice(0, 1) : listTitles(facts)) byTitle.get(title)?.push(index);
    }
    if (merged?.title !== undefined && merged.title !== commit.subject) bySubject.get(merged.title)?.push(index);
    if (merged) byNumber.get(merged.number)?.push(index);
    for (const mark of marks) if (mark.kind === 'origin-commit') byOrigin.set(identityOfCommit(mark.sha, find), index);
  }
  return { bySubject, byTitle, byOrigin, byNumber };
}
