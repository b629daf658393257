import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { snapshotFolder } from '../../src/forges/read/read-snapshots.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** Throws `CannotGoOn` where the snapshots of some ids would be written through a link: a records repository of somebody else may lead anywhere. What is not there yet is fine. */
export async function expectPlain(root: string, ids: readonly string[]): Promise<void> {
  const home = await realpath(root);
  for (const folder of [path.dirname(snapshotFolder), snapshotFolder]) {
    const real = await realpath(path.join(root, folder)).catch(() => null);
    if (real !== null && path.relative(home, real).startsWith('..')) throw linked(folder);
  }
  for (const name of ids.flatMap((id) => [`${id}.json`, `.${id}.partial`])) {
    const found = await lstat(path.join(root, snapshotFolder, name)).catch(() => null);
    if (found?.isSymbolicLink() === true) throw linked(`${snapshotFolder}/${name}`);
  }
}

function linked(place: string): CannotGoOn {
  return new CannotGoOn(`\`${place}\` is a link to another place. Nothing was asked or written.`, {
    hint: 'Put a plain file or folder there.',
  });
}
