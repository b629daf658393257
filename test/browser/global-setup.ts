import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { readChromiumPath } from '../../scripts/pdf/chromium.ts';
import { serveFolder } from '../../scripts/serve/serve-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the example site, with a slash at the end. */
    site: string;
    /** Folder of the example site. */
    siteFolder: string;
    /** Address of the site of the fixture with records in every state, with a slash at the end. */
    validationSite: string;
    /** Folder of that site. */
    validationFolder: string;
    /** The browser's program. */
    chromium: string;
  }
}

const run = promisify(execFile);

/** Builds the example and the fixture with records, each once for all tests and both at a time, and serves them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-site-'));
  const siteFolder = join(folder, 'site');
  const validation = join(folder, 'validation');
  const validationFolder = join(validation, 'site');
  mkdirSync(validation);
  await Promise.all([buildExample(siteFolder), run(process.execPath, ['test/browser/build-validation-site.ts', validation])]);
  const servers: Server[] = [];
  const serve = async (served: string): Promise<string> => {
    const { address, server } = await serveFolder({ folder: served, base: '/', host: '127.0.0.1', port: 0 });
    servers.push(server);
    return address;
  };
  project.provide('site', await serve(siteFolder));
  project.provide('siteFolder', siteFolder);
  project.provide('validationSite', await serve(validationFolder));
  project.provide('validationFolder', validationFolder);
  project.provide('chromium', await readChromiumPath());
  return async () => {
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    rmSync(folder, { recursive: true, force: true });
  };
}

async function buildExample(out: string): Promise<void> {
  await run(process.execPath, ['scripts/example.ts']);
  await run(process.execPath, ['scripts/docket.ts', 'build', '--records-history', '.docket/example/portal-records.git', '--out', out]);
}
