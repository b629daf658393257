import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import type { VitePlugin } from '../held/virtual-modules.ts';
import { packageRoot } from '../package-root.ts';

/**
 * SHA-256 of all guides in a folder, with their names and where it is; null where a link leads out of it. It stands for what is bundled of them only where they are plain: made from nothing but their
 * own text. Others import programs or pictures, or ask for settings of the build.
 */
export function digestGuides(folder: string): string | null {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  if (entries.some((entry) => entry.isSymbolicLink())) return null;
  const files = entries.filter((entry) => entry.isFile() && isGuide(entry.name)).map(({ parentPath, name }) => path.join(parentPath, name));
  return hash('sha256', JSON.stringify([folder, files.sort().map((file) => [file, hash('sha256', readFileSync(file))])]));
}

/** Looks at what Astro bundles of the guides in a folder, an absolute path; `isPlain` tells afterwards whether they are. */
export function watchGuides(folder: string): { readonly integrations: readonly AstroIntegration[]; readonly isPlain: () => boolean } {
  let isPlain = false;
  const plugin: VitePlugin = {
    name: 'docket-watch-guides',
    applyToEnvironment: ({ name }) => name === 'prerender',
    buildEnd() {
      const modules = [...this.getModuleIds()].flatMap((id) => this.getModuleInfo(id) ?? []);
      isPlain = modules.every((module) => isPlainModule(folder, module));
    },
  };
  return {
    integrations: [
      {
        name: 'docket-watch-guides',
        hooks: { 'astro:config:setup': ({ updateConfig }) => void updateConfig({ vite: { plugins: [plugin] } }) },
      },
    ],
    isPlain: () => isPlain,
  };
}

/** A module as the bundler tells of it: ids are absolute paths, with what is asked of a file behind `?`. */
interface BundledModule {
  readonly id: string;
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}

/** Whether a module is none of the guides', or asks for nothing beside them but what Astro renders them with. */
function isPlainModule(folder: string, { id, importedIds, dynamicallyImportedIds }: BundledModule): boolean {
  const [file = '', asked] = id.split('?');
  const imported = [...importedIds, ...dynamicallyImportedIds];
  // Astro lists here what guides show beside their text, and which guides there are.
  if (file.endsWith('/.astro/content-assets.mjs')) return imported.length === 0;
  if (file.endsWith('/.astro/content-modules.mjs')) return imported.every((each) => isGuide(fileOf(each)) && isBelow(folder, fileOf(each)));
  if (!isBelow(folder, file)) return true;
  if (asked !== undefined) return imported.every((each) => fileOf(each) === file);
  return isGuide(file) && imported.every((each) => isBelow(astroFolder(), each)) && !/import\s*\.\s*meta/.test(readFileSync(file, 'utf8'));
}

function astroFolder(): string {
  const manifest = createRequire(new URL('package.json', packageRoot())).resolve('astro/package.json');
  return path.join(path.dirname(manifest), 'dist');
}

function fileOf(id: string): string {
  return id.split('?')[0] ?? '';
}

function isGuide(file: string): boolean {
  return /\.mdx?$/.test(file);
}

function isBelow(folder: string, file: string): boolean {
  return file.startsWith(`${folder}${path.sep}`);
}
