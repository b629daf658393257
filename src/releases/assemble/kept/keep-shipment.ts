import type { Change } from '../../../book/schema/change.ts';
import { placeChanges } from '../../../book/schema/changes-text.ts';
import type { RangeNotes } from '../../schema/kept-ranges.ts';
import type { AskedOfHistory, KeptPerson, KeptRecord, KeptShipment, KeptStop } from '../../schema/kept-shipment.ts';
import type { LearnedRepository } from '../learn/learn-habits.ts';
import type { Shipped } from '../ranges/shipped.ts';
import type { Entry, Identity } from '../ranges/shipped-before.ts';
import { describeOld } from './describe-old.ts';
import type { KnownCommits } from './known-commits.ts';
import type { OpenShipment, ShipmentPlace, StopPlace } from './open-shipment.ts';
import { packRange } from './pack-drafts.ts';

/** A release as this run shipped it. */
export interface MadeStop {
  readonly shipped: Shipped;
  /** What its changes are called where they are kept; null where they are not. */
  readonly range: string | null;
  readonly digest: number;
  readonly records: readonly (readonly [Identity, Entry])[];
  readonly copies: readonly (readonly [by: number, copy: number])[];
}

/** What was found out while releases were shipped. Commits by their places in the history. */
export interface FoundOut {
  readonly asked: AskedOfHistory | null;
  readonly names: { readonly numbers: ReadonlySet<number>; readonly texts: ReadonlySet<string> };
  readonly watched: ReadonlySet<number>;
}

/** Keeps what a repository shipped, in place of what was kept before; nothing where that cannot be told whole. */
export function keepShipment(
  { kept, name, key }: ShipmentPlace,
  given: {
    readonly repository: LearnedRepository;
    readonly known: KnownCommits;
    readonly before: OpenShipment | null;
    readonly places: readonly StopPlace[];
    /** Those that were made in this run, by their serial. */
    readonly made: ReadonlyMap<number, MadeStop>;
    readonly versionOf: (serial: number) => string;
    readonly found: FoundOut;
  },
): void {
  const { repository, known, before, places, made, versionOf, found } = given;
  if (found.asked === null || new Set(places.map(({ version }) => version)).size < places.length) return;
  if (before !== null && made.size === 0 && known.batches === before.state.batches) {
    kept.keepShipment(name, before.state);
    return;
  }
  const people = startPeople(before?.state.people ?? []);
  const number = (index: number): number => (index < 0 ? -1 : (known.numberOf[index] ?? -1));
  const stops: KeptStop[] = [];
  for (const { serial, ...place } of places) {
    const old = before?.stops.get(serial);
    const own = made.get(serial);
    if (old !== undefined) stops.push(old);
    else if (own !== undefined) {
      const draft = kept.write(packRange(own.shipped.range, { numberOf: known.numberOf, versionOf }));
      if (draft === null || own.range === null) return;
      const records = own.records.map((record) => packRecord(record, number));
      stops.push({
        ...place,
        digest: own.digest,
        range: own.range,
        draft,
        counts: own.shipped.counts,
        crew: own.shipped.crew.flatMap(([person, changes]) => [people.placeOf(person), changes]),
        ...(records.length > 0 && { records }),
        ...(own.copies.length > 0 && { copies: own.copies.flatMap(([by, copy]) => [number(by), number(copy)]) }),
      });
    }
  }
  const shipment: KeptShipment = {
    key,
    about: describeOld(repository, () => true),
    batches: known.batches,
    people: people.list(),
    stops,
    asked: found.asked,
    names: { numbers: [...found.names.numbers], texts: [...found.names.texts] },
    watched: [...found.watched].map(number),
  };
  kept.keepShipment(name, shipment);
}

function packRecord([identity, { by, shipped, speaker = -1 }]: readonly [Identity, Entry], number: (index: number) => number): KeptRecord {
  const rest = [number(by), shipped, number(speaker)] as const;
  if (typeof identity === 'string') return ['text', identity, ...rest];
  return identity % 2 === 0 ? ['commit', number(identity / 2), ...rest] : ['pull', (identity - 1) / 2, ...rest];
}

function startPeople(before: readonly KeptPerson[]) {
  const list = [...before];
  const keyOf = ({ name, email, bot }: KeptPerson): string => JSON.stringify([name, email, bot]);
  const places = new Map(list.map((person, place) => [keyOf(person), place]));
  return {
    list: (): readonly KeptPerson[] => list,
    placeOf: ({ name, email, bot }: KeptPerson): number => {
      const person = { name, email, bot };
      const key = keyOf(person);
      const place = places.get(key) ?? list.push(person) - 1;
      places.set(key, place);
      return place;
    },
  };
}

/** Keeps changes that were related to others as they are then; null where that cannot be written. They stand there from now on. */
export function keepRelated(kept: ShipmentPlace['kept'], changes: readonly Change[], notes: RangeNotes): string | null {
  const json = JSON.stringify(changes);
  const material = `related ${json}`;
  const name = kept.nameOf(material);
  const text = kept.open(name)?.text ?? kept.put(material, notes, json);
  if (text === null) return null;
  placeChanges(changes, text);
  return name;
}
