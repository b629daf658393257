import { expect, test } from 'vitest';
import { z } from 'zod';
import { formatBookSchema } from '../../../src/site/outputs/book-schema.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const schema = z.fromJSONSchema(await formatBookSchema());

test('a Book is valid by the published schema, as JSON', () => {
  const book: unknown = JSON.parse(JSON.stringify(syntheticBook({ releases: 8, changes: 12, hostile: true })));
  expect(schema.safeParse(book).error?.issues ?? []).toEqual([]);
});

test('a Book with a release of no known status is not', () => {
  const text = JSON.stringify(syntheticBook({ releases: 2, changes: 1 })).replace('"status":"candidate"', '"status":"perhaps"');
  expect(schema.safeParse(JSON.parse(text)).success).toBe(false);
});
