import { instantOf } from '../../git/schema/instant.ts';
import { compareVersions, parseVersion } from '../../releases/schema/version.ts';
import { formatActor } from '../schema/actor.ts';
import type { Hold, Members, ProductEnvironment } from '../schema/environment.ts';
import { textOf } from '../schema/event-time.ts';
import type { Policy } from '../schema/policy.ts';
import type { ProcessEnvironment } from '../schema/process.ts';
import type { JudgedEvent, NextVersion, Rollback, Running, Stay } from '../schema/stay.ts';
import { type FindSigners, listApprovers, listLapsed } from './approvals.ts';
import { followStays } from './follow-stays.ts';
import { type Entries, isEntry, judgeOrder } from './judge-order.ts';
import type { ResolvedEvent } from './places.ts';
import type { InForce } from './processes-in-force.ts';

/** What one environment is assembled from. */
export interface EnvironmentSources {
  readonly environment: ProcessEnvironment;
  readonly inProcess: boolean;
  /** Oldest first, corrected ones among them. */
  readonly events: readonly ResolvedEvent[];
  /** Ids of corrected events, and what corrects each. */
  readonly corrected: ReadonlyMap<string, string>;
  /** Of the whole product. */
  readonly entries: Entries;
  readonly inForce: readonly InForce[];
  /** Newest first. */
  readonly policies: readonly Policy[];
  readonly signers: FindSigners;
  readonly members: Members | null;
  /** Oldest first. */
  readonly holds: readonly Hold[];
  /** What each release was compared with, by version. */
  readonly predecessors: ReadonlyMap<string, string | null>;
  /** What counts as now, ISO 8601. */
  readonly asOf: string;
}

/** Assembles what is known of one environment: what runs and ran, what is on the way, what was taken back, and each event with its judgement. */
export function assembleEnvironment(sources: EnvironmentSources): ProductEnvironment {
  const { environment, inProcess, events, corrected, entries, inForce, policies, signers, asOf } = sources;
  const valid = events.filter(({ event }) => !corrected.has(event.id));
  const followed = followStays(valid, environment);
  const byId = new Map(events.map((each) => [each.event.id, each]));
  const judged = events.map((each): JudgedEvent => {
    const { event, resolved } = each;
    const counts = !corrected.has(event.id);
    const went = followed.wentTo.get(event.id);
    return {
      ...event,
      version: event.version === null && went !== undefined ? went : event.version,
      release: resolved.release,
      candidate: resolved.candidate,
      component: each.component,
      took: followed.took.get(event.id) ?? null,
      corrected: corrected.get(event.id) ?? null,
      order: counts && isEntry(event) ? judgeOrder(each, entries, inForce) : null,
    };
  });
  const now = instantOf(asOf);
  const approvals = valid.filter(({ event }) => event.kind === 'approved' || event.approval.length > 0);
  return {
    ...environment,
    inProcess,
    policies,
    policy: findPolicy(policies, now)?.slug ?? null,
    members: sources.members,
    holds: sources.holds.toReversed(),
    running: listRunning(followed.stays, { byId, approvals, signers }),
    next: listNext(valid, followed.stays),
    stays: followed.stays,
    rollbacks: listRollbacks(valid, { ...sources, approvals, took: followed.took, wentTo: followed.wentTo }),
    events: judged.reverse(),
    years: countYears(judged),
  };
}

/** The policy that was in force at a moment. */
export function findPolicy(policies: readonly Policy[], moment: number): Policy | null {
  const [then] = policies.filter(({ status, from }) => status !== 'draft' && from !== null && instantOf(from) <= moment);
  const found = then ?? policies.find(({ status, from }) => status !== 'draft' && from === null) ?? null;
  if (found === null || (found.status !== 'retired' && found.status !== 'superseded')) return found;
  return found.until !== null && instantOf(found.until) > moment ? found : null;
}

function listRunning(
  stays: readonly Stay[],
  {
    byId,
    approvals,
    signers,
  }: { readonly byId: ReadonlyMap<string, ResolvedEvent>; readonly approvals: readonly ResolvedEvent[]; readonly signers: FindSigners },
): readonly Running[] {
  return stays.flatMap((stay) => {
    const each = byId.get(stay.event);
    if (stay.until !== null || each === undefined) return [];
    const { until: _until, ended: _ended, endedBy: _endedBy, ...rest } = stay;
    const approvedBy = listApprovers(approvals, { versions: [stay.version], until: Number.POSITIVE_INFINITY, signers });
    return [{ ...rest, by: each.event.by, approvedBy, origin: each.event.origin }];
  });
}

const saying: ReadonlyMap<string, NextVersion['state']> = new Map([
  ['planned', 'planned'],
  ['requested', 'requested'],
  ['approved', 'approved'],
  ['rejected', 'rejected'],
]);

/**
 * Versions of which something was said and that never ran here: of each release its newest candidate, with the last word about it. A rejection sticks to what it
 * names. A candidate that is older than what ran of its release comes no more.
 */
function listNext(valid: readonly ResolvedEvent[], stays: readonly Stay[]): readonly NextVersion[] {
  const ran = new Set(stays.flatMap(({ version }) => version ?? []));
  const reached = new Map<string, string>();
  for (const { release, version } of stays)
    if (release !== null && version !== null && isLater(version, reached.get(release))) reached.set(release, version);
  const newest = new Map<string, NextVersion>();
  for (const { event, resolved } of valid) {
    const state = saying.get(event.kind);
    const { version, release } = resolved;
    if (state === undefined || version === null || ran.has(version)) continue;
    const held = reached.get(release ?? version);
    // The release as such ran when a candidate of it did.
    if (held !== undefined && (version === release || !isLater(version, held))) continue;
    const before = newest.get(release ?? version);
    if (before !== undefined && before.version === version && before.state === 'rejected' && state !== 'rejected') continue;
    if (before !== undefined && before.version !== version && !isLater(version, before.version)) continue;
    newest.delete(release ?? version);
    newest.set(release ?? version, {
      version,
      release,
      state,
      at: textOf(event.time),
      by: formatActor(event.by),
      reason: event.reason,
      event: event.id,
      blocked: null,
    });
  }
  return [...newest.values()].reverse();
}

function isLater(version: string, other: string | undefined): boolean {
  if (other === undefined) return true;
  const [one, two] = [parseVersion(version), parseVersion(other)];
  return one !== null && two !== null && compareVersions(one, two) > 0;
}

interface Reverted extends EnvironmentSources {
  readonly approvals: readonly ResolvedEvent[];
  readonly took: ReadonlyMap<string, string | null>;
  readonly wentTo: ReadonlyMap<string, string | null>;
}

function listRollbacks(valid: readonly ResolvedEvent[], { took, wentTo, predecessors, approvals }: Reverted): readonly Rollback[] {
  const found: Rollback[] = [];
  for (const each of valid) {
    const { event } = each;
    if (event.kind !== 'rolled-back' && event.kind !== 'withdrawn') continue;
    const from = took.get(event.id) ?? event.from ?? each.resolved.version;
    const to = wentTo.get(event.id) ?? (event.kind === 'rolled-back' ? event.version : null);
    const verb = event.kind === 'withdrawn' ? 'was withdrawn' : 'was rolled back';
    found.push({
      event: event.id,
      instance: event.instance,
      time: event.time,
      from,
      to,
      by: formatActor(event.by),
      reason: event.reason,
      releases: listBetween(predecessors, from, to),
      lapsed: listLapsed(approvals, {
        from,
        by: each,
        reason: `${from ?? 'What it approved'} ${verb}, so what was approved no longer runs.`,
      }),
    });
  }
  return found.reverse();
}

/** The releases from `from` back to the one after `to`, by what each was compared with; only `from` where that way does not lead to `to`. */
function listBetween(predecessors: ReadonlyMap<string, string | null>, from: string | null, to: string | null): readonly string[] {
  if (from === null || from === to || !predecessors.has(from)) return [];
  const found = new Set([from]);
  for (let at = predecessors.get(from) ?? null; at !== null && !found.has(at); at = predecessors.get(at) ?? null) {
    if (at === to) return [...found];
    found.add(at);
  }
  return [from];
}

function countYears(events: readonly JudgedEvent[]): ProductEnvironment['years'] {
  const years = new Map<string, number>();
  for (const { time } of events) {
    const year = textOf(time)?.slice(0, 4) ?? '';
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return [...years].map(([year, count]) => ({ year, events: count })).sort((left, right) => (left.year < right.year ? 1 : -1));
}
