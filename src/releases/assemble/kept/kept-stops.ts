import type { Change } from '../../../book/schema/change.ts';
import { openChanges } from '../../../book/schema/changes-text.ts';
import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import { startNumbersDigest } from '../../../git/schema/id-marks.ts';
import type { RepositoryWeb } from '../../../git/schema/repository.ts';
import type { KeptRange, KeptRanges } from '../../schema/kept-ranges.ts';
import type { KeptStop, RangeCounts } from '../../schema/kept-shipment.ts';
import type { Described } from '../changes/describe-change.ts';
import { openRange } from '../changes/describe-range.ts';
import type { DraftRange } from '../changes/draft-range.ts';
import type { Author } from '../changes/list-authors.ts';
import type { Shipment } from '../ranges/ship-commits.ts';
import type { Crew, Shipped } from '../ranges/shipped.ts';
import { type Named, unpackRange } from './pack-drafts.ts';

/** Stands for what a stop brought and has again. */
export function digestShipment({ commits, caughtUp }: Pick<Shipment, 'commits' | 'caughtUp'>, marks: Float64Array): number {
  const digest = startNumbersDigest();
  for (const index of commits) digest.add(marks[index] ?? 0);
  for (const { commit } of caughtUp) digest.add(-1 - (marks[commit] ?? 0));
  return digest.value();
}

/** What opening stops that an earlier run shipped needs. */
export interface StopSources extends Named {
  readonly kept: KeptRanges;
  readonly people: readonly Author[];
  readonly graph: CommitGraph;
  readonly web: RepositoryWeb | null;
}

/** Opens a stop that an earlier run shipped; null where its changes are not there any more. `all` are the commits that it brought. */
export function openStop(stop: KeptStop, all: readonly number[], sources: StopSources): Shipped | null {
  const range = sources.kept.open(stop.range);
  return range === undefined ? null : new KeptShipped(stop, range, all, sources);
}

const none: readonly never[] = [];

class KeptShipped implements Shipped {
  readonly range: KeptDraft;
  readonly changes: readonly Change[];
  readonly crew: Crew;
  readonly counts: RangeCounts;
  readonly graph: CommitGraph;
  readonly web: RepositoryWeb | null;
  readonly #kept: KeptRange;
  #described: readonly Described[] | undefined;

  constructor(stop: KeptStop, kept: KeptRange, all: readonly number[], sources: StopSources) {
    this.range = new KeptDraft(stop, all, sources);
    this.changes = openChanges(kept.text, kept.read);
    this.crew = readCrew(stop.crew, sources.people);
    this.counts = stop.counts;
    this.graph = sources.graph;
    this.web = sources.web;
    this.#kept = kept;
  }

  get described(): readonly Described[] {
    this.#described ??= openRange(this.range.changes, this.#kept);
    return this.#described;
  }
}

class KeptDraft implements DraftRange {
  readonly #stop: KeptStop;
  readonly #sources: StopSources;
  readonly all: readonly number[];
  #unpacked: ReturnType<typeof unpackRange> | undefined;

  constructor(stop: KeptStop, all: readonly number[], sources: StopSources) {
    this.#stop = stop;
    this.#sources = sources;
    this.all = all;
  }

  get commits(): number {
    return this.#stop.counts.commits;
  }

  get merges(): number {
    return this.#stop.counts.merges;
  }

  get changes(): DraftRange['changes'] {
    return this.#unpack().changes;
  }

  get alreadyShipped(): DraftRange['alreadyShipped'] {
    return this.#stop.counts.alreadyShipped === 0 ? none : this.#unpack().alreadyShipped;
  }

  get cancelled(): DraftRange['cancelled'] {
    return this.#stop.counts.cancelled === 0 ? none : this.#unpack().cancelled;
  }

  #unpack(): ReturnType<typeof unpackRange> {
    this.#unpacked ??= unpackRange(this.#sources.kept.read(this.#stop.draft), this.#sources);
    return this.#unpacked;
  }
}

function readCrew(packed: readonly number[], people: readonly Author[]): Crew {
  const crew: (readonly [Author, number])[] = [];
  for (let at = 0; at < packed.length; at += 2) {
    const person = people[packed[at] ?? -1];
    if (person !== undefined) crew.push(shareMember(person, packed[at + 1] ?? 0));
  }
  return crew;
}

type Member = Crew[number];

/** What is said of somebody in several releases, by how many changes are theirs: one value for all, since there may be hundreds of thousands. */
const members = new WeakMap<Author, Map<number, Member>>();

function shareMember(person: Author, changes: number): Member {
  let known = members.get(person);
  if (known === undefined) {
    known = new Map();
    members.set(person, known);
  }
  const found = known.get(changes);
  if (found !== undefined) return found;
  const member = [person, changes] as const;
  known.set(changes, member);
  return member;
}
