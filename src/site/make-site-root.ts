import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from './package-root.ts';

/** Astro's root for one run. All paths are absolute. */
export interface SiteRoot {
  readonly folder: string;
  readonly source: string;
  /** Where the code that renders pages goes. */
  readonly scratch: string;
  readonly tsconfig: string;
  /** Folders that the development server may serve files of beside the root: Docket's own and that of the packages it stands on. */
  readonly served: readonly string[];
}

/**
 * Makes a new root for Astro in a folder of caches, to be removed afterwards. Astro and Vite look in it and above it for settings, middleware and packages, some of which are programs: in
 * the user's folder they would be whatever was committed there.
 */
export async function makeSiteRoot(cacheDir: string): Promise<SiteRoot> {
  await mkdir(cacheDir, { recursive: true });
  const folder = await realpath(await mkdtemp(path.join(cacheDir, 'site-')));
  const root = {
    folder,
    source: path.join(folder, 'src'),
    scratch: path.join(folder, 'build'),
    tsconfig: path.join(folder, 'tsconfig.json'),
  };
  await mkdir(root.source);
  await mkdir(root.scratch);
  await writeFile(root.tsconfig, JSON.stringify({ compilerOptions: { target: 'esnext', module: 'esnext', moduleResolution: 'bundler' } }));
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const own = packageRoot();
  const { resolve } = createRequire(new URL('package.json', own));
  const astro = resolve('astro/package.json');
  // What makes the pictures of guides smaller is native, so that the code which renders pages has to find it.
  await mkdir(path.join(folder, 'node_modules'));
  await symlink(path.dirname(path.dirname(resolve('sharp'))), path.join(folder, 'node_modules', 'sharp'), 'dir');
  return { ...root, served: [fileURLToPath(own), path.dirname(path.dirname(astro))] };
}
