import type { Repository } from '../../../book/schema/book.ts';
import { isWebAddress } from '../../../forges/schema/forge-links.ts';

/** The forge's page that compares two tags of a repository; null when its pages are not known. */
export function compareUrl(web: Repository['web'], from: string, to: string): string | null {
  if (web === null || !isWebAddress(web.url)) return null;
  const [before, after] = [encodeURIComponent(from), encodeURIComponent(to)];
  if (web.forge === 'bitbucket') return `${web.url}/branches/compare/${after}%0D${before}`;
  return `${web.url}${web.forge === 'gitlab' ? '/-' : ''}/compare/${before}...${after}`;
}
