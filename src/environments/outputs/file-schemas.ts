import { z } from 'zod';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { eventFileSchema } from '../schema/event-file.ts';
import { decisionFileSchema, policyFileSchema } from '../schema/policy.ts';
import { processFileSchema } from '../schema/process.ts';

const schemas = {
  process: { title: 'Docket process', schema: processFileSchema },
  event: { title: 'Docket event', schema: eventFileSchema },
  policy: { title: 'Docket policy, front matter', schema: policyFileSchema },
  decision: { title: 'Docket decision, front matter', schema: decisionFileSchema },
};

/**
 * Writes the JSON Schemas (draft 2020-12) of files that people write, for editors: `schema/process.json`, `schema/event.json`, `schema/policy.json`,
 * `schema/decision.json`. A YAML file names one by `# yaml-language-server: $schema=<address>`.
 */
export function writeFileSchemas({ book, outDir }: OutputSite): void {
  if (book.processes.length + book.environments.length === 0) return;
  for (const [name, text] of formatFileSchemas()) writeBelow(outDir, `schema/${name}.json`, text);
}

/** The schemas as JSON, by the name of their file without ending. */
export function formatFileSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, { title, schema }]) => [
      name,
      `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`,
    ]),
  );
}
