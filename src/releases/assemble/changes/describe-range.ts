import type { Change } from '../../../book/schema/change.ts';
import { openChanges, placeChanges } from '../../../book/schema/changes-text.ts';
import type { KeptRange, KeptRanges, RangeNotes } from '../../schema/kept-ranges.ts';
import type { CommitFacts } from '../facts/commit-facts.ts';
import { sortChanges } from './compare-changes.ts';
import { type Described, describeChange, type Wording } from './describe-change.ts';
import type { DraftChange } from './draft-change.ts';
import type { Author } from './list-authors.ts';

/** What a release brought, in words. */
export interface DescribedRange {
  readonly described: Described[];
  /** The same changes in the order of a page, where they are written down; they are as they were before changes were related to each other. */
  readonly changes: readonly Change[] | null;
  /** What they are called where they are kept; null where they are not. */
  readonly kept: string | null;
  /** What is told of them there. */
  readonly notes: RangeNotes | null;
}

/** Prepares putting the changes of releases into words; those that an earlier run made from the same are not looked at. */
export function prepareRanges(wording: Wording, kept: KeptRanges | undefined): (drafts: readonly DraftChange[]) => DescribedRange {
  if (kept === undefined)
    return (drafts) => ({ described: drafts.map((draft) => describeChange(draft, wording)), changes: null, kept: null, notes: null });
  const asked = new Map<number, boolean>();
  const kindOf: Wording['references']['kindOf'] = (word, number, written) => {
    asked.set(number, wording.isPull(number));
    return wording.references.kindOf(word, number, written);
  };
  const recording = { ...wording, references: { ...wording.references, kindOf } };
  return (drafts) => {
    const material = listMaterial(drafts, wording);
    const found = kept.find(material);
    const known = found?.notes();
    if (found !== undefined && known?.pulls.every(wording.isPull) && !known.others.some(wording.isPull))
      return {
        described: openRange(drafts, found),
        changes: openChanges(found.text, found.read),
        kept: kept.nameOf(material),
        notes: known,
      };
    asked.clear();
    const described = drafts.map((draft) => describeChange(draft, recording));
    const changes = sortChanges(described.map(({ change }) => change));
    const notes = { ...describePeople(described, changes), ...splitAsked(asked) };
    const text = kept.put(material, notes, JSON.stringify(changes));
    if (text === null) return { described, changes: null, kept: null, notes: null };
    placeChanges(changes, text);
    return { described, changes, kept: kept.nameOf(material), notes };
  };
}

/** The changes of drafts as they were kept. */
export function openRange(drafts: readonly DraftChange[], range: KeptRange): Described[] {
  let known: readonly Change[] | undefined;
  let placeOf: Int32Array | undefined;
  const changeAt = (at: number): Change => {
    known ??= range.read();
    placeOf ??= invert(range.notes().order);
    const change = known[placeOf[at] ?? 0];
    if (change === undefined) throw new RangeError('Unexpected end of kept changes.');
    return change;
  };
  return drafts.map((draft, at) => new KeptDescribed(draft, at, range, changeAt));
}

function invert(order: readonly number[]): Int32Array {
  const placeOf = new Int32Array(order.length);
  for (const [place, at] of order.entries()) placeOf[at] = place;
  return placeOf;
}

/** A change in words that are read when somebody asks for them. A class, since there are hundreds of thousands, and each getter of an object of its own is a function of its own. */
class KeptDescribed implements Described {
  readonly draft: DraftChange;
  readonly #at: number;
  readonly #range: KeptRange;
  readonly #changeAt: (at: number) => Change;

  constructor(draft: DraftChange, at: number, range: KeptRange, changeAt: (at: number) => Change) {
    this.draft = draft;
    this.#at = at;
    this.#range = range;
    this.#changeAt = changeAt;
  }

  get people(): readonly Author[] {
    const { people, authors } = this.#range.notes();
    return (authors[this.#at] ?? []).flatMap((place) => people[place] ?? []);
  }

  get change(): Change {
    return this.#changeAt(this.#at);
  }
}

/** Where changes stand among the drafts, and whose each is. */
export function describePeople(
  described: readonly Described[],
  changes: readonly Change[],
): Pick<RangeNotes, 'order' | 'people' | 'authors'> {
  const places = new Map<Author, number>();
  const authors = described.map(({ people }) =>
    people.map((person) => {
      const place = places.get(person) ?? places.size;
      places.set(person, place);
      return place;
    }),
  );
  const placeOf = new Map(described.map(({ change }, at) => [change, at]));
  return { order: changes.map((change) => placeOf.get(change) ?? 0), people: [...places.keys()], authors };
}

function splitAsked(asked: ReadonlyMap<number, boolean>): Pick<RangeNotes, 'pulls' | 'others'> {
  const all = [...asked];
  return {
    pulls: all.flatMap(([number, isPull]) => (isPull ? [number] : [])),
    others: all.flatMap(([number, isPull]) => (isPull ? [] : [number])),
  };
}

/** Everything that changes are put into words from, but for what is asked about numbers in texts. */
function listMaterial(drafts: readonly DraftChange[], wording: Wording): string {
  const parts: string[] = [wording.key];
  for (const { number, sharesNumber, merge, commits, pulls, reverts } of drafts) {
    parts.push(`\n${number} ${sharesNumber} ${pulls.length === 0 ? '' : JSON.stringify(pulls)} ${JSON.stringify(reverts)}`);
    const all = commits.map(wording.factsOf);
    for (const facts of all) addCommit(parts, facts, wording);
    if (merge !== null) {
      const facts = wording.factsOf(merge);
      parts.push(' merge');
      addCommit(parts, facts, wording);
      all.unshift(facts);
    }
    const pull = number === null || sharesNumber ? null : wording.findPull(number, all);
    if (pull !== null) parts.push(JSON.stringify(pull));
  }
  return parts.join('');
}

function addCommit(parts: string[], { commit, marks }: CommitFacts, { find, factsOf, touched }: Wording): void {
  const { name, email } = commit.author;
  parts.push(' ', commit.sha, name, '\0', email);
  if (touched.size > 0) parts.push('\0', touched.get(commit.sha) ?? '');
  if (marks.length === 0) return;
  parts.push('\0', JSON.stringify(marks));
  for (const mark of marks) {
    const origin = mark.kind === 'origin-commit' ? find(mark.sha) : -1;
    if (origin >= 0) parts.push(' from ', factsOf(origin).commit.sha);
  }
}
