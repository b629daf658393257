import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** Makes sure that nobody but the user and root can change a program or put another in its place, on the whole way to it. Throws `CannotGoOn` when somebody else can. */
export async function expectPrivate(program: string): Promise<void> {
  if (process.getuid === undefined) return;
  const file = await realpath(program).catch((cause: unknown) => {
    throw new CannotGoOn(`There is no Chromium at \`${program}\`.`, { hint: 'Correct `CHROMIUM_PATH`.', cause });
  });
  const trusted = new Set([0, process.getuid()]);
  for (let place = file; ; place = path.dirname(place)) {
    const { uid, gid, mode } = await stat(place);
    // In a folder such as /tmp everybody can put files, and nobody can take away what is somebody else's: it will do on the way, not for the program itself.
    const isSticky = (mode & 0o1000) !== 0 && place !== file && place !== path.dirname(file);
    const others = (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && uid !== 0 && gid !== process.getgid?.());
    if (!trusted.has(uid) || (others && !isSticky)) {
      throw new CannotGoOn(`Somebody else can change \`${place}\`, and with it the program \`${file}\`: it was not started.`, {
        hint: 'Name a Chromium in a folder that only you can write to with `CHROMIUM_PATH`.',
      });
    }
    if (place === path.dirname(place)) return;
  }
}
