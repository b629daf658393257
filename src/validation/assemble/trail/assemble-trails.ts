import type { ContentHistory, FileVersion } from '../../../git/schema/content-history.ts';
import type { KeepValue } from '../../../git/schema/keep-value.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import { groupSignatureVersions } from '../../schema/signoffs/signature-versions.ts';
import { assembleTrail, type Trail } from './assemble-trail.ts';
import { listHistoryProblems } from './list-history-problems.ts';
import { listTrailFacts } from './list-trail-facts.ts';

/** What the trails of all records are made from. */
export interface TrailsSources {
  readonly records: readonly ParsedRecord[];
  readonly history: ContentHistory;
  /** Parses the text of an older version of a record, as `parseRecord` does. */
  readonly parse: (text: string, path: string) => ParsedRecord;
  /** Gives back trails of an earlier run; most of the time goes into parsing older versions. */
  readonly keep: KeepValue;
}

/** The trail of each record by its path, and what is not known of the history that they come from. The problems of each trail are in the trail. */
export function assembleTrails({ records, history, parse, keep }: TrailsSources): {
  readonly trails: ReadonlyMap<string, Trail>;
  readonly problems: readonly Problem[];
} {
  const signatures = groupSignatureVersions(history);
  const trails = records.map((record) => {
    const sources = {
      record,
      versions: history.versions.get(record.source) ?? [],
      signatures: signatures.get(record.source) ?? new Map<string, readonly FileVersion[]>(),
      evidence: findEvidenceVersions(record, history),
      parse,
    };
    return [record.source, keep({ name: `trail ${record.source}`, facts: listTrailFacts(sources) }, () => assembleTrail(sources))] as const;
  });
  return { trails: new Map(trails), problems: records.length === 0 ? [] : listHistoryProblems(history) };
}

/** The versions of the files that a record names as evidence, by path as written. */
function findEvidenceVersions({ source, body }: ParsedRecord, { versions }: ContentHistory): ReadonlyMap<string, readonly FileVersion[]> {
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  const named = new Set(body.steps.flatMap((step) => step.evidence));
  return new Map(
    [...named].flatMap((path) => {
      const known = versions.get(`${folder}${path}`);
      return known === undefined ? [] : [[path, known]];
    }),
  );
}
