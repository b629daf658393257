import { settleAuthored, settleCommitted } from '../../../schema/commit-dates.ts';
import { type CommitNumbers, settleNumbers } from '../../../schema/commit-order.ts';
import { settleMarks } from '../../../schema/id-marks.ts';
import { orderNewestFirst } from '../../../schema/newest-first.ts';
import type { Commit, Person } from '../../../schema/repository.ts';
import { formatGitDate } from '../../repository/git-date.ts';
import type { CommitColumns } from './commit-columns.ts';
import { compareIdBytes, type FindId } from './id-table.ts';
import type { KeptCommits } from './kept-commits.ts';

/** A commit of which nothing is read before it is asked for. */
export class KeptCommit implements Commit {
  readonly #kept: KeptCommits;
  /** Where it stands in what is kept. */
  readonly place: number;
  #sha: string | undefined;
  #message: Pick<Commit, 'subject' | 'body'> | undefined;

  constructor(kept: KeptCommits, place: number) {
    this.#kept = kept;
    this.place = place;
  }

  get sha(): string {
    this.#sha ??= shaOf(this.#kept.columns, this.place);
    return this.#sha;
  }

  get parents(): readonly string[] {
    const { columns } = this.#kept;
    const [first, end] = [columns.firstParent[this.place] ?? 0, columns.firstParent[this.place + 1] ?? 0];
    return Array.from(columns.parents.subarray(first, end), (parent) => shaOf(columns, parent));
  }

  get author(): Person {
    const { people, authors } = this.#kept.columns;
    const person = people[authors[this.place] ?? 0];
    if (person === undefined) throw new RangeError('Unexpected author of a kept commit.');
    return person;
  }

  get committedAt(): string {
    const { seconds, offsets } = this.#kept.columns;
    return formatGitDate(seconds[this.place] ?? 0, offsets[this.place] ?? 0);
  }

  get authored(): number {
    return this.#kept.columns.authored[this.place] ?? Number.NaN;
  }

  get subject(): string {
    this.#message ??= this.#kept.messageOf(this.place);
    return this.#message.subject;
  }

  get body(): string {
    this.#message ??= this.#kept.messageOf(this.place);
    return this.#message.body;
  }
}

function shaOf({ ids, count }: CommitColumns, place: number): string {
  const length = ids.length / count;
  return Buffer.from(ids.buffer, ids.byteOffset + place * length, length).toString('hex');
}

/** The first six bytes of an id as a number, as in `markIds`. */
function markAt({ ids, count }: CommitColumns, place: number): number {
  const start = place * (ids.length / count);
  let mark = 0;
  for (let at = start; at < start + 6; at += 1) mark = mark * 256 + (ids[at] ?? 0);
  return mark;
}

/** When a commit was committed, in milliseconds since 1970. */
function instantAt({ seconds, offsets }: CommitColumns, place: number): number {
  return 1000 * ((seconds[place] ?? 0) - 60 * (offsets[place] ?? 0));
}

/** Lists those of the kept commits that tips reach, in the order of `orderCommits`, and numbers them. `find` finds places. Null where a tip is not among them. */
export function listKeptCommits(kept: KeptCommits, find: FindId, tips: readonly string[]): readonly KeptCommit[] | null {
  const { columns } = kept;
  const starts = tips.map(find);
  if (starts.includes(-1)) return null;
  const reached = reach(columns, starts);
  const places = new Int32Array(columns.count);
  let count = 0;
  for (let place = 0; place < columns.count; place += 1) {
    if (reached[place] !== 1) continue;
    places[count] = place;
    count += 1;
  }
  const order = orderPlaces(columns, places.subarray(0, count));
  const { firstParent, parents, placeOf } = number(columns, order);
  const commits: KeptCommit[] = [];
  for (let at = 0; at < order.length; at += 1) commits.push(new KeptCommit(kept, order[at] ?? 0));
  const get = (sha: string): number | undefined => {
    const found = placeOf[find(sha)] ?? -1;
    return found < 0 ? undefined : found;
  };
  const named = new Uint16Array(order.length);
  for (let at = 0; at < named.length; at += 1) named[at] = (firstParent[at + 1] ?? 0) - (firstParent[at] ?? 0);
  const indexOf = { get, has: (sha: string) => get(sha) !== undefined };
  settleNumbers(commits, { indexOf, firstParent, parents, named, absent: [], placedBefore: null });
  settleMarks(
    commits,
    mapPlaces(order, (place) => markAt(columns, place)),
  );
  settleAuthored(
    commits,
    mapPlaces(order, (place) => columns.authored[place] ?? Number.NaN),
  );
  settleCommitted(
    commits,
    mapPlaces(order, (place) => instantAt(columns, place)),
  );
  return commits;
}

/** A loop, since iterators take several times as long. */
function mapPlaces(places: Int32Array, numberOf: (place: number) => number): Float64Array {
  const numbers = new Float64Array(places.length);
  for (let at = 0; at < places.length; at += 1) numbers[at] = numberOf(places[at] ?? 0);
  return numbers;
}

function reach({ count, firstParent, parents }: CommitColumns, starts: readonly number[]): Uint8Array {
  const reached = new Uint8Array(count);
  const open = new Int32Array(count);
  let length = 0;
  const add = (place: number): void => {
    if (reached[place] === 1) return;
    reached[place] = 1;
    open[length] = place;
    length += 1;
  };
  for (const start of starts) add(start);
  while (length > 0) {
    length -= 1;
    const place = open[length] ?? 0;
    for (let edge = firstParent[place] ?? 0; edge < (firstParent[place + 1] ?? 0); edge += 1) add(parents[edge] ?? 0);
  }
  return reached;
}

/** Some places, with all that they lead to, in the order of their commits. */
function orderPlaces(columns: CommitColumns, places: Int32Array): Int32Array {
  const { firstParent, parents } = number(columns, places);
  const { ids, count } = columns;
  const instants = mapPlaces(places, (place) => instantAt(columns, place));
  const compareIds = (left: number, right: number): number =>
    compareIdBytes(ids, ids.length / count, places[left] ?? 0, places[right] ?? 0);
  const order = orderNewestFirst({ length: places.length, firstParent, parents, instants, compareIds });
  return order === null ? places : order.map((at) => places[at] ?? 0);
}

/** The parents of the commits at some places, by where they stand among these. */
function number(
  columns: CommitColumns,
  places: Int32Array,
): Pick<CommitNumbers, 'firstParent' | 'parents'> & { readonly placeOf: Int32Array } {
  const placeOf = new Int32Array(columns.count).fill(-1);
  for (let at = 0; at < places.length; at += 1) placeOf[places[at] ?? 0] = at;
  const firstParent = new Int32Array(places.length + 1);
  const parents = new Int32Array(columns.parents.length);
  let edge = 0;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    for (let old = columns.firstParent[place] ?? 0; old < (columns.firstParent[place + 1] ?? 0); old += 1) {
      parents[edge] = placeOf[columns.parents[old] ?? 0] ?? 0;
      edge += 1;
    }
    firstParent[at + 1] = edge;
  }
  return { firstParent, parents: parents.subarray(0, edge), placeOf };
}
