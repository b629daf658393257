import type { Product } from '../../../book/schema/book.ts';
import type { Change } from '../../../book/schema/change.ts';
import type { Slots } from '../../../book/views/slots.ts';
import { type Category, categories } from '../../../text/schema/category.ts';
import { productIndex } from '../product/product-index.ts';
import { categoryNames } from './category-names.ts';
import { type ChangeRow, changeRow } from './change-row.ts';

/** Below this many changes every category is open. */
const openAll = 60;
/** A category with more changes than this is folded when the whole list is long. */
const openUpTo = 100;
const folded: ReadonlySet<Category> = new Set(['dependencies', 'internal', 'documentation']);

/** The changes of one category. */
export interface ChangeGroup {
  readonly category: Category;
  readonly name: string;
  readonly open: boolean;
  readonly rows: readonly ChangeRow[];
}

/** A list of changes by category, and what it can be filtered by. */
export interface ChangeLedger {
  readonly total: number;
  readonly bots: number;
  readonly groups: readonly ChangeGroup[];
  /** The repositories that changes came from; empty when the product has one. */
  readonly repositories: readonly { readonly number: number; readonly name: string; readonly changes: number }[];
}

/** Sets changes out by category. Long lists come folded: rarely read categories first, then very long ones. */
export function changeLedger(product: Product, changes: readonly Change[], { changePages }: Pick<Slots, 'changePages'>): ChangeLedger {
  const index = productIndex(product);
  const several = product.repositories.length > 1;
  const rows = new Map<Category, ChangeRow[]>(categories.map((category) => [category, []]));
  const perRepository = new Map<string, number>();
  const pages = changePages(product);
  let bots = 0;
  for (const change of changes) {
    rows.get(change.category)?.push(changeRow(change, product, pages));
    perRepository.set(change.repository, (perRepository.get(change.repository) ?? 0) + 1);
    if (change.bot) bots += 1;
  }
  const groups = categories.flatMap((category) => {
    const own = rows.get(category) ?? [];
    const open = changes.length <= openAll || (!folded.has(category) && own.length <= openUpTo);
    return own.length === 0 ? [] : [{ category, name: categoryNames[category], open, rows: own }];
  });
  const repositories = several
    ? [...index.repositories.values()].flatMap(({ repository, number }) => {
        const own = perRepository.get(repository.id);
        return own === undefined ? [] : [{ number, name: repository.name, changes: own }];
      })
    : [];
  return { total: changes.length, bots, groups, repositories };
}
