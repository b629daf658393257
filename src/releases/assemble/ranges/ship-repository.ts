import { findCommits } from '../../../git/schema/find-commit.ts';
import { markIds } from '../../../git/schema/id-marks.ts';
import type { KeptRanges, RangeNotes } from '../../schema/kept-ranges.ts';
import { sortChanges } from '../changes/compare-changes.ts';
import { type Described, describeChange, type Wording } from '../changes/describe-change.ts';
import { describePeople, prepareRanges } from '../changes/describe-range.ts';
import { draftChanges } from '../changes/draft-changes.ts';
import type { DraftRange } from '../changes/draft-range.ts';
import { knowPulls } from '../changes/know-pulls.ts';
import { prepareMerged } from '../changes/list-merged.ts';
import { addPatchTwins } from '../copies/add-patch-twins.ts';
import { type FindTwins, findTwins } from '../copies/find-twins.ts';
import { type Relations, startRelations } from '../copies/relate-changes.ts';
import { drawApart } from '../kept/draw-apart.ts';
import { startHeld } from '../kept/held-commits.ts';
import { keepRelated, keepShipment, type MadeStop } from '../kept/keep-shipment.ts';
import { digestShipment, openStop } from '../kept/kept-stops.ts';
import { recogniseCommits } from '../kept/known-commits.ts';
import { listenToHistory } from '../kept/listen-to-history.ts';
import { type OpenShipment, openShipment, placeStops, recall, type ShipmentPlace } from '../kept/open-shipment.ts';
import { recordAsked } from '../kept/record-asked.ts';
import type { LearnedRepository } from '../learn/learn-habits.ts';
import { isBeforeIn } from './is-before.ts';
import { type ListCancelled, prepareCancelled } from './list-cancelled.ts';
import type { Numbering } from './plan-chains.ts';
import { type Chain, type Shipment, shipCommits } from './ship-commits.ts';
import { type Shipped, shipRange } from './shipped.ts';
import { startHistory } from './shipped-before.ts';

/** What is shipped of a repository, and where that is kept from run to run. */
export interface RepositorySources {
  readonly repository: LearnedRepository;
  readonly chains: readonly Chain[];
  readonly numbering: Numbering;
  readonly wording: Wording;
  /** As `findHome` gives it. */
  readonly home: string | null;
  readonly kept: KeptRanges | undefined;
  /** Null where a shipment cannot be kept as a whole. */
  readonly place: ShipmentPlace | null;
}

/** What the stops of one repository hold. */
export interface RepositoryShipment {
  /** By the serials of releases. */
  readonly shipped: ReadonlyMap<number, Shipped>;
  /** What branches hold after the last release, by the serials of their stops. */
  readonly beyond: ReadonlyMap<number, { readonly shipment: Shipment; readonly described: readonly Described[] }>;
  readonly placeOf: Relations['placeOf'];
  readonly cancelledBy: ListCancelled;
}

/**
 * Gives every commit of a repository to the releases of each line, and puts the changes into words. Releases that an earlier run shipped are taken from there, where nothing that came since can have
 * to do with any of them; else all are made.
 */
export function shipRepository(sources: RepositorySources): RepositoryShipment {
  const before = sources.place === null ? null : openShipment(sources.place, sources);
  return (before && ship(sources, before)) ?? shipAll(sources);
}

function shipAll(sources: RepositorySources): RepositoryShipment {
  const shipment = ship(sources, null);
  if (shipment === null) throw new Error('Unexpected end of what was shipped from nothing.');
  return shipment;
}

/** Null where what was kept turns out to be another thing. */
function ship(sources: RepositorySources, before: OpenShipment | null): RepositoryShipment | null {
  const { repository, chains, numbering, kept, place } = sources;
  const { graph, factsOf, history } = repository;
  const asks = recordAsked({ find: findCommits(graph), pulls: knowPulls(repository), before: before?.state.asked ?? null });
  const { find } = asks;
  const apart = drawApart({ graph, factsOf, find }, before);
  const wording = { ...sources.wording, find };
  const describeRange = prepareRanges(wording, kept);
  const sameCommits = findTwins(graph, factsOf);
  const twinsOf = addPatchTwins(sameCommits, repository);
  const watchTwins: FindTwins = (index) => {
    const twins = twinsOf(index);
    for (const { twin } of twins) apart.watch(twin);
    return twins;
  };
  const held = startHeld();
  const relations = startRelations({ graph, factsOf, find, twinsOf: watchTwins, heldBefore: held.find });
  const told = listenToHistory(asks.askCopies);
  const ranges = new Map<number, DraftRange>();
  const context = {
    web: history.web,
    graph,
    factsOf,
    find,
    twinsOf,
    home: sources.home,
    history: startHistory({ factsOf, find, twinsOf: sameCommits, isBefore: isBeforeIn(chains), listener: told.listener }),
    touching: history.touching,
    pulls: asks.pulls,
    listMerged: prepareMerged(graph),
    rangeOf: (serial: number) => ranges.get(serial),
    askAll: asks.askAll,
    taken: new Int32Array(graph.commits.length),
  };
  const versionOf = (serial: number): string => numbering.releases[serial - 1]?.version.text ?? '';
  const serialOf = new Map(numbering.releases.map(({ version }, at) => [version.text, at + 1]));
  const opening =
    before === null || kept === undefined
      ? null
      : {
          ...{ kept, graph, web: history.web, people: before.state.people, indexOf: before.known.indexOf },
          serialOf: (version: string) => serialOf.get(version) ?? 0,
        };
  const shipped = new Map<number, Shipped>();
  const made = new Map<number, Made>();
  const beyond = new Map<number, { readonly shipment: Shipment; readonly described: readonly Described[] }>();
  const marks = place === null ? new Float64Array(0) : markIds(graph.commits);
  const order: number[] = [];
  let areCopied = false;
  let areCopiedBeyond = false;
  for (const shipment of shipCommits(graph, chains)) {
    const { serial } = shipment.stop;
    const isRelease = serial <= numbering.releases.length;
    asks.heed(isRelease);
    if (isRelease) order.push(serial);
    const stop = before?.stops.get(serial);
    if (stop !== undefined && before !== null && opening !== null) {
      if (stop.digest !== digestShipment(shipment, marks) || !apart.hold(shipment.commits)) return null;
      const found = openStop(stop, shipment.commits, opening);
      if (found === null) return null;
      told.pause(() => context.history.remember(recall(stop, before.known), serial));
      ranges.set(serial, found.range);
      held.add(stop.version, found);
      shipped.set(serial, found);
      continue;
    }
    if (before !== null && isRelease && !apart.bring(shipment.commits)) return null;
    const range = draftChanges(shipment, context);
    ranges.set(serial, range);
    const { records, copies } = told.take();
    areCopied ||= copies.length > 0;
    if (!isRelease) {
      areCopiedBeyond ||= copies.length > 0;
      beyond.set(serial, { shipment, described: range.changes.map((draft) => describeChange(draft, wording)) });
      continue;
    }
    const { described, changes, kept: name, notes } = describeRange(range.changes);
    if (notes !== null) asks.askNumbers(notes);
    if (place !== null && !apart.name(range.changes)) return null;
    const own = { range, described, changes, graph, web: history.web };
    made.set(serial, {
      own,
      before: [...described],
      range: name,
      notes,
      digest: place === null ? 0 : digestShipment(shipment, marks),
      records,
      copies,
    });
    relations.add(described, versionOf(serial));
  }
  // What was set apart may stand before a release that was kept and asked for copies.
  if (before?.state.asked.copies && areCopied) return null;
  asks.heed(true);
  relations.relate();
  const stops = new Map<number, MadeStop>();
  for (const [serial, part] of made) {
    const done = finish(part, kept);
    shipped.set(serial, done.shipped);
    stops.set(serial, done);
  }
  const known = before?.known ?? (place === null ? null : recogniseCommits(graph, []));
  if (place !== null && known !== null) {
    const asked = asks.list();
    // What branches hold comes and goes.
    const found = { asked: asked?.copies && areCopiedBeyond ? null : asked, names: apart.names, watched: apart.watched };
    const places = placeStops(chains, numbering, known);
    keepShipment(place, { repository, known, before, places, made: stops, versionOf, found });
  }
  return { shipped, beyond, placeOf: relations.placeOf, cancelledBy: prepareCancelled(order, shipped, versionOf) };
}

/** A release that was made, before its changes were related to others. */
interface Made extends Omit<MadeStop, 'shipped'> {
  readonly own: Parameters<typeof shipRange>[0];
  readonly before: readonly Described[];
  readonly notes: RangeNotes | null;
}

/** What was related to another change says so in its own words. */
function finish({ own, before, notes, ...rest }: Made, kept: KeptRanges | undefined): MadeStop {
  const isRelated = own.described.some((each, at) => each !== before[at]);
  if (!isRelated) return { ...rest, shipped: shipRange(own) };
  if (kept === undefined || notes === null) return { ...rest, range: null, shipped: shipRange({ ...own, changes: null }) };
  const changes = sortChanges(own.described.map(({ change }) => change));
  const range = keepRelated(kept, changes, { ...notes, ...describePeople(own.described, changes) });
  return { ...rest, range, shipped: shipRange({ ...own, changes: range === null ? null : changes }) };
}
