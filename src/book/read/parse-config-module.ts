import { stripTypeScriptTypes } from 'node:module';
import { type ModuleDeclaration, parse, type Statement } from 'acorn';
import { readBoundedFile } from '../../git/read/process/read-bounded-file.ts';

/** Longest configuration in bytes. */
const longest = 1_000_000;

/** Parses a configuration file, with places and without running it. TypeScript's types become blanks. Throws what is wrong with it. */
export async function parseConfigModule(file: string): Promise<readonly (Statement | ModuleDeclaration)[]> {
  const text = (await readBoundedFile(file, longest)).toString('utf8');
  const script = /ts$/.test(file) ? stripTypeScriptTypes(text) : text;
  return parse(script, { ecmaVersion: 'latest', sourceType: 'module', locations: true }).body;
}
