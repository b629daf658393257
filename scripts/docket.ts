#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findNewerNode } from './find-newer-node.ts';

const needed = [22, 18] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > needed[0] || (major === needed[0] && minor >= needed[1])) {
  const { runDocket } = await import('./run-docket.ts');
  await runDocket(process.argv.slice(2));
} else {
  const newer = process.env['DOCKET_NODE_TRIED'] === undefined ? findNewerNode() : null;
  if (newer === null) {
    process.stderr.write(`docket: Unexpected Node ${process.versions.node}, expected ${needed.join('.')} or newer.\n`);
    process.stderr.write('  hint: Install a newer Node from https://nodejs.org, or reinstall docket without `--omit=optional`.\n');
    process.exitCode = 2;
  } else {
    const child = spawnSync(newer, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, DOCKET_NODE_TRIED: '1' },
    });
    process.exitCode = child.status ?? 2;
  }
}
