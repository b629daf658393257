import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Book } from '../../src/book/schema/book.ts';
import { type ConfigInput, configSchema } from '../../src/book/schema/config.ts';
import { collectBook } from '../../src/collect/collect-book.ts';
import { makeFolder, makeRepository, openRepository, type TestRepository } from '../git-repository.ts';

type ProductInput = Partial<ConfigInput['products'][number]>;

/** A product with three releases and a candidate, and a records repository for its content. */
export interface TestSite {
  readonly root: string;
  readonly code: TestRepository;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  /** Commits what is there into the repository around the content folder, made by the first call. */
  readonly commit: (message: string, date: string) => void;
  readonly collect: (product?: ProductInput) => Promise<Book>;
}

/** Makes a repository whose versions 1.0.0, 1.1.0-rc.1, 1.1.0-rc.2 (the same commit as 1.1.0) and 1.1.1 were tagged in January to April 2026. */
export function makeSite(): TestSite {
  const code = makeRepository();
  const tag = (version: string, date: string, subject: string) => {
    code.commit(subject, { date, files: { [`${version}.txt`]: version } });
    code.tag(`v${version}`, version, { date });
  };
  tag('1.0.0', '2026-01-10T10:00:00+00:00', 'feat: begin');
  tag('1.1.0-rc.1', '2026-02-01T10:00:00+00:00', 'feat: sort plates (#1)');
  tag('1.1.0-rc.2', '2026-02-05T10:00:00+00:00', 'fix: sort empty plates (#2)');
  code.tag('v1.1.0', '1.1.0', { date: '2026-02-10T10:00:00+00:00' });
  tag('1.1.1', '2026-04-01T10:00:00+00:00', 'fix: print labels (#3)');
  const root = makeFolder();
  let records: TestRepository | undefined;
  return {
    root,
    code,
    write: (files) => {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
      }
    },
    commit: (message, date) => {
      if (records === undefined) {
        records = openRepository(root);
        records.git('init', '-q', '-b', 'main');
      }
      records.commit(message, { date });
    },
    collect: (product = {}) => {
      const config = configSchema.parse({
        products: [
          {
            id: 'lab',
            name: 'Lab',
            process: [{ id: 'three-environments', from: '2026-01-01' }],
            repositories: [{ id: 'lab', path: code.path }],
            ...product,
          },
        ],
      });
      return collectBook(config, root, { docket: '0.0.0', cacheDir: makeFolder(), asOf: '2026-06-01T00:00:00+00:00' });
    },
  };
}

/** The path of a written event of a release. */
export const eventPath = (version: string, name: string): string => `content/releases/lab/${version}/promotions/${name}.yaml`;

/** Problems as `code place: message`. */
export function listProblems({ problems }: Book): readonly string[] {
  return problems.map(
    ({ code, place: { source, line }, message }) => `${code} ${source}${line === undefined ? '' : `:${line}`}: ${message}`,
  );
}
