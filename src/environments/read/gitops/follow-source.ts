import type { PromotionCommit } from '../../schema/gitops/commit-words.ts';
import type { PromotionSource } from '../../schema/gitops/compile-source.ts';
import type { Captures } from '../../schema/gitops/file-pattern.ts';
import { type FileValues, type ListedVersion, noValues } from '../../schema/gitops/file-values.ts';
import { type EnvironmentCount, groupInstances, type InstanceChange } from '../../schema/gitops/group-instances.ts';
import { compareEntries, type Hold, type Move, type PromotionPlace } from '../../schema/gitops/move.ts';
import { followPlaces } from './follow-places.ts';

/** A file that a source reads: what its path says, and which of the patterns it fits. */
export interface SourceFile {
  readonly path: string;
  readonly rank: number;
  readonly captures: Captures;
}

/** Follows what the files of one source say from commit to commit, oldest first. */
export interface FollowedSource {
  /** A file that lists the members of an environment changed; null when it is gone. */
  readonly setMembers: (file: SourceFile, names: ReadonlySet<string> | null) => void;
  /** A file that names versions changed, in this commit. */
  readonly setValues: (file: SourceFile, values: FileValues, commit: PromotionCommit) => void;
  /** What the commit did, now that all of its files are known. */
  readonly finish: () => { readonly moves: readonly Move[]; readonly holds: readonly Hold[] };
  /** Instances that changed and are in no environment. */
  readonly strays: { count: number; first: string };
  /** How many instances each environment has, by its id; empty for a source without lists of members. */
  readonly sizes: () => ReadonlyMap<string, number>;
}

/** Begins to follow a source. */
export function followSource({ config, environmentOf, componentOf }: PromotionSource): FollowedSource {
  const places = followPlaces();
  const values = new Map<string, FileValues>();
  const running = new Map<string, string[]>();
  const rings = followMembers(config.members?.environments ?? []);
  const strays = { count: 0, first: '' };
  let listed: Move[] = [];
  let holds: Hold[] = [];

  const placeOf = (captures: Captures, key: string): PromotionPlace =>
    config.keys === undefined ? captures : { ...captures, [config.keys]: key };
  const counts = ({ environment, application }: PromotionPlace): boolean =>
    (config.members !== undefined || environmentOf(environment) !== null) && componentOf(application) !== null;

  const setVersions = ({ path, rank, captures }: SourceFile, before: FileValues, after: FileValues): void => {
    for (const [key, version] of after.versions) {
      if (before.versions.get(key) === version) continue;
      const place = placeOf(captures, key);
      if (counts(place)) places.set(place, { path, rank, version });
    }
    for (const key of before.versions.keys()) {
      if (after.versions.has(key)) continue;
      const place = placeOf(captures, key);
      if (counts(place)) places.set(place, { path, rank, version: null });
    }
  };

  const setEntries = (file: SourceFile, change: readonly [readonly ListedVersion[], readonly ListedVersion[]], at: number | null): void => {
    const { path, captures } = file;
    if (!counts(captures)) return;
    let ran = running.get(path);
    if (ran === undefined) {
      ran = [];
      running.set(path, ran);
    }
    listed.push(...compareEntries({ place: captures, path, at }, ...change, ran));
  };

  const ringOf = (place: PromotionPlace): string | null =>
    config.members === undefined ? place.environment : (rings.find(place.instance ?? '') ?? config.environment ?? null);

  /** One pass over all instances, so that a commit that moves a thousand costs no more than one. */
  const listGrouped = (): readonly Move[] => {
    const changes = places.take();
    if (changes.length === 0) return [];
    const applications = Map.groupBy(changes, ({ place }) => place.application);
    return [...applications].flatMap(([application, own]) => {
      const counted = countInstances(application);
      return groupInstances(
        own.flatMap((change) => toInstance(change)),
        counted,
        application,
      );
    });
  };
  const toInstance = ({ place, ...change }: ReturnType<typeof places.take>[number]): readonly InstanceChange[] => {
    const environment = ringOf(place);
    const instance = place.instance ?? '';
    if (environment !== null) return [{ environment, instance, ...change }];
    if (strays.count === 0) strays.first = instance;
    strays.count += 1;
    return [];
  };
  const countInstances = (application: string | null): ReadonlyMap<string, EnvironmentCount> => {
    const found = new Map<string, EnvironmentCount>();
    for (const { place, version } of places.current()) {
      const environment = version === null || place.application !== application ? null : ringOf(place);
      if (version === null || environment === null) continue;
      let count = found.get(environment);
      if (count === undefined) {
        count = { total: 0, versions: new Map() };
        found.set(environment, count);
      }
      count.total += 1;
      count.versions.set(version, (count.versions.get(version) ?? 0) + 1);
    }
    return found;
  };

  return {
    strays,
    setMembers: rings.set,
    setValues: (file, after, { at }) => {
      const before = values.get(file.path) ?? noValues;
      if (after === noValues) values.delete(file.path);
      else values.set(file.path, after);
      if (config.entries === undefined) setVersions(file, before, after);
      else setEntries(file, [before.entries, after.entries], at === null ? null : Date.parse(at) / 1000);
      const was = before.automatic ?? true;
      const is = after.automatic ?? true;
      if (was !== is && counts(file.captures)) holds.push({ place: file.captures, path: file.path, automatic: is });
    },
    finish: () => {
      const moves = config.keys === 'instance' ? listGrouped() : places.take().map((change): Move => ({ ...change, share: null }));
      const done = { moves: [...moves, ...listed], holds };
      listed = [];
      holds = [];
      return done;
    },
    sizes: () => {
      const sizes = new Map<string, number>();
      for (const [name, size] of rings.sizes()) {
        const id = environmentOf(name);
        if (id !== null) sizes.set(id, size);
      }
      return sizes;
    },
  };
}

/** Which environment an instance belongs to, by lists that change; an instance in several belongs to the first. */
function followMembers(environments: readonly string[]) {
  const lists = new Map<string, { readonly rank: number; readonly path: string; readonly names: ReadonlySet<string> }[]>();
  let found: Map<string, string> | null = null;
  const listOf = (environment: string): ReadonlySet<string> => lists.get(environment)?.[0]?.names ?? new Set();
  return {
    set: ({ path, rank, captures }: SourceFile, names: ReadonlySet<string> | null): void => {
      const environment = captures.environment ?? '';
      const others = (lists.get(environment) ?? []).filter((list) => list.path !== path);
      lists.set(environment, names === null ? others : [...others, { rank, path, names }].sort((a, b) => a.rank - b.rank));
      found = null;
    },
    find: (instance: string): string | undefined => {
      if (found === null) {
        found = new Map();
        for (const environment of environments.toReversed()) for (const name of listOf(environment)) found.set(name, environment);
      }
      return found.get(instance);
    },
    sizes: (): readonly (readonly [string, number])[] => environments.map((environment) => [environment, listOf(environment).size]),
  };
}
