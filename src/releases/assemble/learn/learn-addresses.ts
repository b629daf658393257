import type { Mark } from '../../../forges/schema/mark.ts';
import type { RepositoryWeb } from '../../../git/schema/repository.ts';
import { readClosingAddress } from '../../schema/conventions/numbers/closing-address.ts';
import type { CommitFacts } from '../changes/commit-facts.ts';

type Merged = Extract<Mark, { kind: 'merged' }>;

const evidence = '`Closes` line with the address of the pull request';

/** Learns which project's pull requests a history closes by their address, where its own address is not known: that of most of them. */
export function learnAddresses(web: RepositoryWeb | null) {
  const counts = new Map<string, number>();
  const own = web?.url.replace(/^https?:\/\//, '').toLowerCase();
  let home: string | undefined;
  let isJudged = false;
  return {
    see: ({ lines }: CommitFacts): void => {
      if (own !== undefined) return;
      for (const line of lines) {
        const closed = readClosingAddress(line);
        if (closed) counts.set(closed.project, (counts.get(closed.project) ?? 0) + 1);
      }
    },
    /** What a commit closes of this project: the last one brought it. To be asked when all commits were seen. */
    markOf: ({ lines }: CommitFacts): Merged | null => {
      if (!isJudged) {
        home = own ?? [...counts].reduce<[string, number]>((most, one) => (one[1] > most[1] ? one : most), ['', 0])[0];
        isJudged = true;
      }
      for (const line of lines.toReversed()) {
        const closed = readClosingAddress(line);
        if (closed && closed.project === home) return { kind: 'merged', number: closed.number, evidence };
      }
      return null;
    },
  };
}
