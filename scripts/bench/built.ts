import { z } from 'zod';

/** What a process that built a site tells on its standard output. */
export const builtSchema = z.object({
  /** Time of the build alone, without starting Node and making up the text. */
  seconds: z.number(),
  pages: z.number(),
  /** Time that the search index takes, and all that stands beside the pages, the index with it; both are part of `seconds`. */
  searchSeconds: z.number().optional(),
  besideSeconds: z.number().optional(),
});

/** Formats what a build took. */
export function formatBuilt(built: z.infer<typeof builtSchema>): string {
  return JSON.stringify(built);
}
