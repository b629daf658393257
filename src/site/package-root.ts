import { existsSync } from 'node:fs';

/** The folder of Docket's own package: `.astro` files stand below its `src/`, whether this file runs from `src/` or compiled from `lib/`. */
export function packageRoot(): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('src/site/pages/index.astro', folder))) {
    const parent = new URL('..', folder);
    if (parent.href === folder.href) throw new Error('Docket’s package is incomplete: src/site/pages is missing.');
    folder = parent;
  }
  return folder;
}
