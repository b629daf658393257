import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { stagePackage } from './package/stage-package.ts';

// `npm run package`: the package, compiled, into the current folder; options are those of `npm pack`.
const folder = stagePackage(path.join(import.meta.dirname, '..'));
const { status } = spawnSync('npm', ['pack', folder, ...process.argv.slice(2)], { stdio: 'inherit', shell: process.platform === 'win32' });
process.exitCode = status ?? 1;
