import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { modulePath } from '../package-root.ts';

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
  const guides = modulePath('site/guides/guides-collection');
  return `import { defineCollection } from 'astro:content';
import { guides } from ${JSON.stringify(guides)};

export const collections = { guides: defineCollection(guides(new URL(${JSON.stringify(pathToFileURL(folder).href)}))) };
`;
}
