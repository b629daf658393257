import { readGit } from '../process/git-process.ts';

/** How old commits can be at most, as git shows: ISO 8601, by id. */
export interface ReachedCommits {
  /** The latest date among a commit and all that it contains. No commit is older than what it contains, whatever its own date says. */
  readonly reached: ReadonlyMap<string, string>;
  /** `reached` of the first commit of the branch itself, along first parents, that contains it. */
  readonly joined: ReadonlyMap<string, string>;
}

interface Node {
  readonly parents: readonly string[];
  readonly at: number;
}

/** Reads when commits can have been made. A committer's date after `now`, in milliseconds since 1970, is made up and bounds nothing. */
export async function readReachedCommits(gitDir: string, tip: string, now: number | null): Promise<ReachedCommits> {
  const bytes = await readGit({
    gitDir,
    args: ['rev-list', '--timestamp', '--parents', '--topo-order', '--reverse', '--end-of-options', tip, '--'],
  });
  const nodes = new Map<string, Node>();
  for (const line of bytes.toString('latin1').split('\n')) {
    const [time = '', sha = '', ...parents] = line.split(' ');
    if (sha === '') continue;
    const own = Number(time) * 1000;
    const dates = parents.flatMap((parent) => nodes.get(parent)?.at ?? []);
    if (Number.isFinite(own) && (now === null || own <= now) && Math.abs(own) <= furthest) dates.push(own);
    nodes.set(sha, { parents, at: dates.reduce((latest, date) => Math.max(latest, date), Number.NEGATIVE_INFINITY) });
  }
  return { reached: formatDates([...nodes].map(([sha, { at }]) => [sha, at])), joined: formatDates(listJoined(nodes, tip)) };
}

/** The last moment that a date can be. */
const furthest = 8.64e15;

function listJoined(nodes: ReadonlyMap<string, Node>, tip: string): readonly (readonly [string, number])[] {
  const branch: string[] = [];
  for (let at: string | undefined = tip; at !== undefined && nodes.has(at); at = nodes.get(at)?.parents[0]) branch.push(at);
  const joined = new Map<string, number>();
  for (const first of branch.reverse()) {
    const time = nodes.get(first)?.at ?? Number.NEGATIVE_INFINITY;
    const open = [first];
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
      const node = nodes.get(sha);
      if (node === undefined || joined.has(sha)) continue;
      joined.set(sha, time);
      open.push(...node.parents);
    }
  }
  return [...joined];
}

function formatDates(dates: readonly (readonly [string, number])[]): ReadonlyMap<string, string> {
  return new Map(dates.flatMap(([sha, at]) => (Number.isFinite(at) ? [[sha, new Date(at).toISOString().replace('.000Z', '+00:00')]] : [])));
}
