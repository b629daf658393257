import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { docketFile } from './try-docket.ts';

/** Writes the address of every module that is loaded to stderr. */
const tell = `import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) });`;

test('a start loads no package but that of the command line: all others are loaded by the commands that need them', () => {
  const hook = `data:text/javascript,${encodeURIComponent(tell)}`;
  const { status, stderr } = spawnSync(process.execPath, ['--import', hook, docketFile, '--version'], { encoding: 'utf8' });
  const packages = [...stderr.matchAll(/\/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map(([, name]) => name);
  expect({ status, packages: [...new Set(packages)].sort() }).toEqual({
    status: 0,
    packages: ['@commander-js/extra-typings', 'commander'],
  });
});
