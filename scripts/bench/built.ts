import { z } from 'zod';

/** What a process that built a site tells on its standard output. */
export const builtSchema = z.object({
  /** Time from the start of the process until its own code was loaded. */
  startSeconds: z.number(),
  /** Time of the build alone, without making up the text. */
  seconds: z.number(),
  pages: z.number(),
  /** MiB of the process when the site stood. */
  peak: z.number().optional(),
  /** Time that the search index takes alone, and all that stands beside the pages, the index with it; in the build both are written meanwhile. */
  searchSeconds: z.number().optional(),
  besideSeconds: z.number().optional(),
});

/** Formats what a build took. */
export function formatBuilt(built: z.infer<typeof builtSchema>): string {
  return JSON.stringify(built);
}
