import type { Product } from '../../../book/schema/book.ts';
import { namePull } from '../../../forges/schema/pull-name.ts';
import { productIndex } from '../../../releases/views/product/product-index.ts';
import type { Trace } from '../../schema/records/record.ts';

/** What a release's reference is called: its id, but a pull request as its forge writes it, `!12` or `api!12` on GitLab. */
export function nameReference({ kind, id }: Trace['reference'], product: Product): string {
  if (kind !== 'pull') return id;
  const [, repository = '', number] = /^(.*)#(\d+)$/.exec(id) ?? [];
  if (number === undefined) return id;
  const [only] = product.repositories;
  const entry = productIndex(product).repositories.get(repository === '' ? (only?.id ?? '') : repository);
  return repository + namePull(Number(number), entry?.repository);
}
