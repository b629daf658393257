import { existsSync, renameSync, rmSync } from 'node:fs';
import { lstat, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { siteMark } from '../../src/site/site-mark.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { takeLock } from './site-lock.ts';

/** A build and how it ends: `begin`, then one of `finish` and `abandon`. */
export interface SiteSwap {
  /** A folder beside the site, on the same file system; there and empty once the build has begun. */
  readonly folder: string;
  /** Refuses a folder with foreign files, and a second build. */
  readonly begin: () => Promise<void>;
  /** Takes the site that an earlier build set aside as the beginning of the new one. Whoever asks for it has to look at each file in it. */
  readonly useSpare: (spare: string) => Promise<void>;
  /** Puts the new site in the place of the old one, which is set aside in `spare` where that is on the same file system, and removed otherwise. */
  readonly finish: (spare?: string) => Promise<void>;
  /** Removes what was written, but for a beginning that was asked for; the old site stays. Synchronous, so that it also works when a signal arrives, at whatever moment. */
  readonly abandon: () => void;
}

/**
 * Prepares to build a site beside the old one. The old site stays whole until two renames put the new one in its place; a build that died between
 * them is put right by the next one.
 */
export function prepareSite(outDir: string): SiteSwap {
  const { out, work, fresh, former } = placeSite(outDir);
  let held = false;
  let begunFrom: string | null = null;
  return {
    folder: fresh,
    begin: async () => {
      await takeLock(path.join(work, 'lock'), `Another build of \`${out}\``);
      held = true;
      await restore(former, out);
      await refuseForeign(out);
      await rm(fresh, { recursive: true, force: true });
      await mkdir(fresh, { recursive: true });
    },
    useSpare: async (spare) => {
      if (!(await isOwnFolder(spare))) return;
      await rm(fresh, { recursive: true, force: true });
      // Across file systems nothing can be moved at once.
      await rename(spare, fresh).then(
        () => {
          begunFrom = spare;
        },
        () => mkdir(fresh, { recursive: true }),
      );
    },
    finish: async (spare) => {
      const mark = path.join(fresh, siteMark.name);
      await rm(mark, { force: true });
      await writeFile(mark, siteMark.text);
      // Nothing of this process runs between the two: no call of the system exchanges folders that Node knows.
      if (existsSync(out)) renameSync(out, former);
      renameSync(fresh, out);
      if (spare !== undefined && (await isOwnFolder(former))) {
        await rm(spare, { recursive: true, force: true });
        await rename(former, spare).catch(() => {});
      }
      await rm(work, { recursive: true, force: true });
      held = false;
    },
    abandon: () => {
      // What another build holds is not ours to remove.
      if (!held) return;
      if (!existsSync(out) && existsSync(former)) renameSync(former, out);
      giveBack();
      rmSync(work, { recursive: true, force: true });
      held = false;
    },
  };

  /** Whoever begins with it again looks at each file, whatever was done to it meanwhile. */
  function giveBack(): void {
    if (begunFrom === null || existsSync(begunFrom)) return;
    try {
      renameSync(fresh, begunFrom);
    } catch {
      // The next build begins from nothing.
    }
  }
}

/**
 * Puts a site back that a build killed between its two renames had set aside, for whoever reads it before the next build does. What a build has in hand that is under way is left
 * to that one.
 */
export async function repairSite(outDir: string): Promise<void> {
  const { out, work, former } = placeSite(outDir);
  if (existsSync(out) || !existsSync(former)) return;
  const isOurs = await takeLock(path.join(work, 'lock'), `Another build of \`${out}\``).then(
    () => true,
    () => false,
  );
  if (!isOurs) return;
  await restore(former, out);
  await rm(work, { recursive: true, force: true });
}

function placeSite(outDir: string) {
  const out = path.resolve(outDir);
  const work = path.join(path.dirname(out), `.${path.basename(out)}.docket-build`);
  return { out, work, fresh: path.join(work, 'new'), former: path.join(work, 'old') };
}

/** Puts back the old site that a build killed between the two renames had set aside, or clears away what it left. */
async function restore(former: string, out: string): Promise<void> {
  if (!(await exists(former))) return;
  if (await exists(out)) await rm(former, { recursive: true, force: true });
  else await rename(former, out);
}

async function refuseForeign(out: string): Promise<void> {
  const found = await stat(out).catch(() => null);
  if (found === null) return;
  const hint = 'Choose another folder with `--out`, or empty this one yourself.';
  if (!found.isDirectory()) throw new CannotGoOn(`\`${out}\` is a file, not a folder for the site.`, { hint });
  const names = await readdir(out);
  if (names.length === 0 || names.includes(siteMark.name)) return;
  throw new CannotGoOn(`\`${out}\` holds files that Docket did not make. Nothing was touched.`, { hint });
}

/** Whether a folder is there, and no link to one: what that leads to is somebody else's to empty. */
async function isOwnFolder(folder: string): Promise<boolean> {
  return (await lstat(folder).catch(() => null))?.isDirectory() === true;
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
