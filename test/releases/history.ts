import type { Branch, Commit, Person, RawTag, RepositoryHistory } from '../../src/git/schema/repository.ts';

const alice: Person = { name: 'Alice', email: 'alice@example.org' };

/** Writes a history by hand, oldest commit first: dates are an hour apart, ids count up. */
export function startHistory(id = 'app') {
  const commits: Commit[] = [];
  const tags: RawTag[] = [];
  const branches = new Map<string, string>();
  const when = (): string => new Date(Date.UTC(2024, 0, 1) + commits.length * 3_600_000).toISOString().replace('.000Z', '+00:00');
  return {
    commit(subject: string, options: { parents?: readonly string[]; body?: string; author?: Person; branch?: string } = {}): string {
      const sha = (commits.length + 1).toString(16).padStart(8, '0').padEnd(40, 'a');
      const branch = options.branch ?? 'main';
      const tip = branches.get(branch);
      const parents = options.parents ?? (tip === undefined ? [] : [tip]);
      const at = when();
      commits.push({ sha, parents, author: options.author ?? alice, committedAt: at, subject, body: options.body ?? '' });
      branches.set(branch, sha);
      return sha;
    },
    branch(name: string, from: string): void {
      branches.set(name, from);
    },
    tip: (name: string): string => branches.get(name) ?? '',
    tag(name: string, commit: string, annotated = true): void {
      const object = annotated ? `${tags.length.toString(16).padStart(8, '0')}`.padEnd(40, 'b') : commit;
      tags.push({
        name,
        kind: annotated ? 'annotated' : 'lightweight',
        object,
        commit,
        tree: null,
        tagger: annotated ? alice : null,
        taggedAt: annotated ? when() : null,
        message: annotated ? name : '',
        signature: null,
      });
    },
    history(options: Partial<RepositoryHistory> = {}): RepositoryHistory {
      const list: Branch[] = [...branches].map(([name, commit]) => ({ name, commit }));
      return {
        id,
        objectFormat: 'sha1',
        head: { branch: 'main', commit: branches.get('main') ?? null },
        branches: list,
        tags,
        commits: commits.toReversed(),
        shallow: [],
        partial: false,
        touching: null,
        web: { url: `https://forge.example/team/${id}`, forge: 'github' },
        ...options,
      };
    },
  };
}
