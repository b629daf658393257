#!/usr/bin/env node
// Any Node parses this file, so that an old one can say that it is too old: nothing in it is newer than `import()`.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 18)) {
  void import('./run-docket.ts').then(({ runDocket }) => runDocket(process.argv.slice(2)));
} else {
  process.stderr.write(`docket: Docket needs Node 22.18 or newer, and this is Node ${process.versions.node}.\n`);
  process.stderr.write('  hint: Install a newer Node from https://nodejs.org.\n');
  process.exitCode = 2;
}
