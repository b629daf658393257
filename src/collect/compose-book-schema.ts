import { z } from 'zod';
import { bookSchema } from '../book/schema/book.ts';
import { productSchema } from '../book/schema/product.ts';
import { releaseSchema } from '../book/schema/release.ts';
import { capabilities } from '../capabilities.ts';

/** The schema of the Book with what each capability adds. */
export async function composeBookSchema() {
  const parts = await Promise.all(capabilities.map(({ schema }) => schema()));
  const { problems, ...core } = bookSchema.shape;
  const release = releaseSchema.extend(join(parts.map((part) => part.release)));
  const products = z.array(productSchema.extend({ releases: z.array(release).describe(productSchema.shape.releases.description ?? '') }));
  return z.object({ ...core, products, ...join(parts.map((part) => part.book)), problems });
}

function join(shapes: readonly z.ZodRawShape[]): z.ZodRawShape {
  return Object.assign({}, ...shapes);
}
