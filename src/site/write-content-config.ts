import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Tells Astro where the guides are: writes `content.config.ts` into the source folder of its root, or takes it away when the user has none.
 * Gives whether there are guides.
 */
export async function writeContentConfig({ content, source }: { readonly content: string; readonly source: string }): Promise<boolean> {
  const folder = path.join(content, 'guides');
  const file = path.join(source, 'content.config.ts');
  if (!existsSync(folder)) {
    await rm(file, { force: true });
    return false;
  }
  await writeFile(file, formatContentConfig(folder));
  return true;
}

function formatContentConfig(folder: string): string {
  return `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

export const collections = {
  guides: defineCollection({
    loader: glob({ pattern: '**/*.{md,mdx}', base: ${JSON.stringify(folder)}, deferRender: true }),
    schema: z.object({ title: z.string(), description: z.string().default(''), order: z.number().default(0) }),
  }),
};
`;
}
