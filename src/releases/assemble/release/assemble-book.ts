import type { Book, BookExtension } from '../../../book/schema/book.ts';
import { committedInstants } from '../../../git/schema/commit-dates.ts';
import { instantOf } from '../../../git/schema/instant.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { applySupport } from '../lines/apply-support.ts';
import type { ProductSources } from '../plan/product-sources.ts';
import { shareUnknownTags } from '../tags/share-unknown-tags.ts';
import { assembleProduct } from './assemble-product.ts';

/** Everything that a Book is made from. */
export interface BookSources {
  readonly title: string;
  /** Docket's version. */
  readonly docket: string;
  /** What counts as now; null for the newest date in the inputs. */
  readonly asOf: string | null;
  readonly products: readonly ProductSources[];
  /** What capabilities add to the Book, while nothing of it was read. */
  readonly blank: BookExtension;
  /** Found while reading. */
  readonly problems: readonly Problem[];
}

/** Assembles the Book: one value, the same for the same sources. */
export function assembleBook({ title, docket, asOf, products, blank, problems }: BookSources): Book {
  const now = asOf ?? newestDate(products);
  const assembled = products.map((sources) => {
    const { product, problems: own } = assembleProduct(sources);
    return { product: { ...product, lines: applySupport(product.lines, sources.config.support, now) }, problems: own };
  });
  return {
    schema: 'docket/book/v1',
    docket,
    title,
    asOf: now,
    products: shareUnknownTags(
      assembled.map(({ product }, index) => ({ product, paths: products[index]?.config.repositories.map(({ path }) => path) ?? [] })),
    ),
    ...blank,
    problems: [...problems, ...assembled.flatMap((one) => one.problems)].sort(compareProblems),
  };
}

/** Total order of problems: errors first, then by place, code and message. */
export function compareProblems(left: Book['problems'][number], right: Book['problems'][number]): number {
  return (
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    compareText(left.place.source, right.place.source) ||
    (left.place.line ?? 0) - (right.place.line ?? 0) ||
    (left.place.column ?? 0) - (right.place.column ?? 0) ||
    compareText(left.code, right.code) ||
    compareText(left.place.subject ?? '', right.place.subject ?? '') ||
    compareText(left.message, right.message) ||
    (left.count ?? 1) - (right.count ?? 1)
  );
}

const severities: readonly Problem['severity'][] = ['error', 'warning', 'notice'];

/** The newest date of a commit or a tag; the epoch when there is none. */
function newestDate(products: readonly ProductSources[]): string {
  let newest = { date: '1970-01-01T00:00:00+00:00', instant: 0 };
  const consider = (instant: number, dateOf: () => string): void => {
    if (instant > newest.instant) newest = { date: dateOf(), instant };
  };
  for (const { histories } of products) {
    for (const { commits, tags } of histories) {
      for (const { taggedAt } of tags) if (taggedAt !== null) consider(instantOf(taggedAt), () => taggedAt);
      const instants = committedInstants(commits);
      for (let at = 0; at < instants.length; at += 1) consider(instants[at] ?? 0, () => commits[at]?.committedAt ?? newest.date);
    }
  }
  return newest.date;
}
