import type { Book } from '../../../book/schema/book.ts';

/** What is open about whose keys signatures are judged by, in a few words; null when root keys vouch for them, or when nobody may sign. */
export function describeTrust({ signing: { root }, people }: Pick<Book, 'signing' | 'people'>): string | null {
  if (root !== null) return root.state === 'vouched' ? null : 'the root keys do not vouch for who may sign';
  return people.length === 0 ? null : 'no root of trust: whoever can write to the content folder can add a signer';
}
