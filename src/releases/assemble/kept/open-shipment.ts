import type { KeptRanges } from '../../schema/kept-ranges.ts';
import type { KeptRecord, KeptShipment, KeptStop } from '../../schema/kept-shipment.ts';
import type { LearnedRepository } from '../learn/learn-habits.ts';
import type { Numbering } from '../ranges/plan-chains.ts';
import type { Chain } from '../ranges/ship-commits.ts';
import { type Identity, identityOfIndex, identityOfPull, type Remembered } from '../ranges/shipped-before.ts';
import { describeOld } from './describe-old.ts';
import { leaveAnswers } from './judge-additions.ts';
import { type KnownCommits, recogniseCommits } from './known-commits.ts';

/** What a repository of a product shipped is kept under, and all that is asked to know whether it still holds. */
export interface ShipmentPlace {
  readonly kept: KeptRanges;
  readonly name: string;
  /** As in `KeptShipment`. */
  readonly key: string;
}

/** What an earlier run shipped and what this one ships again just so. */
export interface OpenShipment {
  readonly state: KeptShipment;
  readonly known: KnownCommits;
  /** What was kept of a release, by its serial. */
  readonly stops: ReadonlyMap<number, KeptStop>;
}

/**
 * Opens what was kept of a repository. Null where something that was kept may be otherwise now: when a release or a commit is gone or stands elsewhere, or when what came since may have to do with
 * what was there. Whether each release brings the same commits is for the caller to see.
 */
export function openShipment(
  { kept, name, key }: ShipmentPlace,
  {
    repository,
    chains,
    numbering,
  }: { readonly repository: LearnedRepository; readonly chains: readonly Chain[]; readonly numbering: Numbering },
): OpenShipment | null {
  const state = kept.shipmentOf(name);
  if (state === undefined || state.key !== key) return null;
  const { graph, factsOf, history, habits } = repository;
  const known = recogniseCommits(graph, state.batches);
  if (known === null) return null;
  const stops = matchStops(state.stops, placeStops(chains, numbering, known));
  if (stops === null) return null;
  if (describeOld(repository, (index) => (known.numberOf[index] ?? 0) < known.before) !== state.about) return null;
  const { asked } = state;
  return leaveAnswers({ graph, factsOf, known, asked, patches: history.patches, isPull: habits.isPull }) ? { state, known, stops } : null;
}

/** Where a release stands: what `KeptStop` says of that. */
export type StopPlace = Pick<KeptStop, 'version' | 'after' | 'final' | 'tip'> & { readonly serial: number };

/** Where the releases of a repository stand, in the order in which they are shipped. */
export function placeStops(chains: readonly Chain[], { releases }: Numbering, { numberOf }: KnownCommits): readonly StopPlace[] {
  const versionOf = (serial: number): string => releases[serial - 1]?.version.text ?? '';
  return chains.flatMap(({ parent, contains, stops }) => {
    let before = `from ${versionOf(parent)} ${contains}`;
    return stops.flatMap(({ serial, final, tip }) => {
      if (serial > releases.length) return [];
      const version = versionOf(serial);
      const after = before;
      before = `after ${version}`;
      return [{ serial, version, after, final, tip: tip < 0 ? -1 : (numberOf[tip] ?? -1) }];
    });
  });
}

/** The kept releases by their serials of today; null where one is missing, or stands elsewhere. */
function matchStops(kept: readonly KeptStop[], places: readonly StopPlace[]): ReadonlyMap<number, KeptStop> | null {
  const stops = new Map<number, KeptStop>();
  let next = 0;
  for (const { serial, version, after, final, tip } of places) {
    const stop = kept[next];
    if (stop?.version !== version) continue;
    if (stop.after !== after || stop.final !== final || stop.tip !== tip) return null;
    stops.set(serial, stop);
    next += 1;
  }
  return next === kept.length ? stops : null;
}

/** What a kept release tells later ones. */
export function recall({ records = [], copies = [] }: KeptStop, { indexOf }: KnownCommits): Remembered {
  const index = (number: number): number => (number < 0 ? -1 : (indexOf[number] ?? -1));
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < copies.length; at += 2) pairs.push([index(copies[at] ?? -1), index(copies[at + 1] ?? -1)]);
  return {
    copies: pairs,
    records: records.map((record) => {
      const [, , by, shipped, speaker] = record;
      return [identify(record, index), { by: index(by), shipped, ...(speaker < 0 ? {} : { speaker: index(speaker) }) }];
    }),
  };
}

function identify([kind, of]: KeptRecord, index: (number: number) => number): Identity {
  if (typeof of === 'string') return of;
  return kind === 'pull' ? identityOfPull(of) : identityOfIndex(index(of));
}
