import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { HookOptions } from './virtual-modules.ts';

type VitePlugin = NonNullable<NonNullable<Parameters<HookOptions['updateConfig']>[0]['vite']>['plugins']>[number];

const scripts = /<script src="([^"]+)"><\/script>/g;

/**
 * Loads the scripts of Docket's own components. Astro looks for the compiled component below the site's root, and so does not find it when the
 * package stands elsewhere (https://github.com/withastro/astro, `normalizeFilename`): a command installed for the whole machine, for example.
 */
export function componentScripts(root: URL): VitePlugin {
  const folder = fileURLToPath(new URL('src/', root)).replaceAll('\\', '/');
  return {
    name: 'docket-component-scripts',
    enforce: 'pre',
    load: {
      filter: { id: /\.astro\?astro&type=script&index=\d+/ },
      async handler(id: string) {
        const file = id.replace(/\?.*$/, '').replace(/^\/@fs/, '');
        if (!file.startsWith(folder)) return undefined;
        const sources = [...(await readFile(file, 'utf8')).matchAll(scripts)].map((match) => match[1]);
        const source = sources[Number(/index=(\d+)/.exec(id)?.[1])];
        return source === undefined ? undefined : `import ${JSON.stringify(source)};`;
      },
    },
  };
}
