import type { Release } from '../../book/schema/book.ts';
import { formatActor } from '../schema/actor.ts';
import { momentOf, textOf } from '../schema/event-time.ts';
import type { LapsedApproval } from '../schema/stay.ts';
import type { ResolvedEvent } from './places.ts';

/** Names of people who signed records, by record; of a release and of no other. */
export type FindSigners = (release: string | null, record: string) => readonly string[];

/** Finds who validly approved a record of a release: by sign-offs, never by a list of names. */
export function findSigners(releases: readonly Release[]): FindSigners {
  const byVersion = new Map(releases.map((release) => [release.version, release]));
  return (version, name) => {
    const records = byVersion.get(version ?? '')?.validation?.records ?? [];
    const found = records.filter((record) => isRecord(record, name));
    return found.flatMap(({ signoffs }) =>
      signoffs.flatMap(({ state, meaning, printedName }) =>
        state === 'valid' && meaning?.code === 'approval' && printedName !== null ? [printedName] : [],
      ),
    );
  };
}

/** Whether a record is called so: by its file without ending, or by the last folder of its page. */
export function isRecord({ path, slug }: { readonly path: string; readonly slug: string }, name: string): boolean {
  return slug === name || path.replace(/^.*\/|\.mdx?$/g, '') === name;
}

/** Who approved that a version runs in an environment, and not after a moment: events of approval, and sign-offs that events name. */
export function listApprovers(
  events: readonly ResolvedEvent[],
  { versions, until, signers }: { readonly versions: readonly (string | null)[]; readonly until: number; readonly signers: FindSigners },
): readonly string[] {
  const names = events.flatMap(({ event, resolved }) => {
    if (!versions.includes(resolved.version) || momentOf(event.time) > until) return [];
    const signed = event.approval.flatMap((record) => signers(resolved.release, record));
    const own = event.kind === 'approved' && signed.length === 0 ? formatActor(event.by) : null;
    return own === null ? signed : [own, ...signed];
  });
  return [...new Set(names)];
}

/** Approvals of a version in an environment that a later event made void: what they approved is no longer what runs. */
export function listLapsed(
  events: readonly ResolvedEvent[],
  { from, by, reason }: { readonly from: string | null; readonly by: ResolvedEvent; readonly reason: string },
): readonly LapsedApproval[] {
  if (from === null) return [];
  const end = momentOf(by.event.time);
  return events.flatMap(({ event, resolved }) =>
    event.kind === 'approved' && resolved.version === from && momentOf(event.time) <= end
      ? [{ event: event.id, version: from, by: formatActor(event.by), at: textOf(event.time), lapsedBy: by.event.id, reason }]
      : [],
  );
}
