import type { Person } from '../../../schema/repository.ts';

/** What is kept of commits beside their texts, a column for each property. Commits stand in the order in which they were read. */
export interface CommitColumns {
  readonly count: number;
  /** Seconds since 1970 on the clock of whoever committed, and the minutes that it was ahead of UTC. */
  readonly seconds: Float64Array<ArrayBuffer>;
  readonly offsets: Int16Array<ArrayBuffer>;
  /** When each was written, in seconds since 1970; NaN for a broken date. */
  readonly authored: Float64Array<ArrayBuffer>;
  /** Two numbers of each commit that its reader compares commits by. */
  readonly likeness: Float64Array<ArrayBuffer>;
  /** Where the message and the note of each end in the file of texts. */
  readonly messageEnds: Float64Array<ArrayBuffer>;
  readonly noteEnds: Float64Array<ArrayBuffer>;
  /** The parents of commit `i` are `parents[firstParent[i]]` up to `parents[firstParent[i + 1] - 1]`, by place in all that is kept. */
  readonly firstParent: Int32Array<ArrayBuffer>;
  readonly parents: Int32Array<ArrayBuffer>;
  /** Place in `people`. */
  readonly authors: Int32Array<ArrayBuffer>;
  /** What was odd about each, as bits. */
  readonly oddities: Uint8Array<ArrayBuffer>;
  /** What its reader says of each, as bits. */
  readonly bits: Uint16Array<ArrayBuffer>;
  /** Ids, one after the other. */
  readonly ids: Uint8Array<ArrayBuffer>;
  readonly people: readonly Person[];
}

type Columns = Omit<CommitColumns, 'people'>;

/** Commits that cannot be kept have more, or fewer, of something than the columns hold. */
export function makeColumns(count: number, edges: number, idLength: number): Columns {
  return layOut(new ArrayBuffer(lengthOf(count, edges, idLength)), count, edges, idLength);
}

/** The bytes of columns: their sizes, the columns, and the people as JSON. */
export function formatColumns({ people, ...columns }: CommitColumns): Buffer {
  const names = Buffer.from(JSON.stringify(people.map(({ name, email }) => [name, email])));
  const head = Buffer.alloc(headLength);
  const { count, parents, ids } = columns;
  [count, parents.length, count === 0 ? 0 : ids.length / count, names.length].forEach((size, at) => void head.writeUInt32LE(size, 4 * at));
  return Buffer.concat([head, Buffer.from(columns.seconds.buffer), names]);
}

/** How large the columns are that `formatColumns` wrote, by their first bytes. */
export interface ColumnsSize {
  readonly count: number;
  readonly edges: number;
  readonly idLength: number;
  /** Bytes of the people behind the columns. */
  readonly names: number;
}

/** Reads the sizes at the beginning of what `formatColumns` wrote; `length` is that of all of it. Null where it was not that. */
export function parseSize(head: Buffer, length: number): ColumnsSize | null {
  const [count = 0, edges = 0, idLength = 0, names = 0] = [0, 1, 2, 3].map((at) => head.readUInt32LE(4 * at));
  return length === headLength + lengthOf(count, edges, idLength) + names ? { count, edges, idLength, names } : null;
}

export function parsePeople(json: string): readonly Person[] {
  const people: readonly (readonly [string, string])[] = JSON.parse(json);
  return people.map(([name, email]) => ({ name, email }));
}

export const headLength = 16;

function lengthOf(count: number, edges: number, idLength: number): number {
  return 8 * 6 * count + 4 * (count + 1) + 4 * edges + 4 * count + 2 * count + 2 * count + count + idLength * count;
}

/** Lays columns over memory, those of large numbers first, so that each begins where its numbers may. */
function layOut(memory: ArrayBuffer, count: number, edges: number, idLength: number): Columns {
  let at = 0;
  const next = (bytes: number): number => {
    at += bytes;
    return at - bytes;
  };
  return {
    count,
    seconds: new Float64Array(memory, next(8 * count), count),
    authored: new Float64Array(memory, next(8 * count), count),
    likeness: new Float64Array(memory, next(16 * count), 2 * count),
    messageEnds: new Float64Array(memory, next(8 * count), count),
    noteEnds: new Float64Array(memory, next(8 * count), count),
    firstParent: new Int32Array(memory, next(4 * (count + 1)), count + 1),
    parents: new Int32Array(memory, next(4 * edges), edges),
    authors: new Int32Array(memory, next(4 * count), count),
    offsets: new Int16Array(memory, next(2 * count), count),
    bits: new Uint16Array(memory, next(2 * count), count),
    oddities: new Uint8Array(memory, next(count), count),
    ids: new Uint8Array(memory, next(idLength * count), idLength * count),
  };
}

/** Columns of several runs as those of one, one run after the other; parents count places in all of them. */
export interface JoinedColumns {
  /** Has `fill` put the columns of one more run where they belong, in the order in which they are written down; it gives the people of that run. Throws `RangeError` where there is no room. */
  readonly add: (size: Pick<ColumnsSize, 'count' | 'edges'>, fill: (columns: readonly Column[]) => readonly Person[]) => void;
  /** Those that were added so far. */
  readonly list: () => CommitColumns;
}

type Column =
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

/** The columns of a run in the order in which they are written down. */
export function listColumns(columns: Omit<CommitColumns, 'people'>): readonly Column[] {
  const { seconds, authored, likeness, messageEnds, noteEnds, firstParent, parents, authors, offsets, bits, oddities, ids } = columns;
  return [seconds, authored, likeness, messageEnds, noteEnds, firstParent, parents, authors, offsets, bits, oddities, ids];
}

/** Begins with room for so many commits and parents: what is added is read or copied once. */
export function joinColumns({ count, edges, idLength }: Omit<ColumnsSize, 'names'>): JoinedColumns {
  const all = makeColumns(count, edges, idLength);
  const people = new Map<string, { readonly place: number; readonly person: Person }>();
  let from = 0;
  let edge = 0;
  return {
    add: (size, fill) => {
      if (from + size.count > count || edge + size.edges > edges) throw new RangeError('Unexpected commits without room.');
      const own = cut(all, { from, end: from + size.count, edge, lastEdge: edge + size.edges, idLength });
      const places = fill(listColumns(own)).map((person) => {
        const key = `${person.name}\n${person.email}`;
        const known = people.get(key) ?? { place: people.size, person };
        people.set(key, known);
        return known.place;
      });
      if (edge > 0) for (let at = 0; at <= size.count; at += 1) own.firstParent[at] = edge + (own.firstParent[at] ?? 0);
      // The first run has nearly all commits, and its people stand where they stood.
      if (!places.every((place, at) => place === at))
        for (let at = 0; at < size.count; at += 1) own.authors[at] = places[own.authors[at] ?? 0] ?? 0;
      from += size.count;
      edge += size.edges;
    },
    list: () => ({
      ...cut(all, { from: 0, end: from, edge: 0, lastEdge: edge, idLength }),
      people: [...people.values()].map(({ person }) => person),
    }),
  };
}

interface Cut {
  readonly from: number;
  readonly end: number;
  readonly edge: number;
  readonly lastEdge: number;
  readonly idLength: number;
}

function cut(all: Columns, { from, end, edge, lastEdge, idLength }: Cut): Columns {
  return {
    count: end - from,
    seconds: all.seconds.subarray(from, end),
    authored: all.authored.subarray(from, end),
    likeness: all.likeness.subarray(2 * from, 2 * end),
    messageEnds: all.messageEnds.subarray(from, end),
    noteEnds: all.noteEnds.subarray(from, end),
    firstParent: all.firstParent.subarray(from, end + 1),
    parents: all.parents.subarray(edge, lastEdge),
    authors: all.authors.subarray(from, end),
    offsets: all.offsets.subarray(from, end),
    bits: all.bits.subarray(from, end),
    oddities: all.oddities.subarray(from, end),
    ids: all.ids.subarray(idLength * from, idLength * end),
  };
}
