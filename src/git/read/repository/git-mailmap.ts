import { askObjects } from '../process/ask-objects.ts';
import { parseBatch } from '../process/git-batch.ts';
import { GitFailed } from '../process/git-process.ts';
import { parseTreeObject } from './git-tree-object.ts';

/** The mailmap at HEAD by its id; `none` where there is none; `missing` where it cannot be read: in a partial clone its file, or the folder that names it, may not be there. */
export type Mailmap = { readonly id: string } | 'none' | 'missing';

/** Looks for the mailmap at HEAD. */
export async function readMailmap(gitDir: string): Promise<Mailmap> {
  try {
    const asked = await askObjects(gitDir, '--batch-check', ['HEAD:.mailmap', 'HEAD^{commit}']);
    const [file = '', commit = ''] = asked.toString('latin1').split('\n');
    const [, id] = /^([0-9a-f]+) [a-z]+ \d+$/.exec(file) ?? [];
    if (id !== undefined) return { id };
    if (!/^[0-9a-f]+ commit \d+$/.test(commit)) return 'none';
    const [tree = null] = parseBatch(await askObjects(gitDir, '--batch', ['HEAD^{tree}']));
    const entries = tree === null ? null : parseTreeObject(tree.content, tree.object.length / 2);
    return entries?.every(({ name }) => name !== '.mailmap') === true ? 'none' : 'missing';
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    return 'missing';
  }
}
