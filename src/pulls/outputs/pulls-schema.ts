import { z } from 'zod';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { snapshotSchema } from '../../forges/schema/snapshot/snapshot.ts';

/** Writes `schema/pulls.json`: the JSON Schema (draft 2020-12) of the snapshots in `content/pulls/`. */
export function writePullsSchema({ outDir }: OutputSite): void {
  writeBelow(outDir, 'schema/pulls.json', `${JSON.stringify(z.toJSONSchema(snapshotSchema), null, 2)}\n`);
}
