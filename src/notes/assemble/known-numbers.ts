import type { Product } from '../../book/schema/book.ts';
import type { Change } from '../../book/schema/change.ts';
import { pullSign } from '../../forges/schema/pull-name.ts';
import type { NoteNumber } from '../schema/extension.ts';

/** Which changes name a number, in one repository. */
export interface KnownNumbers {
  readonly find: (asked: NoteNumber) => readonly { readonly version: string; readonly change: string }[];
}

/** Where a release stands, and the change or the release that shipped it before. */
interface Holder {
  readonly version: string;
  readonly change: string;
}

/** The numbers that the changes of a product name in one repository. Where pull requests have a sign of their own, as on GitLab, they and issues are counted apart, elsewhere together. */
export function knowNumbers(product: Product, repository: string): KnownNumbers {
  const apart = pullSign(product.repositories.find(({ id }) => id === repository)) === '!';
  const pulls = new Map<number, Holder[]>();
  const issues = new Map<number, Holder[]>();
  for (const { version, changes } of product.releases) {
    for (const change of changes) {
      if (change.repository !== repository) continue;
      const holder = { version, change: change.id };
      for (const { number } of change.pulls) put(pulls, number, holder);
      for (const number of listIssues(change)) put(issues, number, holder);
    }
  }
  const find = ({ number, kind }: NoteNumber): readonly Holder[] => {
    if (kind === 'issue' && apart) return issues.get(number) ?? [];
    const own = pulls.get(number) ?? [];
    if (own.length > 0 || (kind === 'pull' && apart)) return own;
    return issues.get(number) ?? [];
  };
  return { find };
}

function put(holders: Map<number, Holder[]>, number: number, holder: Holder): void {
  const known = holders.get(number);
  if (known === undefined) holders.set(number, [holder]);
  else known.push(holder);
}

function listIssues({ references }: Change): readonly number[] {
  return references.flatMap(({ kind, id }) => {
    const digits = kind === 'issue' ? /^#(\d{1,9})$/.exec(id)?.[1] : undefined;
    return digits === undefined ? [] : [Number(digits)];
  });
}
