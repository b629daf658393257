import type { BackportsConfig } from '../../book/schema/backports-config.ts';
import type { Product } from '../../book/schema/book.ts';
import type { Support } from '../schema/extension.ts';
import type { LedgerEntry } from '../schema/ledger.ts';
import type { LinkedRepository } from './linked-repository.ts';

/** Everything that the log of a product is made from. */
export interface BackportSources {
  readonly product: Product;
  readonly repositories: readonly LinkedRepository[];
  readonly config: BackportsConfig;
  readonly ledger: readonly LedgerEntry[];
  /** Support by line, as far as somebody wrote it down. */
  readonly supportOf: (line: string) => Support | null;
  readonly asOf: string;
}
