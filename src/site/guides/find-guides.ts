import { existsSync } from 'node:fs';
import path from 'node:path';

const configs = ['content.config.ts', 'content.config.mts', 'content.config.js', 'content.config.mjs'] as const;

/** Whether a site has guides in `content/guides`, and whether Astro was told of them. Paths are absolute. */
export function findGuides({ root, source }: { readonly root: string; readonly source: string }): 'none' | 'unknown to Astro' | 'found' {
  if (!existsSync(path.join(root, 'content', 'guides'))) return 'none';
  return configs.some((name) => existsSync(path.join(source, name))) ? 'found' : 'unknown to Astro';
}

/** Said where Astro was not told of them. */
export const guidesHint =
  "The pages in content/guides are not shown. Add to src/content.config.ts: import { guides } from 'docket/content'; export const collections = { guides: defineCollection(guides()) };";
