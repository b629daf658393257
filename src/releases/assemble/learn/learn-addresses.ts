import type { Mark } from '../../../forges/schema/mark.ts';
import type { RepositoryWeb } from '../../../git/schema/repository.ts';
import { readClosingAddress, readNamedProject } from '../../schema/conventions/numbers/closing-address.ts';
import type { CommitFacts } from '../facts/commit-facts.ts';

type Merged = Extract<Mark, { kind: 'merged' }>;

/** So many lines make a habit. */
const fewest = 5;
const evidence = '`Closes` line with the address of the pull request';

/** Learns which project's pull requests a history closes by their address, where its own address is not known: that of most of them. */
export function learnAddresses(web: RepositoryWeb | null) {
  const counts = new Map<string, number>();
  const own = web?.url.replace(/^https?:\/\//, '').toLowerCase();
  let home: string | undefined;
  const named = new Map<string, number>();
  const count = (counted: Map<string, number>, project: string): unknown => counted.set(project, (counted.get(project) ?? 0) + 1);
  let isJudged = false;
  const project = (): string | undefined => {
    if (!isJudged) {
      home = own ?? [...counts].reduce<[string, number]>((most, one) => (one[1] > most[1] ? one : most), ['', 0])[0];
      isJudged = true;
    }
    return home;
  };
  return {
    /** The project of which closed addresses tell what brought a commit. To be asked when all commits were seen. */
    project,
    see: ({ lines }: CommitFacts): void => {
      if (own !== undefined) return;
      for (const line of lines) {
        const closed = readClosingAddress(line);
        if (closed) count(counts, closed.project);
        const project = readNamedProject(line);
        if (project !== null) count(named, project);
      }
    },
    /** The project whose issues and pull requests most lines name by address, as a page; null where too few do. To be asked when all commits were seen. */
    home: (): string | null => {
      if (web !== null) return web.url;
      const all = [...named.values()].reduce((sum, times) => sum + times, 0);
      const [project, times] = [...named].reduce<[string, number]>((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
      return times >= fewest && 2 * times > all ? `https://${project}` : null;
    },
    /** What a commit closes of this project: the last one brought it. To be asked when all commits were seen. */
    markOf: ({ lines }: CommitFacts): Merged | null => {
      const wanted = project();
      for (const line of lines.toReversed()) {
        const closed = readClosingAddress(line);
        if (closed && closed.project === wanted) return { kind: 'merged', number: closed.number, evidence };
      }
      return null;
    },
  };
}
