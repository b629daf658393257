import type { Release } from '../../book/schema/book.ts';
import { instantOf } from '../../git/schema/instant.ts';
import { formatActor } from '../schema/actor.ts';
import { textOf } from '../schema/event-time.ts';
import type { Rejection } from '../schema/stay.ts';
import type { ResolvedEvent } from './places.ts';

/** All rejections of a release and its candidates, oldest first, from the events that are about it, oldest first. */
export function listRejections(events: readonly ResolvedEvent[]): readonly Rejection[] {
  return events.flatMap(({ event, resolved }) =>
    event.kind === 'rejected' && resolved.version !== null
      ? [
          {
            environment: event.environment,
            version: resolved.version,
            at: textOf(event.time),
            by: formatActor(event.by),
            reason: event.reason,
            refs: event.refs,
            event: event.id,
          },
        ]
      : [],
  );
}

/**
 * The rejection that a release bears: of itself, or of its newest candidate. A later candidate begins anew; a final release bears the rejection of the candidate
 * that it is the same commit as.
 */
export function findStandingRejection(
  release: Pick<Release, 'version' | 'tags' | 'candidates'>,
  rejections: readonly Rejection[],
): Rejection | null {
  const names = new Set(listNewest(release));
  return rejections.findLast(({ version }) => names.has(version)) ?? null;
}

/** The versions that are the newest of a release: its final one, with the candidate of the same commit; else its newest candidate. */
export function listNewest({ version, tags, candidates }: Pick<Release, 'version' | 'tags' | 'candidates'>): readonly string[] {
  if (tags.length > 0) return [version, ...candidates.filter(({ same }) => same).map((candidate) => candidate.version)];
  const newest = candidates.at(-1)?.version;
  return newest === undefined ? [version] : [newest, version];
}

/** Whether a rejection happened before a moment. */
export function wasRejectedBefore({ at }: Rejection, moment: number): boolean {
  return at !== null && instantOf(at) < moment;
}
