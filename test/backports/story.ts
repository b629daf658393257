import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '../../src/book/schema/book.ts';
import { configSchema } from '../../src/book/schema/config.ts';
import { collectBook } from '../../src/collect/collect-book.ts';
import { makeFolder, makeRepository, type Stamp, type TestRepository } from '../git-repository.ts';

/** A history told commit by commit, a day each, beginning on 1 January 2024. */
export interface Story {
  readonly repository: TestRepository;
  /** Commits onto the branch that is checked out; gives the id. */
  readonly commit: (message: string, files?: Readonly<Record<string, string>>, stamp?: Stamp) => string;
  /** `git cherry-pick` with or without `-x`, onto the branch that is checked out; `more` is added to the message, `files` are written instead of a conflict. */
  readonly pick: (
    sha: string,
    options?: {
      readonly silent?: boolean;
      readonly more?: string;
      readonly files?: Readonly<Record<string, string>>;
      readonly message?: string;
    },
  ) => string;
  readonly on: (branch: string, from?: string) => void;
  readonly tag: (name: string) => void;
}

export function startStory(): Story {
  const repository = makeRepository();
  let day = 0;
  const next = (): string => {
    day += 1;
    return `${Date.UTC(2024, 0, 1) / 1000 + day * 86_400} +0000`;
  };
  return {
    repository,
    commit: (message, files = {}, stamp = {}) => repository.commit(message, { date: next(), ...stamp, files }),
    pick: (sha, { silent = false, more = '', files, message } = {}) => {
      const said = message ?? repository.git('log', '-1', '--format=%B', sha).trim();
      const body = `${said}${silent ? '' : `\n\n(cherry picked from commit ${sha})`}${more}\n`;
      // A copy keeps the author's date, as `git cherry-pick` does.
      const [author = '', email = '', written = ''] = repository.git('log', '-1', '--format=%an%n%ae%n%ad', '--date=raw', sha).split('\n');
      if (files === undefined) repository.git('cherry-pick', '--no-commit', '--allow-empty', sha);
      const date = next();
      const copy = repository.commit(body, { name: author, email, date, ...(files === undefined ? {} : { files }) });
      const raw = repository.git('cat-file', 'commit', copy).replace(/^author .*$/m, `author ${author} <${email}> ${written}`);
      const kept = repository.store('commit', `${raw}\n`);
      repository.git('reset', '-q', '--hard', kept);
      return kept;
    },
    on: (branch, from) => repository.git(...(from === undefined ? ['checkout', '-q', branch] : ['checkout', '-q', '-b', branch, from])),
    tag: (name) => repository.git('tag', name),
  };
}

/** Collects the Book of a story, with a ledger and settings. */
export async function collectStory(
  { repository }: Pick<Story, 'repository'>,
  {
    trunk = 'main',
    ledger,
    settings = {},
    files = {},
    asOf = '2024-06-01T00:00:00+00:00',
    beside = [],
    cacheDir = makeFolder(),
  }: {
    readonly trunk?: string;
    readonly ledger?: string;
    readonly settings?: object;
    readonly files?: Readonly<Record<string, string>>;
    readonly asOf?: string;
    /** Where things are kept for the next time. */
    readonly cacheDir?: string;
    /** Other repositories of the product. */
    readonly beside?: readonly { readonly id: string; readonly path: string; readonly branch?: string }[];
  } = {},
): Promise<Book> {
  repository.git('checkout', '-q', trunk);
  const root = makeFolder();
  const all = { ...files, ...(ledger === undefined ? {} : { 'content/backports/app.yaml': ledger }) };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const config = configSchema.parse({
    products: [{ id: 'app', name: 'App', repositories: [{ id: 'app', path: repository.path }, ...beside], backports: settings }],
  });
  return collectBook(config, root, { docket: '0.0.0', cacheDir, asOf });
}

/** What each change is in each column: `Fix it: 2.2 landed 2.2.0, 2.1 clean 2.1.1 (equal to the origin)`. */
export function tellLog(book: Book): readonly string[] {
  return book.backports.flatMap(({ changes }) =>
    changes.map(({ title, cells }) => {
      const told = cells
        .filter(({ state }) => state !== 'absent')
        .map(({ target, state, version, words, verdict }) =>
          [
            target,
            state,
            ...(version === null ? [] : [version]),
            ...(words === '' ? [] : [`(${words})`]),
            ...(verdict === null ? [] : [`[${verdict.state}]`]),
          ].join(' '),
        );
      return `${title}: ${told.join(', ')}`;
    }),
  );
}

/** Codes and messages of what is wrong with backports. */
export function tellProblems(book: Book): readonly string[] {
  return book.problems.filter(({ code }) => code.startsWith('backport')).map(({ code, message }) => `${code}: ${message}`);
}
