import { z } from 'zod';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { composeBookSchema } from '../../collect/compose-book-schema.ts';

/** Writes `schema/book.json`: the JSON Schema (draft 2020-12) of the Book. */
export async function writeBookSchema({ outDir }: OutputSite): Promise<void> {
  writeBelow(outDir, 'schema/book.json', await readyBookSchema());
}

let text: Promise<string> | undefined;

/** Makes the text of that file, which depends on code alone: who waits for a Book has time for it. */
export function readyBookSchema(): Promise<string> {
  text ??= formatBookSchema().then((schema) => `${JSON.stringify(schema, null, 2)}\n`);
  return text;
}

/** The Book's JSON Schema. */
export async function formatBookSchema(): Promise<z.core.JSONSchema.BaseSchema> {
  return { title: 'Docket Book', ...z.toJSONSchema(await composeBookSchema(), { reused: 'ref' }) };
}
