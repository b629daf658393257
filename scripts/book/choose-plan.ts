import { existsSync } from 'node:fs';
import path from 'node:path';
import { findConfig, readConfig } from '../../src/book/read/read-config.ts';
import type { Config } from '../../src/book/schema/config.ts';
import { readKnownNames, reservedIds } from '../../src/collect/reserved.ts';
import { runGit } from '../../src/git/read/process/run-git.ts';
import { formatIdentifier, repositoryId } from '../../src/git/schema/repository-id.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { distinctId } from '../../src/text/schema/distinct-id.ts';

/** The options that every command which needs the Book has. */
export interface BookOptions {
  readonly repository?: readonly string[] | undefined;
  readonly config?: string | undefined;
  readonly asOf?: string | undefined;
  /** Whether the configuration may run; by default it may. */
  readonly runConfig?: boolean | undefined;
  /** Repository with the history of the records, named by whoever runs the command; by default the one around the folder, whatever the configuration says. */
  readonly recordsHistory?: string | undefined;
  /** Whether what was kept from earlier runs is forgotten first. */
  readonly fresh?: boolean | undefined;
}

/** What is to be read, and whether products were written down or are still to be told from tags. */
export interface Plan {
  readonly config: Config;
  readonly root: string;
  readonly derive: boolean;
}

/** Chooses between named repositories, a configuration and the repository that one stands in; in this order. */
export async function choosePlan({ repository = [], config, runConfig = true }: BookOptions): Promise<Plan> {
  if (repository.length > 0 && config !== undefined) {
    throw new CannotGoOn('`--repository` and `--config` cannot be used together.', {
      hint: 'Name the repository in the configuration, or leave `--config` out.',
    });
  }
  const root = process.cwd();
  if (repository.length > 0) return { config: planOf(repository, root), root, derive: true };
  const file = config === undefined ? await findConfig(root) : path.resolve(config);
  if (config !== undefined && file !== null && !existsSync(file))
    throw new CannotGoOn(`There is no \`${config}\`.`, { hint: `Check the path after \`--config\`; it starts at \`${root}\`.` });
  if (file !== null) return { config: await readConfig(file, readKnownNames, { run: runConfig }), root: path.dirname(file), derive: false };
  const { code, stdout, stderr } = await runGit(['rev-parse', '--absolute-git-dir', '--show-prefix'], root);
  const [folder = '', within = ''] = stdout.split('\n');
  if (code === 0 && within !== '') {
    throw new CannotGoOn(`There is no \`docket.config.ts\` here, in the folder \`${within}\` of a repository.`, {
      hint: 'Go to the folder that has one, or name it with `--config FILE`.',
    });
  }
  // What git refuses, such as a repository of somebody else, is told by whoever reads it.
  const isThere = code === 0 ? folder !== '' : !/not a git repository/i.test(stderr);
  if (isThere) return { config: planOf(['.'], root), root, derive: true };
  throw new CannotGoOn('There is nothing to read: no `docket.config.ts` and no git repository here.', {
    hint: 'Go to a folder that has one, or name a repository with `--repository PATH` where the command takes that.',
  });
}

function planOf(repositories: readonly string[], root: string): Config {
  const taken = new Set(reservedIds);
  const products = repositories.map((given) => {
    const name = nameOf(given, root);
    const id = distinctId(formatIdentifier(name), taken);
    return { id, name, repositories: [{ id, path: given }] };
  });
  const [only] = products;
  return { title: products.length === 1 && only ? `${only.name} releases` : 'Releases', base: '/', products, strict: [] };
}

/** What a repository is called, by its path or address. */
export function nameOf(given: string, root: string): string {
  const local = /^(?:\.{0,2}\/?)+$/.test(given) ? path.resolve(root, given) : given;
  const parts = local.split(/[/\\:]/).filter((part) => part !== '' && part !== '.git');
  const last = (parts.at(-1) ?? '').replace(/\.(?:git|bundle)$/i, '');
  // Mirrors often keep a repository in a folder that says only that it is one.
  const name = /^(?:repo|repository|mirror|bare)$/i.test(last) ? (parts.at(-2) ?? last) : last;
  return name === '' ? repositoryId({ path: given }) : name;
}
