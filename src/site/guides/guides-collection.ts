import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/**
 * What Astro has to know of guides, for `src/content.config.ts`: `guides: defineCollection(guides())`. `folder` is where their files are, a path from the site's root or a
 * `file:` URL.
 */
export function guides(folder: string | URL = 'content/guides') {
  return {
    loader: glob({ pattern: '**/*.{md,mdx}', base: folder, deferRender: true }),
    schema: z.object({
      title: z.string(),
      description: z.string().default(''),
      /** Guides of one group stand together; those without one come first. */
      group: z.string().default(''),
      order: z.number().default(0),
    }),
  };
}
