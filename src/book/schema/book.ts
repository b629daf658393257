import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { instant } from './book-values.ts';
import { looksConfigSchema } from './looks.ts';
import { productSchema } from './product.ts';
import type { releaseSchema } from './release.ts';

const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'notice']),
  place: z.object({
    source: z.string(),
    line: z.number().int().optional(),
    column: z.number().int().optional(),
    subject: z.string().optional(),
  }),
  message: z.string(),
  hint: z.string().optional(),
  count: z.number().int().optional(),
});

/** Everything Docket knows about all products, but for what capabilities add: `composeBookSchema` has that, too. */
export const bookSchema = z.object({
  schema: z.literal('docket/book/v1'),
  docket: z.string().describe("Docket's version."),
  title: z.string(),
  asOf: instant.describe('What counts as now: given, or the newest date in the inputs.'),
  looks: looksConfigSchema.optional().describe('What the site sets of its own in how its pages look.'),
  clauses: z.array(z.string()).optional().describe('The rules whose clauses have a page; absent for all.'),
  products: z.array(productSchema),
  problems: z.array(problemSchema),
});

/** A release with what capabilities add to it: each declares its own part by augmenting this interface. */
export interface Release extends Frozen<z.infer<typeof releaseSchema>> {}

/** A product, and in the same way what capabilities add. */
export interface Product extends Omit<Frozen<z.infer<typeof productSchema>>, 'releases'> {
  readonly releases: readonly Release[];
}

/** The Book, and in the same way what capabilities add. */
export interface Book extends Omit<Frozen<z.infer<typeof bookSchema>>, 'products'> {
  readonly products: readonly Product[];
}

/** What capabilities add. */
export type ReleaseExtension = Omit<Release, keyof z.infer<typeof releaseSchema>>;
export type BookExtension = Omit<Book, keyof z.infer<typeof bookSchema>>;
