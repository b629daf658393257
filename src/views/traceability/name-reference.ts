import type { Product } from '../../domain/book.ts';
import { namePull } from '../../domain/pull-name.ts';
import type { Trace } from '../../domain/validation/record.ts';
import { productIndex } from '../product-index.ts';

/** What a release's reference is called: its id, but a pull request as its forge writes it, `!12` or `api!12` on GitLab. */
export function nameReference({ kind, id }: Trace['reference'], product: Product): string {
  if (kind !== 'pull') return id;
  const [, repository = '', number] = /^(.*)#(\d+)$/.exec(id) ?? [];
  if (number === undefined) return id;
  const [only] = product.repositories;
  const entry = productIndex(product).repositories.get(repository === '' ? (only?.id ?? '') : repository);
  return repository + namePull(Number(number), entry?.repository);
}
