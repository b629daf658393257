import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';

/** Says why a configuration could not be loaded: what is no TypeScript, what it asked for and did not find, or what it ended with, and where. */
export async function explainConfig(file: string, cause: unknown): Promise<CannotGoOn> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const { message, stack = '' } = cause instanceof Error ? cause : { message: String(cause) };
  const [first = ''] = message.split('\n');
  const name = path.basename(file);
  const [, wrong] = /^ParseError: (.*?)\.?\s*$/.exec(first) ?? [];
  if (wrong !== undefined) {
    // What it imports may be what cannot be read. Columns are counted from 0 there.
    const [, read = file, line = '1', column = '0'] = /^\s*(\S.*?):(\d+):(\d+)\s*$/m.exec(message) ?? [];
    return new CannotGoOn(
      `\`${path.relative(path.dirname(file), read)}:${line}:${Number(column) + 1}\` is no valid TypeScript: ${wrong}.`,
      {
        hint: 'Correct what stands there, or just before.',
        cause,
      },
    );
  }
  const [, missing] = /Cannot find (?:module|package) '([^']+)'/.exec(first) ?? [];
  if (missing !== undefined) {
    const [by = file] =
      cause instanceof Error && 'requireStack' in cause && Array.isArray(cause.requireStack) ? cause.requireStack.map(String) : [];
    const importer = by === file ? `${name}${placeOfImport(lines, missing)}` : path.relative(path.dirname(file), by);
    return new CannotGoOn(`\`${importer}\` imports \`${missing}\`, which is not there.`, {
      hint:
        missing === 'docket'
          ? 'Install Docket into this folder, or leave out the import and write `export default { products: [ … ] }`.'
          : 'Correct the name, or install that package.',
      cause,
    });
  }
  const place = placeOfCall(stack, name, lines);
  return new CannotGoOn(`\`${name}${place}\` ended with an error: ${first}`, {
    hint: /\bdefineDocket is not defined/.test(first)
      ? "Begin it with `import { defineDocket } from 'docket';`."
      : 'Correct it; a configuration is a program that exports what `defineDocket({ … })` gives.',
    cause,
  });
}

/** Where a name is imported: `:2:22`, or nothing. */
function placeOfImport(lines: readonly string[], name: string): string {
  for (const [at, line] of lines.entries()) {
    const column = Math.max(line.indexOf(`'${name}'`), line.indexOf(`"${name}"`));
    if (column >= 0) return `:${at + 1}:${column + 1}`;
  }
  return '';
}

/** The innermost place of a file in a stack. What translated the file may have put something before its first line, so a column that the line does not have is nobody's. */
function placeOfCall(stack: string, name: string, lines: readonly string[]): string {
  const [, line, column] = new RegExp(`${name.replaceAll(/\W/g, String.raw`\$&`)}(?:\\?[\\d.]+)?:(\\d+):(\\d+)`).exec(stack) ?? [];
  if (line === undefined || column === undefined) return '';
  return Number(column) > (lines[Number(line) - 1] ?? '').length ? '' : `:${line}:${column}`;
}
