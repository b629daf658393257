import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { SitePart } from '../../book/outputs/output-site.ts';
import type { Book } from '../../book/schema/book.ts';
import { digestGuides } from '../guides/plain-guides.ts';
import { packageRoot } from '../package-root.ts';
import { listUsed } from '../routes.ts';
import type { RendererPlace } from './kept-renderer.ts';

/** Where renderers of all sites are kept: an absolute folder of the user's own, and what stands for all code that they are made from. */
export interface RendererShelf {
  readonly folder: string;
  readonly stamp: string;
}

/** What a renderer depends on beside the code. `publicDir` is absolute. */
interface Rendered {
  readonly book: Book;
  readonly base?: string;
  readonly site?: string;
  readonly publicDir: string;
  /** Absolute folder of the site's guides, which are bundled with it; null where it has none. */
  readonly guides: string | null;
  readonly part?: SitePart;
  readonly renderers?: RendererShelf;
}

/**
 * Where the renderer of a site is kept: by all code, this installation with its packages, which pages and guides there are, and where the site will stand. Null where it may not be shared:
 * no shelf was given, files of the user's own stand among those that Astro bundles, or not all of the guides is known.
 */
export function findRendererPlace({ book, base = '/', site, publicDir, guides, part, renderers }: Rendered): RendererPlace | null {
  if (renderers === undefined || existsSync(path.join(publicDir, '_astro'))) return null;
  // Which guides a part shows is told to Astro's build.
  const bundled = guides === null ? 'none' : part === undefined ? digestGuides(guides) : null;
  if (bundled === null) return null;
  const pages = listUsed(book).flatMap((capability) => capability.pages);
  const made = [renderers.stamp, ...readInstallation(), base, site ?? null, pages, bundled];
  return { folder: renderers.folder, key: hash('sha256', JSON.stringify(made)) };
}

/** Where Docket is, which the bundle names, and what npm notes of the packages that are installed beside it: of what they need themselves, versions may differ. */
function readInstallation(): readonly [root: string, packages: string] {
  const root = packageRoot();
  const astro = createRequire(new URL('package.json', root)).resolve('astro/package.json');
  const noted = path.join(path.dirname(path.dirname(astro)), '.package-lock.json');
  return [root.href, existsSync(noted) ? hash('sha256', readFileSync(noted)) : ''];
}
