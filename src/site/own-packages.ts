import { fileURLToPath } from 'node:url';
import type { VitePlugin } from './held/virtual-modules.ts';

/**
 * Lets pages and Astro find packages from Docket's own folder when the site's folder has none: `npx docket` runs in folders
 * without `node_modules`, and Docket's own packages may lie below its own.
 */
export function ownPackages(root: URL): VitePlugin {
  const own = fileURLToPath(new URL('package.json', root));
  return {
    name: 'docket-own-packages',
    resolveId: {
      order: 'post',
      filter: { id: /^[a-z@][^:]*$/ },
      handler(id) {
        return this.resolve(id, own, { skipSelf: true });
      },
    },
  };
}
