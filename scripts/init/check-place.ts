import { constants } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { findConfig } from '../../src/book/read/read-config.ts';
import { runGit } from '../../src/git/read/process/run-git.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** A folder that a project may be begun in. */
export interface ProjectPlace {
  readonly root: string;
  /** The configuration that is there already; null for none. */
  readonly config: string | null;
  /** Whether a package.json says that its files are CommonJS. */
  readonly commonjs: boolean;
  /** Whether there is a package.json at all. */
  readonly packaged: boolean;
}

/** What lies in a content folder of Docket's. */
const own =
  /^(?:allowed_signers|backports|changes|decisions|environments|guides|histories|keys|operations|people\.yaml|processes|promotions|protocols|pulls|releases|tags\.lock|trust|\..*)$/;

/** Looks whether a project can begin in a folder. Throws `CannotGoOn` that says why not. */
export async function checkPlace(root: string): Promise<ProjectPlace> {
  const { code, stdout } = await runGit(['rev-parse', '--is-inside-work-tree'], root);
  if (code !== 0 || stdout.trim() !== 'true')
    throw new CannotGoOn('This folder is in no git repository. Who wrote and signed what, and when, is known from git alone.', {
      hint: 'Run `git init` first, or go to the repository that is to hold the records.',
    });
  await access(root, constants.W_OK).catch((cause: unknown) => {
    throw new CannotGoOn('Nothing can be written into this folder.', {
      hint: 'Ask for the right to write, or choose another folder.',
      cause,
    });
  });
  const config = await findConfig(root);
  const foreign = config === null ? (await readdir(path.join(root, 'content')).catch(() => [])).filter((name) => !own.test(name)) : [];
  if (foreign.length > 0)
    throw new CannotGoOn(
      `\`content/\` belongs to something else: it holds ${foreign
        .slice(0, 3)
        .map((name) => `\`${name}\``)
        .join(', ')}.`,
      {
        hint: 'Choose another folder, such as a new repository for release records.',
      },
    );
  const manifest = await readFile(path.join(root, 'package.json'), 'utf8').catch(() => null);
  return { root, config, packaged: manifest !== null, commonjs: manifest !== null && /"type"\s*:\s*"commonjs"/.test(manifest) };
}
