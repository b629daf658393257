import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Node does not run TypeScript from node_modules, so the package holds it compiled. Pages stay as they are: Astro compiles them.
const at = (place: string) => fileURLToPath(new URL(place, import.meta.url));
rmSync(at('../lib'), { recursive: true, force: true });
const { status } = spawnSync('tsc', ['-p', 'tsconfig.build.json'], {
  cwd: at('..'),
  stdio: ['ignore', 2, 2],
  shell: process.platform === 'win32',
});
if (status === 0) chmodSync(at('../lib/scripts/docket.js'), 0o755);
process.exitCode = status ?? 1;
