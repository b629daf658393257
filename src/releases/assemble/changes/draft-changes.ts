import { pullNoun } from '../../../forges/schema/pull-name.ts';
import { type CommitGraph, isMerge } from '../../../git/schema/commit-graph.ts';
import { joinCopies } from '../copies/join-copies.ts';
import type { CommitFacts } from '../facts/commit-facts.ts';
import { catchUp } from '../ranges/catch-up.ts';
import type { Shipment } from '../ranges/ship-commits.ts';
import type { ShippedBefore } from '../ranges/shipped-before.ts';
import { cancelReverts } from './cancel-reverts.ts';
import { addPull, type DraftChange, startDraft } from './draft-change.ts';
import type { DraftRange } from './draft-range.ts';
import type { Drafting } from './drafting.ts';
import { explainReverts } from './explain-reverts.ts';
import { findGathered, type Gathered } from './find-gathered.ts';
import { type CommitGroup, groupCommits } from './group-commits.ts';
import { normaliseTitle } from './know-pulls.ts';

/** Of what a revert of a revert brings back, the pull requests of so many commits are named. */
const mostNamed = 50;

/** Turns what a stop brought into changes: pull requests, pairs of change and revert cancelled, what was shipped before set apart. */
export function draftChanges(shipment: Shipment, drafting: Drafting): DraftRange {
  const { graph, factsOf, touching } = drafting;
  const { serial, tip } = shipment.stop;
  for (const index of shipment.commits) drafting.taken[index] = serial;
  const take = (index: number): boolean => {
    if (drafting.taken[index] !== serial) return false;
    drafting.taken[index] = -serial;
    return true;
  };
  const groups = tip < 0 || shipment.commits.length === 0 ? [] : groupCommits({ graph, factsOf, tip, take, home: drafting.home });
  const touches = (index: number): boolean => touching?.has(graph.commits[index]?.sha ?? '') ?? true;
  const own = shipment.commits.filter((index) => !isMerge(graph, index) && touches(index));
  const cancelled = cancelReverts(own, shipment, drafting);
  const gone = new Set(cancelled.flatMap(({ commit, revert }) => [commit, revert]));
  const drafts = new Map<number, DraftChange>();
  for (const group of groups) {
    const gathered = findGathered(group, shipment, drafting);
    for (const index of group.commits) {
      if (!touches(index) || gone.has(index)) continue;
      const copied = gathered.get(index);
      if (copied === undefined) addCommit(drafts, index, group, drafting);
      else addGathered(drafts, index, { group, copied, drafting });
    }
  }
  const all = joinCopies([...drafts.values()], drafting);
  for (const draft of all) explain(draft, shipment, drafting);
  const apart = drafting.history.setApart(all, shipment);
  drafting.history.takeBack(
    cancelled.map(({ commit }) => commit),
    shipment,
  );
  const changes = all.filter((draft) => draft.commits.length > 0);
  for (const draft of changes) drafting.history.record(draft, shipment);
  const again = catchUp(shipment, drafting);
  return {
    changes,
    alreadyShipped: [...apart, ...again.alreadyShipped].map((before) => ({ ...before, leftBy: leftBy(before, shipment, drafting) })),
    cancelled: [...cancelled, ...again.cancelled],
    commits: own.length + again.commits,
    merges: countMerges(shipment, graph) + again.merges,
    all: shipment.commits,
  };
}

/** The release that left the last copy of a commit behind; null when the one that the stop is compared with holds it or a copy. */
function leftBy({ by }: ShippedBefore, shipment: Shipment, { history }: Drafting): number | null {
  const { leftBehind, broughtBy, inherited, stop } = shipment;
  if (!leftBehind.has(by)) return null;
  const wasThere = (copy: number): boolean => {
    const serial = broughtBy(copy);
    return serial !== stop.serial && (serial > 0 || inherited(copy));
  };
  const copies = history.copiesOf(by).filter(wasThere);
  return copies.every(leftBehind.has) ? Math.max(...[by, ...copies].map(leftBehind.leftBy)) : null;
}

/** Says what a revert takes back; what it brings back belongs to the pull requests that made it. */
function explain(draft: DraftChange, { broughtBy, inherited }: Shipment, drafting: Drafting): void {
  const only = draft.commits[0];
  if (only === undefined || draft.commits.length > 1) return;
  const isThere = (index: number): boolean => index > only && (broughtBy(index) > 0 || inherited(index));
  const explanation = explainReverts(drafting.factsOf(only), { ...drafting, isThere });
  if (!explanation) return;
  draft.reverts = explanation.words;
  draft.takenBack = explanation.takenBack;
  draft.broughtBack = explanation.broughtBack;
  for (const index of explanation.broughtBack.slice(0, mostNamed)) {
    const origin: DraftChange = { ...startDraft(index), commits: [] };
    addPulls(origin, drafting.factsOf(index), drafting, false);
    for (const pull of origin.pulls) {
      if (pull.role !== 'mentioned')
        addPull(draft, { number: pull.number, role: 'origin', evidence: 'brought back by reverting its revert' });
    }
  }
}

function countMerges(shipment: Shipment, graph: CommitGraph): number {
  return shipment.commits.reduce((sum, index) => sum + (isMerge(graph, index) ? 1 : 0), 0);
}

function addCommit(drafts: Map<number, DraftChange>, index: number, group: CommitGroup, drafting: Drafting): void {
  const { factsOf } = drafting;
  const facts = factsOf(index);
  const merge = group.merge === null ? null : factsOf(group.merge);
  const isCopy =
    facts.marks.some((mark) => mark.kind === 'origin-commit') || (merge?.marks.some((mark) => mark.kind !== 'merged') ?? false);
  // A number at the end of a commit inside a pull request is an inner pull request's, unless the commit is a copy: then it is its origin's.
  const inner = merge !== null && facts.merged !== null && facts.merged.number !== merge.merged?.number && !isCopy;
  const owner = merge === null || inner ? facts : merge;
  const number = owner.merged?.number ?? null;
  const named = number === null ? undefined : drafts.get(2 * number);
  const sharesNumber = named !== undefined && owner === facts && facts.merged?.loose === true && !hasSameTitle(named, facts, factsOf);
  const whole = number === null && group.merge !== null && !inner ? group.merge : index;
  const key = number === null || sharesNumber ? 2 * whole + 1 : 2 * number;
  let draft = drafts.get(key);
  if (draft) draft.commits.push(index);
  else {
    draft = { ...startDraft(index), number, sharesNumber, merge: inner ? null : group.merge };
    drafts.set(key, draft);
  }
  if (merge !== null && !inner) addPulls(draft, merge, drafting, false);
  addPulls(draft, facts, drafting, merge !== null && !inner);
  if (inner && merge?.merged)
    addPull(draft, { number: merge.merged.number, role: 'merged', evidence: `carried on by the ${pullNoun([drafting])} around it` });
  for (const via of group.via) {
    const mark = factsOf(via).merged;
    if (mark) addPull(draft, { number: mark.number, role: 'merged', evidence: `carried on by the merge of ${mark.branch ?? 'a branch'}` });
  }
}

/** One of several copies that a pull request gathers. Its key is none of a pull request or a commit of the range. */
function addGathered(
  drafts: Map<number, DraftChange>,
  index: number,
  { group, copied, drafting }: { readonly group: CommitGroup; readonly copied: Gathered; readonly drafting: Drafting },
): void {
  const { factsOf } = drafting;
  const key = -1 - copied.change;
  const known = drafts.get(key);
  const draft = known ?? startDraft(index);
  if (known) draft.commits.push(index);
  else drafts.set(key, draft);
  addPulls(draft, factsOf(index), drafting, true);
  if (copied.pull !== null)
    addPull(draft, {
      number: copied.pull,
      role: copied.likely === null ? 'origin' : 'mentioned',
      evidence: `${pullNoun([drafting])} of the commit that it ${copied.likely === null ? 'was copied from' : `is probably a copy of: ${copied.likely}`}`,
    });
  const around = group.merge === null ? null : factsOf(group.merge).merged;
  if (around) addPull(draft, { number: around.number, role: 'merged', evidence: `carried on by the ${pullNoun([drafting])} around it` });
}

/** Whether a commit has the title of a change that has its number; of a merge without a title, nothing else can be known. */
function hasSameTitle({ merge, commits }: DraftChange, facts: CommitFacts, factsOf: Drafting['factsOf']): boolean {
  const titles = (merge === null ? commits : [merge]).map(factsOf);
  return titles.some((other) => {
    const title = other.commit.parents.length > 1 ? other.merged?.title : other.title;
    return title === undefined || normaliseTitle(title) === normaliseTitle(facts.title);
  });
}

function addPulls(draft: DraftChange, facts: CommitFacts, drafting: Drafting, inside: boolean): void {
  for (const mark of facts.marks) {
    if (mark.kind === 'merged') {
      addPull(draft, { number: mark.number, role: inside && mark.number !== draft.number ? 'origin' : 'merged', evidence: mark.evidence });
    } else if (mark.kind === 'origin-pull') {
      addPull(draft, {
        number: mark.number,
        role: mark.sure || drafting.pulls.isSame(mark.number, facts) ? 'origin' : 'mentioned',
        evidence: mark.evidence,
      });
    } else if (mark.kind === 'mentioned') {
      addPull(draft, { number: mark.number, role: 'mentioned', evidence: mark.evidence });
    } else if (mark.kind === 'origin-commit') {
      const origin = drafting.find(mark.sha);
      const merged = origin < 0 ? null : drafting.factsOf(origin).merged;
      if (merged)
        addPull(draft, {
          number: merged.number,
          role: 'origin',
          evidence: `${pullNoun([drafting])} of the commit that it was copied from`,
        });
    }
  }
}
