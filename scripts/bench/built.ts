import { z } from 'zod';

/** What a process that built a site tells on its standard output. */
export const builtSchema = z.object({
  /** Time of the build alone, without starting Node and making up the text. */
  seconds: z.number(),
  cpu: z.number(),
  pages: z.number(),
});

/** Formats what a build that began at `start` took. */
export function formatBuilt(start: number, pages: number): string {
  const { user, system } = process.cpuUsage();
  const built: z.infer<typeof builtSchema> = { seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6, pages };
  return JSON.stringify(built);
}
