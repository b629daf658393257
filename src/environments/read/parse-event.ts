import type { Place, Problem } from '../../text/schema/problem.ts';
import type { EnvironmentEvent } from '../schema/event.ts';
import { eventFileSchema } from '../schema/event-file.ts';
import { eventNotDated } from '../schema/problems/event-problems.ts';
import { parseYamlFile } from './parse-yaml-file.ts';

/** A written event, and where each of its settings stands. */
export interface WrittenEvent {
  readonly event: EnvironmentEvent;
  readonly product: string;
  /** The version that its folder is for; null outside release folders. */
  readonly folder: string | null;
  readonly source: string;
  readonly placeOf: (field: string) => Place;
}

/** Parses a file that holds one event; null when any part of it is wrong. Never throws. */
export function parseEvent(
  written: string,
  { source, product, folder }: { readonly source: string; readonly product: string; readonly folder: string | null },
): { readonly written: WrittenEvent | null; readonly problems: readonly Problem[] } {
  const { value, problems, placeOf } = parseYamlFile(written, { source, schema: eventFileSchema });
  if (value === null) return { written: null, problems };
  const { at, after, before } = value;
  if (at === undefined && after === undefined && before === undefined)
    return { written: null, problems: [eventNotDated({ source, line: 1, column: 1 })] };
  const named = value.version ?? folder;
  const back = value.event === 'rolled-back';
  const event: EnvironmentEvent = {
    id: source.replace(/^.*\/|\.ya?ml$/g, ''),
    kind: value.event,
    environment: value.environment,
    instance: value.instance ?? null,
    variant: value.variant ?? null,
    time: at === undefined ? { at: null, after: after ?? null, before: before ?? null } : { at, after: null, before: null },
    version: back ? (value.to ?? null) : named,
    from: back ? named : null,
    components: value.components.map(({ name, version, tag, commit, artefacts }) => ({
      name,
      version: version ?? null,
      tag: tag ?? null,
      commit: commit ?? null,
      artefacts: artefacts.map(({ uri, digest, platform }) => ({ uri, digest: digest ?? null, platform: platform ?? null })),
    })),
    share: value.share === undefined ? null : { percent: value.share.percent ?? null, sections: value.share.sections },
    change: value.change ?? null,
    by: value.by === undefined ? null : { person: value.by.person ?? null, bot: value.by.bot ?? null, run: value.by.run ?? null },
    reason: value.reason ?? null,
    refs: value.refs,
    downtime: value.downtime === undefined ? null : { planned: value.downtime.planned ?? null, actual: value.downtime.actual ?? null },
    override: value.override ?? null,
    approval: value.approval,
    corrects: value.corrects ?? null,
    origin: { kind: 'file', repository: null, commit: null, path: source, line: 1 },
  };
  return { written: { event, product, folder, source, placeOf: (field) => placeOf([field]) }, problems: [] };
}
