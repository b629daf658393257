import fc from 'fast-check';
import type { TestRepository } from '../git-repository.ts';

/** One thing that happens in a repository. Numbers choose among the branches, commits and tags that are there. */
export interface Happening {
  readonly kind: (typeof kinds)[number];
  readonly a: number;
  readonly b: number;
}

const kinds = [
  ...([
    'commit',
    'commit',
    'commit',
    'squash',
    'branch',
    'merge',
    'pull',
    'pull',
    'pick',
    'revert',
    'twin',
    'closes',
    'component',
  ] as const),
  ...(['odd', 'tag', 'tag', 'tag', 'candidate', 'move tag', 'delete tag', 'reset', 'delete branch', 'mailmap'] as const),
];

export const happenings = (size: { readonly minLength: number; readonly maxLength: number }): fc.Arbitrary<Happening[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), a: fc.nat(1000), b: fc.nat(1000) }), size);

interface Written {
  readonly sha: string;
  readonly subject: string;
  readonly date: string;
}

/** Makes things happen in an empty repository. Dates go back and forth, and are often equal; some messages and dates are broken. */
export function startHappenings(repository: TestRepository): (list: readonly Happening[]) => void {
  const empty = repository.feed('', 'mktree');
  const blob = repository.store('blob', 'Ada Example <ada@example.org> <person1@example.org>\n');
  const mapped = repository.feed(`100644 blob ${blob}\t.mailmap\n`, 'mktree');
  const all: Written[] = [];
  const branches = new Map<string, string>();
  const tags = new Map<string, string>();

  const write = (
    branch: string,
    subject: string,
    given: { body?: string; parents?: readonly string[]; date?: string; a: number; tree?: string },
  ): string => {
    const tip = branches.get(branch);
    const parents = given.parents ?? (tip === undefined ? [] : [tip]);
    const date =
      given.date ?? `${1_700_000_000 + (given.a % 7 === 0 ? -50_000 : 0) + Math.floor(all.length / 3) * 600} +0${given.a % 10}00`;
    const who = `Person ${given.a % 4} <person${given.a % 4}@example.org>`;
    const lines = [
      `tree ${given.tree ?? empty}`,
      ...parents.map((parent) => `parent ${parent}`),
      `author ${who} ${date}`,
      `committer ${who} ${date}`,
    ];
    const sha = repository.store('commit', `${lines.join('\n')}\n\n${subject}\n${given.body === undefined ? '' : `\n${given.body}\n`}`);
    all.push({ sha, subject, date });
    branches.set(branch, sha);
    return sha;
  };

  const happen = ({ kind, a, b }: Happening): void => {
    if (all.length === 0) write('main', 'Begin', { a });
    const names = [...branches.keys()];
    const on = names[a % names.length] ?? 'main';
    const from = branches.get(names[b % names.length] ?? '') ?? '';
    const tip = branches.get(on) ?? '';
    const other = all[b % all.length] ?? { sha: '', subject: '', date: '' };
    const tag = [...tags.keys()][a % Math.max(tags.size, 1)];
    if (kind === 'commit') write(on, `fix: change ${all.length}`, { a, body: `Refs: #${b % 9}, see #${a % 9}` });
    else if (kind === 'squash') write(on, `Change ${all.length} (#${b % 9})`, { a });
    else if (kind === 'branch' && names.length < 5) branches.set(`b${all.length}`, other.sha);
    else if (kind === 'merge' && from !== tip) write(on, `Merge branch 'x'`, { a, parents: [tip, from] });
    else if (kind === 'pull' && from !== tip)
      write(on, `Merge pull request #${b % 9} from team/topic`, { a, parents: [tip, from], body: `Title ${b % 9}` });
    else if (kind === 'pick')
      write(on, other.subject, { a, body: `(cherry picked from commit ${other.sha.slice(0, a % 2 === 0 ? 40 : 9)})` });
    else if (kind === 'revert') write(on, `Revert "${other.subject}"`, { a, body: `This reverts commit ${other.sha}.` });
    else if (kind === 'twin') write(on, other.subject, { a, date: other.date });
    else if (kind === 'closes') write(on, `Repair ${all.length}`, { a, body: `Closes #${b % 9}\nCo-authored-by: Eve <eve@example.org>` });
    else if (kind === 'component') write(on, `router: go on ${b % 3}`, { a });
    else if (kind === 'odd') write(on, `Grüße \u{1f600} ${'x'.repeat(b)}`, { a, ...(b % 3 === 0 ? { date: '99999999999999 +0000' } : {}) });
    else if (kind === 'tag' || kind === 'candidate') tags.set(`v1.${a % 4}.${b % 7}${kind === 'tag' ? '' : `-rc.${b % 2}`}`, tip);
    else if (kind === 'move tag' && tag !== undefined) tags.set(tag, other.sha);
    else if (kind === 'delete tag' && tag !== undefined) tags.delete(tag);
    else if (kind === 'reset') branches.set(on, other.sha);
    else if (kind === 'delete branch' && on !== 'main') branches.delete(on);
    else if (kind === 'mailmap') write('main', 'Name people', { a, tree: b % 2 === 0 ? mapped : empty });
  };

  return (list) => {
    for (const each of list) happen(each);
    const old = repository
      .git('for-each-ref', '--format=%(refname)')
      .split('\n')
      .filter((name) => name !== '');
    const wanted = new Map<string, string>([
      ...[...branches].map(([name, sha]) => [`refs/heads/${name}`, sha] as const),
      ...[...tags].map(([name, sha]) => [`refs/tags/${name}`, sha] as const),
    ]);
    const gone = old.filter((name) => !wanted.has(name)).map((name) => `delete ${name}\n`);
    repository.feed([...gone, ...[...wanted].map(([name, sha]) => `update ${name} ${sha}\n`)].join(''), 'update-ref', '--stdin');
  };
}
