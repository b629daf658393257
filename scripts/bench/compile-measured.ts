import path from 'node:path';
import { measure } from './measure.ts';

let compiled: Promise<string> | undefined;

/** Compiles what is measured as the package is compiled, once, for users do not run TypeScript. Returns the folder with what was compiled. */
export function compileMeasured(): Promise<string> {
  compiled ??= compile();
  return compiled;
}

async function compile(): Promise<string> {
  const root = path.join(import.meta.dirname, '..', '..');
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  await measure({ command: process.execPath, args: [compiler, '-p', 'scripts/bench'], cwd: root });
  return path.join(root, '.docket', 'bench');
}
