import { z } from 'zod';
import { bookSchema } from '../../book/schema/book.ts';
import { type OutputSite, writeBelow } from './output.ts';

/** Writes `schema/book.json`: the JSON Schema (draft 2020-12) of the Book. */
export function writeBookSchema({ outDir }: OutputSite): void {
  writeBelow(outDir, 'schema/book.json', `${JSON.stringify(formatBookSchema(), null, 2)}\n`);
}

/** The Book's JSON Schema. */
export function formatBookSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Docket Book', ...z.toJSONSchema(bookSchema, { reused: 'ref' }) };
}
