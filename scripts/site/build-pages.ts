import type { BuiltSite, SiteBuild } from '../../src/site/build-site.ts';
import { openRenderers } from '../book/open-renderers.ts';
import type { ProgressDisplay } from '../terminal/show-progress.ts';
import { withFolderNear } from '../with-folder-near.ts';

/** What `buildSite` is told, but for what is the same for each command; `site` is undefined where nobody said where the site will stand. */
export interface PagesBuild extends Omit<SiteBuild, 'outDir' | 'site' | 'renderers' | 'onProgress'> {
  readonly folder: string;
  readonly site: string | undefined;
}

/** Builds a site, or a part of it, in `folder`, with what renders pages and was kept, and shows that it does. */
export async function buildPages({ folder, site, cleared, ...options }: PagesBuild, progress: ProgressDisplay): Promise<BuiltSite> {
  const { buildSite } = await import('../../src/site/build-site.ts');
  const renderers = await openRenderers(options.root, options.book.docket);
  progress.report({ stage: 'pages', subject: '', state: 'begun' });
  const built = await withFolderNear(options.cacheDir, folder, (outDir) =>
    buildSite({
      ...{ ...options, ...renderers, outDir },
      ...(site === undefined ? {} : { site }),
      ...(cleared === undefined || outDir !== folder ? {} : { cleared }),
    }),
  );
  progress.report({ stage: 'pages', subject: '', state: 'ended' });
  return built;
}
