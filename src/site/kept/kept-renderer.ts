import { hash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';
import { z } from 'zod';

/**
 * What Astro bundles to render pages, kept from one build to the next: it depends on code, base and site, and not on what is shown. `setInternals` and `setOptions` are Astro's own, and no
 * promise: Astro is pinned, its version is in the key, a test compares bytes, and what does not look as it is known to look is not used.
 */
export interface KeptRenderer {
  readonly app: RendererApp;
  /** Absolute folder with the files that pages load. */
  readonly assets: string;
  /** SHA-256 of all its files: packages that are updated make others of the same code. */
  readonly digest: string;
}

/** The application in Astro's bundle, as its own build uses it. */
export interface RendererApp extends StaticPathsApp {
  readonly setInternals: (internals: unknown) => void;
  readonly setOptions: (options: unknown) => void;
  readonly render: (request: Request, options: { readonly routeData: unknown }) => Promise<Response>;
}

/** Where a renderer is kept, absolute, and what stands for all that it is made from. */
export interface RendererPlace {
  readonly folder: string;
  readonly key: string;
}

const stateSchema = z.object({ entry: z.string(), files: z.record(z.string(), z.string()) });
const stateName = 'renderer.json';

/** How many are kept: each is of other code, of another address, or of a Book with other kinds of pages. */
const most = 8;

/**
 * Has Astro's bundle kept, which it removes once the pages are rendered, with the files that pages load. `scratch` is the folder that it makes the bundle in; `mayKeep` is asked at the end whether it was
 * made from nothing but what the place stands for.
 */
export function keepRenderer(place: RendererPlace, scratch: string, mayKeep: () => boolean): AstroIntegration {
  // In the folder of this run alone, which is removed when it ends.
  const part = `${scratch}-renderer`;
  return {
    name: 'docket-keep-renderer',
    hooks: {
      'astro:build:generated': () => {
        const bundle = path.join(scratch, '.prerender');
        if (existsSync(bundle)) cpSync(bundle, path.join(part, 'bundle'), { recursive: true });
      },
      'astro:build:done': ({ dir }) => {
        if (existsSync(part) && mayKeep()) keepPart(part, { place, assets: path.join(fileURLToPath(dir), '_astro') });
      },
    },
  };
}

function keepPart(part: string, { place, assets }: { readonly place: RendererPlace; readonly assets: string }): void {
  const entry = readdirSync(path.join(part, 'bundle')).find((name) => name.startsWith('prerender-entry'));
  if (entry === undefined || !existsSync(assets)) return;
  cpSync(assets, path.join(part, 'assets'), { recursive: true });
  writeFileSync(path.join(part, stateName), JSON.stringify({ entry, files: digestFiles(part) }));
  // Copied first, since nothing can be renamed from one file system to another. What a killed build leaves goes with the oldest.
  const beside = path.join(place.folder, `part-${randomUUID()}`);
  try {
    mkdirSync(place.folder, { recursive: true });
    cpSync(part, beside, { recursive: true });
    rmSync(folderOf(place), { recursive: true, force: true });
    renameSync(beside, folderOf(place));
    forgetOthers(place);
  } catch {
    // Another build put the same there, or the next one bundles anew.
    rmSync(beside, { recursive: true, force: true });
  }
}

/** Removes the oldest ones. */
function forgetOthers({ folder }: RendererPlace): void {
  const found = readdirSync(folder).map((name) => ({ file: path.join(folder, name), made: statSync(path.join(folder, name)).mtimeMs }));
  for (const { file } of found.sort((one, other) => other.made - one.made).slice(most)) rmSync(file, { recursive: true, force: true });
}

/**
 * Opens a kept renderer by a copy in `scratch`, since what was rendered before in this process is remembered by its modules, and another build may replace the kept one meanwhile; null where there is
 * none, or where it is not whole.
 */
export async function openRenderer(place: RendererPlace, scratch: string): Promise<KeptRenderer | null> {
  const folder = path.join(scratch, 'renderer');
  const state = copyRenderer(folderOf(place), folder);
  if (state === null) return null;
  const files = JSON.stringify(digestFiles(folder));
  if (files !== JSON.stringify(state.files)) return null;
  const module: unknown = await import(pathToFileURL(path.join(folder, 'bundle', state.entry)).href).catch(() => null);
  const app: unknown = typeof module === 'object' && module !== null && 'app' in module ? module.app : null;
  return isRendererApp(app) ? { app, assets: path.join(folder, 'assets'), digest: hash('sha256', files) } : null;
}

function folderOf({ folder, key }: RendererPlace): string {
  return path.join(folder, key.slice(0, 32));
}

/** What a renderer says of itself, once it is copied; null where it is not there, or cannot be read. */
function copyRenderer(kept: string, folder: string): z.infer<typeof stateSchema> | null {
  if (!existsSync(path.join(kept, stateName))) return null;
  try {
    cpSync(kept, folder, { recursive: true });
    return stateSchema.parse(JSON.parse(readFileSync(path.join(folder, stateName), 'utf8')));
  } catch {
    return null;
  }
}

function digestFiles(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== stateName,
  );
  const names = entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
  return Object.fromEntries(names.map((name) => [name, hash('sha256', readFileSync(path.join(folder, name)))]));
}

function isRendererApp(value: unknown): value is RendererApp {
  if (typeof value !== 'object' || value === null) return false;
  const manifest: unknown = Reflect.get(value, 'manifest');
  const routes: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'routes') : null;
  return Array.isArray(routes) && ['setInternals', 'setOptions', 'render'].every((name) => typeof Reflect.get(value, name) === 'function');
}
