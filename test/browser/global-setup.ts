import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readChromiumPath } from '../../scripts/pdf/chromium.ts';
import { serveFolder } from '../../scripts/serve-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the example site, with a slash at the end. */
    site: string;
    /** Folder of the example site. */
    siteFolder: string;
    /** The browser's program. */
    chromium: string;
  }
}

/** Builds the example once for all tests of the site, and serves it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-site-'));
  const siteFolder = join(folder, 'site');
  execFileSync(process.execPath, ['scripts/example.ts'], { stdio: 'pipe' });
  execFileSync(process.execPath, ['scripts/docket.ts', 'build', '--out', siteFolder], { stdio: 'pipe' });
  const { address, server } = await serveFolder({ folder: siteFolder, base: '/', host: '127.0.0.1', port: 0 });
  project.provide('site', address);
  project.provide('siteFolder', siteFolder);
  project.provide('chromium', await readChromiumPath());
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
}
