import type { Change } from '../../book/schema/change.ts';

/** The pull request that first brought a change, and names it; undefined when none is known. */
export function bringingPull({ pulls }: Pick<Change, 'pulls'>): Change['pulls'][number] | undefined {
  return pulls.find(({ role }) => role === 'merged') ?? pulls[0];
}
