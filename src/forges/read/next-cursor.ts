import { type Asked, pagesLie } from '../schema/collect-failures.ts';

/** Where the next page of a connection of GraphQL begins; null after the last. Throws `CannotGoOn` for one that is said to be there and cannot be asked for. */
export function nextCursor(
  { hasNextPage, endCursor }: { readonly hasNextPage: boolean; readonly endCursor: string | null },
  { asked, name }: { readonly asked: Asked; readonly name: string },
): string | null {
  if (!hasNextPage) return null;
  if (endCursor === null || endCursor === '') throw pagesLie(asked, `there is another page of ${name}, and nothing says where it begins`);
  return endCursor;
}
