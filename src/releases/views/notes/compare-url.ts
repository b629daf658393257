import type { Repository } from '../../../book/schema/product.ts';
import { isWebAddress } from '../../../forges/schema/forge-links.ts';
import { findForge } from '../../../forges/schema/known-forges.ts';

/** The forge's page that compares two tags of a repository; null when its pages are not known. */
export function compareUrl(web: Repository['web'], from: string, to: string): string | null {
  const paths = web === null ? undefined : findForge(web.forge)?.paths;
  if (web === null || paths === undefined || !isWebAddress(web.url)) return null;
  return web.url + paths.compare(encodeURIComponent(from), encodeURIComponent(to));
}
