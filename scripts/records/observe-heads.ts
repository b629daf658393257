import type { Book } from '../../src/book/schema/book.ts';
import type { BranchHead } from '../../src/environments/collect-product-environments.ts';
import type { EventInput } from '../../src/environments/read/event-text.ts';

/** An event that says where a branch stands, and the product that it is of. */
export interface Observation {
  readonly product: string;
  readonly event: EventInput;
}

/**
 * Says of each environment branch whose head moved since somebody looked last that it did, and between which times: not before the last look, not after now.
 * A head that a merge shows is known already, with its time.
 */
export function observeHeads(book: Book, heads: readonly BranchHead[], now: string): readonly Observation[] {
  return heads.flatMap(({ product, environment, repository, commit }): readonly Observation[] => {
    const events =
      book.environments?.find((each) => each.product === product)?.environments.find(({ id }) => id === environment)?.events ?? [];
    const own = events.filter(
      ({ components, origin }) => origin.repository === repository || components.some(({ name }) => name === repository),
    );
    const isKnown = own.some(({ origin, components, kind }) =>
      origin.kind === 'merge' && kind === 'deployed'
        ? origin.commit === commit
        : kind === 'observed' && origin.kind === 'file' && components.some((each) => each.name === repository && each.commit === commit),
    );
    // The newest word counts: a head that went back is a move as well.
    const looks = own.filter(({ kind, origin }) => kind === 'observed' && origin.kind === 'file');
    const isStill = looks[0]?.components.some((each) => each.name === repository && each.commit === commit) ?? isKnown;
    if (isStill && isKnown) return [];
    const last = looks.find(({ time }) => time.before !== null)?.time.before ?? undefined;
    return [{ product, event: { event: 'observed', environment, after: last, before: now, components: [{ name: repository, commit }] } }];
  });
}
