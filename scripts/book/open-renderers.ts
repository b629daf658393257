import { makeSharedFolder } from '../../src/git/read/kept/cache-folder.ts';
import { readSiteStamp } from '../../src/site/kept/kept-site.ts';
import type { RendererShelf } from '../../src/site/kept/renderer-place.ts';

/** What renders pages and was kept, for a site of the folder `root`; nothing where the user has no folder of caches. */
export async function openRenderers(root: string, docket: string): Promise<{ readonly renderers?: RendererShelf }> {
  const folder = await makeSharedFolder(root, 'renderers');
  return folder === null ? {} : { renderers: { folder, stamp: readSiteStamp(docket) } };
}
