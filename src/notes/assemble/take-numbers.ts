import type { Product } from '../../book/schema/book.ts';
import type { Change, Reference } from '../../book/schema/change.ts';
import { issueUrl } from '../../forges/schema/forge-url.ts';
import { namePull } from '../../forges/schema/pull-name.ts';
import type { ReadNote } from '../schema/extension.ts';

/** Above this a commit gathers what others wrote. */
const most = 6;

/**
 * Gives changes the numbers that the fragments of their own commits name inside, as references: of chloggen's `issues`, antsibull's links and
 * HashiCorp's blocks alike. The numbers in names of fragments are known from git already.
 */
export function takeNumbers(
  changes: readonly Change[],
  written: ReadonlyMap<string, readonly ReadNote[]>,
  web: Product['repositories'][number]['web'],
): readonly Change[] {
  if (written.size === 0) return changes;
  return changes.map((change) => {
    const notes = change.commits.flatMap(({ sha }) => written.get(sha) ?? []);
    if (notes.length === 0) return change;
    const known = new Set([...change.pulls.map(({ number }) => `#${number}`), ...change.references.map(({ id }) => id)]);
    const found = new Map<string, Reference>();
    for (const { numbers, source } of notes) {
      for (const { number, kind } of numbers) {
        const id = kind === 'pull' ? namePull(number, { web }) : `#${number}`;
        if (known.has(id) || found.has(id)) continue;
        found.set(id, { kind, id, url: issueUrl(web, number), evidence: `the fragment \`${source.path}\`` });
      }
    }
    return found.size === 0 || found.size > most ? change : { ...change, references: [...change.references, ...found.values()] };
  });
}
