import type { Product } from '../../book/schema/book.ts';
import { count } from '../../text/schema/count.ts';
import { listNames } from '../../text/schema/list-names.ts';
import type { Linked } from '../../ui/views/linked.ts';
import type { LoggedChange, ProductBackports } from '../schema/extension.ts';
import { changeAddress } from './addresses.ts';
import { nameCell } from './state-names.ts';

/** The pages of the changes of a log, by each commit that carries one. */
export function listChangePages(product: Pick<Product, 'id'>, { changes }: Pick<ProductBackports, 'changes'>): ReadonlyMap<string, Linked> {
  return new Map(
    changes.flatMap((change) => {
      const page = { text: summarise(change), href: changeAddress(product, change) };
      const commits = new Set(change.cells.flatMap((cell) => cell.commits.map(({ sha }) => sha)));
      return [...commits].map((sha) => [sha, page] as const);
    }),
  );
}

/** `on 3 lines, missing on 2.1`: where it is, and what somebody has to do. */
function summarise({ cells }: LoggedChange): string {
  const here = cells.filter(({ date, state }) => date !== null && state !== 'reverted' && state !== 'declined' && state !== 'planned');
  const gaps = cells.filter(({ gap }) => gap);
  const [first] = gaps;
  const where = here.length > 3 ? count(here.length, 'line') : listNames(here.map(({ target }) => target));
  const lack =
    first === undefined ? '' : gaps.length > 1 ? `, ${count(gaps.length, 'gap')}` : `, ${nameCell(first).word} on ${first.target}`;
  return here.length === 0 ? `on no line${lack}` : `on ${where}${lack}`;
}
