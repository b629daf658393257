import { createHash } from 'node:crypto';
import type { LearnedRepository } from '../learn/learn-habits.ts';

/**
 * Stands for what is known of some commits beside their messages, and for what the habits of the history make of those: which files they touch, what numbers and patches they have, and whether a
 * number at the end of their subject is a pull request's.
 */
export function describeOld({ history, graph, listLoose }: LearnedRepository, isOld: (index: number) => boolean): string {
  const digest = createHash('sha256');
  const add = (kind: string, entries: Iterable<readonly [string, unknown]> | undefined): void => {
    const lines: (readonly [index: number, line: string])[] = [];
    for (const [sha, value] of entries ?? []) {
      const index = graph.indexOf.get(sha);
      if (index !== undefined && isOld(index)) lines.push([index, `${sha} ${JSON.stringify(value)}`]);
    }
    digest.update(
      `${kind}\n${lines
        .sort(([left], [right]) => left - right)
        .map(([, line]) => line)
        .join('\n')}\n`,
    );
  };
  add('touched', history.touched);
  add('named', history.named);
  add('patches', history.patches);
  const { touching } = history;
  if (touching !== null)
    add(
      'touching',
      [...touching].map((sha) => [sha, true] as const),
    );
  digest.update(JSON.stringify([...(history.pulls ?? [])]));
  const loose = listLoose().filter(([index]) => isOld(index));
  digest.update(loose.map(([, isLoose]) => (isLoose ? '1' : '0')).join(''));
  return digest.digest('base64url');
}
