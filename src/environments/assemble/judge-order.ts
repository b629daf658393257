import { listNames } from '../../text/schema/list-names.ts';
import { upperFirst } from '../../text/schema/upper-first.ts';
import type { EnvironmentEvent } from '../schema/event.ts';
import { happenedBefore, type Span, spanOf, textOf } from '../schema/event-time.ts';
import { listBefore } from '../schema/order-environments.ts';
import type { ProcessEnvironment } from '../schema/process.ts';
import type { OrderJudgement } from '../schema/stay.ts';
import type { ResolvedEvent } from './places.ts';
import { findInForce, type InForce } from './processes-in-force.ts';

/** When each release entered each environment, as far as events say. */
export interface Entries {
  /** When a release first entered an environment; absent when no event says so. */
  readonly of: (release: string, environment: string) => readonly Entry[];
  /** The same of one of its repositories: with the whole release, or by itself. */
  readonly ofPart: (release: string, environment: string, component: string) => readonly Entry[];
  /** When what entered, the release or that candidate of it, was rejected in an environment. */
  readonly rejectionsOf: (release: string, environment: string, candidate: string | null) => readonly Span[];
}

/** A release, or a candidate of it, entered an environment. */
export interface Entry {
  readonly candidate: string | null;
  readonly span: Span;
  readonly event: EnvironmentEvent;
}

/** What bring a version into an environment. */
export function isEntry({ kind }: Pick<EnvironmentEvent, 'kind'>): boolean {
  return kind === 'deployed' || kind === 'observed';
}

/** Collects entries of releases from all events of a product. Where the whole release came, what moved one of its repositories is no entry of it. */
export function indexEntries(events: readonly ResolvedEvent[]): Entries {
  const entries = new Map<string, Entry[]>();
  const keyOf = (environment: string, release: string | null): string => `${environment} ${release}`;
  const parts = new Map<string, Entry[]>();
  const rejections = Map.groupBy(
    events.filter(({ event, resolved }) => event.kind === 'rejected' && resolved.release !== null),
    ({ event, resolved }) => `${keyOf(event.environment, resolved.release)} ${resolved.candidate}`,
  );
  const whole = new Set(
    events.flatMap(({ event, resolved, component }) =>
      component === null && resolved.release !== null && isEntry(event) ? keyOf(event.environment, resolved.release) : [],
    ),
  );
  for (const { event, resolved, component } of events) {
    if (resolved.release === null || !isEntry(event)) continue;
    const key = keyOf(event.environment, resolved.release);
    const entry = { candidate: resolved.candidate, span: spanOf(event.time), event };
    const [list, place] = component !== null && whole.has(key) ? [parts, `${key} ${component}`] : [entries, key];
    const known = list.get(place);
    if (known === undefined) list.set(place, [entry]);
    else known.push(entry);
  }
  const of: Entries['of'] = (release, environment) => entries.get(keyOf(environment, release)) ?? [];
  return {
    of,
    ofPart: (release, environment, component) => [
      ...of(release, environment),
      ...(parts.get(`${keyOf(environment, release)} ${component}`) ?? []),
    ],
    rejectionsOf: (release, environment, candidate) =>
      (rejections.get(`${keyOf(environment, release)} ${candidate}`) ?? []).map(({ event }) => spanOf(event.time)),
  };
}

const notJudged = { missing: [], override: null };

/**
 * Judges whether a release had passed every environment before the one that an event brought it to, by the process in force when it happened. Passed is
 * passed by any candidate of the release that was not rejected there before: a rejection sticks to the candidate that it names. One of its repositories that is moved by itself has passed where it, or the whole release, was: that the rest came
 * in order later does not put right that a part came early. Where bounds overlap, the answer is that nothing tells.
 */
export function judgeOrder({ event, resolved, component }: ResolvedEvent, entries: Entries, inForce: readonly InForce[]): OrderJudgement {
  const span = spanOf(event.time);
  const moment = Number.isFinite(span.earliest) ? span.earliest : span.latest;
  const rule = findInForce(inForce, moment);
  if (rule === null) return { ...notJudged, state: 'not-judged', reason: 'No process was in force on that day.', process: null };
  const process = `${rule.process.id}@${rule.process.version}`;
  const environment = rule.process.environments.find(({ id }) => id === event.environment);
  if (environment === undefined)
    return { ...notJudged, state: 'not-judged', reason: `${rule.process.title} has no such environment.`, process };
  const before = rule.process.environments.filter(({ id }) => listBefore(rule.process.environments, environment.id).has(id));
  if (before.length === 0) return { ...notJudged, state: 'kept', reason: 'Versions begin here.', process };
  const { release } = resolved;
  if (release === null)
    return environment.accepts === 'commits'
      ? { ...notJudged, state: 'not-judged', reason: 'A commit that is no release has no order to keep here.', process }
      : { ...notJudged, state: 'unknown', reason: 'The commit is no release, so nothing tells what it passed.', process };
  const subject = component === null ? 'It' : `${upperFirst(component)}, moved alone,`;
  const missing: ProcessEnvironment[] = [];
  const unclear: ProcessEnvironment[] = [];
  const perhapsRejected: ProcessEnvironment[] = [];
  const rejected: ProcessEnvironment[] = [];
  for (const earlier of before) {
    const passed = component === null ? entries.of(release, earlier.id) : entries.ofPart(release, earlier.id, component);
    const answers = passed.map((entry) => hadPassed(entry, entries.rejectionsOf(release, earlier.id, entry.candidate), span));
    if (answers.includes('yes')) continue;
    if (answers.includes('unknown')) unclear.push(earlier);
    else if (answers.includes('perhaps rejected')) perhapsRejected.push(earlier);
    else if (answers.includes('rejected')) rejected.push(earlier);
    else missing.push(earlier);
  }
  if (missing.length + unclear.length + perhapsRejected.length + rejected.length === 0)
    return { ...notJudged, state: 'kept', reason: `${subject} had passed ${listNames(namesOf(before))}.`, process };
  if (missing.length + rejected.length === 0)
    return {
      ...notJudged,
      state: 'unknown',
      reason: `Only bounds are known: ${component ?? 'it'} may have been ${listNames([
        ...(unclear.length === 0 ? [] : [`in ${listNames(namesOf(unclear))}`]),
        ...(perhapsRejected.length === 0 ? [] : [`rejected in ${listNames(namesOf(perhapsRejected))}`]),
      ])} before or after.`,
      process,
    };
  const later = missing.flatMap((each) =>
    entries.of(release, each.id).map(({ event: other }) => `It reached ${each.name} later${dayOf(textOf(other.time))}.`),
  );
  const reason = [
    ...(missing.length === 0 ? [] : [`${subject} had not been in ${listNames(namesOf(missing))}.`]),
    ...later.slice(0, 1),
    ...(rejected.length === 0 ? [] : [`${subject} had been rejected in ${listNames(namesOf(rejected))}.`]),
  ].join(' ');
  const { override } = event;
  const ids = missing.map(({ id }) => id);
  if (override !== null && (override.gates.length === 0 || override.gates.includes('order')))
    return { state: 'overridden', reason, missing: ids, process, override: { reason: override.reason, by: override.by } };
  return { state: 'violated', reason, missing: ids, process, override: null };
}

/** Whether what entered an environment had passed it at a moment: it was there, and had not been rejected there. */
function hadPassed({ span }: Entry, rejections: readonly Span[], moment: Span): 'yes' | 'no' | 'rejected' | 'perhaps rejected' | 'unknown' {
  const entered = happenedBefore(span, moment);
  const answers = entered === 'no' ? [] : rejections.map((rejection) => happenedBefore(rejection, moment));
  if (answers.includes('yes')) return 'rejected';
  return entered === 'yes' && answers.includes('unknown') ? 'perhaps rejected' : entered;
}

function namesOf(environments: readonly ProcessEnvironment[]): readonly string[] {
  return environments.map(({ name }) => name);
}

/** A sentence has no place for a time in its zone; the day is enough, and events have the rest. */
function dayOf(time: string | null): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(time ?? '')?.[0];
  return day === undefined ? '' : `, on ${day}`;
}
