import type { Product, Release } from '../../../book/schema/book.ts';
import type { Line } from '../../../book/schema/product.ts';

/** A product as JSON beside its page: everything but the changes, and where each release's JSON is. */
export interface ProductSummary extends Omit<Product, 'lines' | 'releases'> {
  readonly schema: 'docket/product/v1';
  readonly lines: readonly (Omit<Line, 'unreleased'> & { readonly unreleased: number })[];
  readonly releases: readonly ReleaseSummary[];
}

type ReleaseSummary = Pick<Release, 'version' | 'slug' | 'line' | 'status' | 'supersededBy' | 'date' | 'predecessor'> & {
  readonly changes: number;
  readonly json: string;
};

/** Sums up a product. Addresses are relative to the product's folder. */
export function productSummary(product: Product): ProductSummary {
  return {
    schema: 'docket/product/v1',
    ...product,
    lines: product.lines.map((line) => ({ ...line, unreleased: line.unreleased.reduce((sum, { changes }) => sum + changes.length, 0) })),
    releases: product.releases.map(({ version, slug, line, status, supersededBy, date, predecessor, statistics }) => ({
      version,
      slug,
      line,
      status,
      supersededBy,
      date,
      predecessor,
      changes: statistics.changes,
      json: `${slug}/release.json`,
    })),
  };
}
