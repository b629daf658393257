import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of Docket's own package: `.astro` files stand below its `src/`, as written and as compiled; what is measured is compiled elsewhere, and has none. */
export function packageRoot(): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('src/site/pages/index.astro', folder))) {
    const parent = new URL('..', folder);
    if (parent.href === folder.href) throw new Error('Docket’s package is incomplete: src/site/pages is missing.');
    folder = parent;
  }
  return folder;
}

/** The absolute path of a module below Docket's `src/`, named without its ending: TypeScript in a checkout, compiled in the package. */
export function modulePath(name: string): string {
  const written = fileURLToPath(new URL(`src/${name}.ts`, packageRoot()));
  return existsSync(written) ? written : written.replace(/\.ts$/, '.js');
}
