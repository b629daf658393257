import type { Release } from '../../book/schema/book.ts';
import type { ProductEnvironment } from '../schema/environment.ts';
import { spanOf } from '../schema/event-time.ts';
import type { Finding } from '../schema/finding.ts';
import { listBefore } from '../schema/order-environments.ts';
import type { JudgedEvent } from '../schema/stay.ts';
import { about, describe, nothing } from './finding-parts.ts';

interface ChangeSources {
  readonly environment: ProductEnvironment;
  readonly environments: readonly ProductEnvironment[];
  /** Events that brought a release somewhere, by environment and release, newest first. */
  readonly passedBy: ReadonlyMap<string, ReadonlyMap<string, readonly JudgedEvent[]>>;
  /** Whether each change has to pass each environment, so that all changes of a release that skipped one are named. */
  readonly everyChange: boolean;
  readonly nameOf: (id: string) => string;
}

/** Changes of a release that a later candidate brought than the last one that was in an environment before: they were never there. */
export function listSkippedChanges(
  event: JudgedEvent,
  release: Release,
  { environment, environments, passedBy, everyChange, nameOf }: ChangeSources,
): readonly Finding[] {
  const before = listBefore(environments, environment.id);
  const moment = spanOf(event.time).latest;
  return environments
    .filter(({ id, accepts }) => before.has(id) && (everyChange || accepts !== 'commits'))
    .flatMap((earlier) => {
      const own = passedBy.get(earlier.id)?.get(release.version) ?? [];
      const passed = own.filter((each) => spanOf(each.time).earliest <= moment);
      if (passed.length === 0 && !everyChange) return [];
      const missing = listMissingChanges(release, { event, passed });
      const last = passed[0]?.version ?? null;
      const { order } = event;
      return missing.map(({ id, title, repository, commits }) => ({
        ...nothing,
        ...about(event, environment),
        kind: 'change-skipped' as const,
        missing: earlier.id,
        change: id,
        title,
        repository,
        commit: commits[0]?.sha ?? null,
        state: order?.state === 'overridden' ? ('overridden' as const) : ('violated' as const),
        override: order?.override ?? null,
        message: `A change of ${release.version} reached ${environment.name} and had not been in ${nameOf(earlier.id)}.`,
        evidence: [
          describe(event),
          last === null
            ? `No version of this release was in ${nameOf(earlier.id)} before.`
            : `The last one in ${nameOf(earlier.id)} before was ${last}, which does not hold it.`,
        ],
      }));
    });
}

/**
 * The changes that a version holds and none of those that passed before does. Which changes came with a candidate is known only of the repositories that
 * have a tag for it; of others, and where nothing tells, none is said to have been left out.
 */
function listMissingChanges(
  release: Release,
  { event, passed }: { readonly event: JudgedEvent; readonly passed: readonly JudgedEvent[] },
): readonly Release['changes'][number][] {
  const entering = listHeld(release, event.candidate);
  if (entering === null) return [];
  // What moves one repository alone brings the changes of no other.
  const own = release.changes.filter(
    ({ id, repository }) => entering.has(id) && (event.component === null || repository === event.component),
  );
  if (passed.length === 0) return own;
  const held = new Set<string>();
  const told = new Set<string>();
  for (const { candidate } of passed) {
    const known = listHeld(release, candidate);
    if (known === null || candidate === null) return [];
    for (const id of known) held.add(id);
    const named = release.candidates.find(({ version }) => version === candidate);
    for (const { repository } of named?.tags ?? []) told.add(repository);
    if (named !== undefined && named.tags.length === 0 && named.repository !== null) told.add(named.repository);
  }
  return own.filter(({ id, repository }) => told.has(repository) && !held.has(id));
}

/** The changes of a candidate and those before it; all of a final release, or of a candidate that is it. Null where nothing tells. */
function listHeld({ changes, candidates }: Release, candidate: string | null): ReadonlySet<string> | null {
  const at = candidates.findIndex(({ version }) => version === candidate);
  if (candidate === null || candidates[at]?.same === true) return new Set(changes.map(({ id }) => id));
  const held = new Set(candidates.slice(0, at + 1).flatMap((each) => each.changes));
  return at < 0 || held.size === 0 ? null : held;
}
