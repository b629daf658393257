import type { Person } from '../../../schema/repository.ts';

/** What is kept of commits beside their texts, a column for each property. Commits stand in the order in which they were read. */
export interface CommitColumns {
  readonly count: number;
  /** Seconds since 1970 on the clock of whoever committed, and the minutes that it was ahead of UTC. */
  readonly seconds: Float64Array;
  readonly offsets: Int16Array;
  /** When each was written, in seconds since 1970; NaN for a broken date. */
  readonly authored: Float64Array;
  /** Two numbers of each commit that its reader compares commits by. */
  readonly likeness: Float64Array;
  /** Where the message and the note of each end in the file of texts. */
  readonly messageEnds: Float64Array;
  readonly noteEnds: Float64Array;
  /** The parents of commit `i` are `parents[firstParent[i]]` up to `parents[firstParent[i + 1] - 1]`, by place in all that is kept. */
  readonly firstParent: Int32Array;
  readonly parents: Int32Array;
  /** Place in `people`. */
  readonly authors: Int32Array;
  /** What was odd about each, as bits. */
  readonly oddities: Uint8Array;
  /** What its reader says of each, as bits. */
  readonly bits: Uint16Array;
  /** Ids, one after the other. */
  readonly ids: Uint8Array;
  readonly people: readonly Person[];
}

/** Commits that cannot be kept have more, or fewer, of something than the columns hold. */
export function makeColumns(count: number, edges: number, idLength: number): Omit<CommitColumns, 'people'> {
  return layOut(new ArrayBuffer(lengthOf(count, edges, idLength)), 0, count, edges, idLength);
}

/** The bytes of columns: their sizes, the columns, and the people as JSON. */
export function formatColumns({ people, ...columns }: CommitColumns): Buffer {
  const names = Buffer.from(JSON.stringify(people.map(({ name, email }) => [name, email])));
  const head = Buffer.alloc(headLength);
  const { count, parents, ids } = columns;
  [count, parents.length, count === 0 ? 0 : ids.length / count, names.length].forEach((size, at) => void head.writeUInt32LE(size, 4 * at));
  return Buffer.concat([head, Buffer.from(columns.seconds.buffer), names]);
}

/** Reads that back. `bytes` begin at a multiple of 8 in their memory. Null where they are not what was written. */
export function parseColumns(bytes: Uint8Array<ArrayBuffer>): CommitColumns | null {
  if (bytes.length < headLength) return null;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, headLength);
  const [count = 0, edges = 0, idLength = 0, names = 0] = [0, 1, 2, 3].map((at) => head.readUInt32LE(4 * at));
  const end = headLength + lengthOf(count, edges, idLength);
  if (bytes.length !== end + names) return null;
  const people: readonly (readonly [string, string])[] = JSON.parse(Buffer.from(bytes.subarray(end)).toString());
  return {
    ...layOut(bytes.buffer, bytes.byteOffset + headLength, count, edges, idLength),
    people: people.map(([name, email]) => ({ name, email })),
  };
}

const headLength = 16;

function lengthOf(count: number, edges: number, idLength: number): number {
  return 8 * 6 * count + 4 * (count + 1) + 4 * edges + 4 * count + 2 * count + 2 * count + count + idLength * count;
}

/** Lays columns over memory, those of large numbers first, so that each begins where its numbers may. */
function layOut(memory: ArrayBuffer, start: number, count: number, edges: number, idLength: number): Omit<CommitColumns, 'people'> {
  let at = start;
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

/** Columns of several runs as those of one. Parents count places in all of them. */
export function joinColumns(parts: readonly CommitColumns[], idLength: number): CommitColumns {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const edges = parts.reduce((sum, part) => sum + part.parents.length, 0);
  const all = makeColumns(count, edges, idLength);
  const people = new Map<string, { readonly place: number; readonly person: Person }>();
  let from = 0;
  let edge = 0;
  for (const part of parts) {
    all.seconds.set(part.seconds, from);
    all.authored.set(part.authored, from);
    all.likeness.set(part.likeness, 2 * from);
    all.messageEnds.set(part.messageEnds, from);
    all.noteEnds.set(part.noteEnds, from);
    all.offsets.set(part.offsets, from);
    all.oddities.set(part.oddities, from);
    all.bits.set(part.bits, from);
    all.ids.set(part.ids, idLength * from);
    all.parents.set(part.parents, edge);
    if (from === 0) all.firstParent.set(part.firstParent);
    else for (let at = 0; at <= part.count; at += 1) all.firstParent[from + at] = edge + (part.firstParent[at] ?? 0);
    const places = part.people.map((person) => {
      const key = `${person.name}\n${person.email}`;
      const known = people.get(key) ?? { place: people.size, person };
      people.set(key, known);
      return known.place;
    });
    // The first run has nearly all commits, and its people stand where they stood.
    if (places.every((place, at) => place === at)) all.authors.set(part.authors, from);
    else for (let at = 0; at < part.count; at += 1) all.authors[from + at] = places[part.authors[at] ?? 0] ?? 0;
    from += part.count;
    edge += part.parents.length;
  }
  return { ...all, people: [...people.values()].map(({ person }) => person) };
}
