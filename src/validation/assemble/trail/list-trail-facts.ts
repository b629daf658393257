import type { FileVersion } from '../../../git/schema/content-history.ts';
import type { TrailSources } from './assemble-trail.ts';

/** Everything that a trail depends on, in few words: the same facts give the same trail, so that one that was kept need not be made again. */
export function listTrailFacts({ record, versions, signatures, evidence = new Map() }: TrailSources): unknown {
  const files = (group: ReadonlyMap<string, readonly FileVersion[]>) =>
    [...group].map(([path, list]) => [path, list.map(listVersionFacts)]);
  return [record.source, record.sha256, record.text.length, versions.map(listVersionFacts), files(signatures), files(evidence)];
}

/** A commit's id stands for its message and dates; its author may be named otherwise by a mailmap. */
function listVersionFacts({ commit, author, email, path, sha256, object, from, removed, cut }: FileVersion): unknown {
  return [commit, author, email, path, sha256, object, from, removed, cut];
}
