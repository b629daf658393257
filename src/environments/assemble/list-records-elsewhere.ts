import type { Product } from '../../book/schema/book.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { recordEnvironmentUnknown } from '../schema/problems/event-name-problems.ts';
import type { ProcessEnvironment } from '../schema/process.ts';

/** Records of a product that name an environment, by id or name, which its processes never had. */
export function listRecordsElsewhere(product: Product, environments: readonly ProcessEnvironment[]): readonly Problem[] {
  const known = new Set(environments.flatMap(({ id, name }) => [id.toLowerCase(), name.toLowerCase()]));
  return product.releases
    .flatMap(({ validation }) => validation?.records ?? [])
    .flatMap(({ path, environment }) =>
      environment === null || known.has(environment.trim().toLowerCase())
        ? []
        : recordEnvironmentUnknown({ source: path }, { environment, product: product.name, known: environments.map(({ id }) => id) }),
    );
}
