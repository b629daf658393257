import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { readSourceFiles, root } from './source-files.ts';

const problemExplanations = new Map((await Promise.all(capabilities.map(({ problems }) => problems()))).flatMap((each) => [...each]));

// Whatever a file is called and wherever it stands: a problem is an object that is written out with a code and a severity.
const looked = readSourceFiles(['src', 'scripts']);
const made = looked.flatMap(({ path }) => listProblemCodes(path, readFileSync(join(root, path), 'utf8')));
const codes = made.map(({ code }) => code);

test('every problem that can be found has its paragraph', () => {
  expect(codes.length).toBeGreaterThan(100);
  expect(made.filter(({ code }) => !problemExplanations.has(code))).toEqual([]);
});

test('no file of code is passed over, whatever it is called', () => {
  const names = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() && /\.(?:ts|astro)$/.test(entry.name) ? join(entry.parentPath, entry.name) : [],
    ),
  );
  expect(looked.map(({ path }) => join(root, path)).sort()).toEqual(names.sort());
});

test('every paragraph is of a problem that can be found', () => {
  expect([...problemExplanations.keys()].filter((code) => !codes.includes(code))).toEqual([]);
});

test('a code is made in one place, and is lower-case words with hyphens', () => {
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  expect(codes.filter((code) => !/^[a-z]+(?:-[a-z0-9]+)+$/.test(code))).toEqual([]);
});

test('a paragraph is prose: full sentences, and no HTML', () => {
  const poor = [...problemExplanations].filter(([, text]) => !/^[A-Z].*[.?]$/s.test(text) || /<\w/.test(text));
  expect(poor).toEqual([]);
});

test('problems are seen wherever they are made, and a code that is computed is seen as one', () => {
  const text = `
    const a = { code: 'one-two', severity: 'error', message: '' };
    const b = () => ({ ...place, 'code': \`three\`, severity });
    const c = { code: bad ? 'four' : 'five', severity: 'notice' };
    const d = { ...known, code: 'six' };
    const e = { code: 'custom', path: [] };
    const f = { code, severity };
    const g = { ...told, code };
    const schema = z.object({ code: z.string(), severity });
    const h = problems.map(({ code, severity, ...rest }) => rest);
  `;
  expect(listProblemCodes('src/x/y.ts', text)).toEqual([
    { path: 'src/x/y.ts', code: 'one-two' },
    { path: 'src/x/y.ts', code: 'three' },
    { path: 'src/x/y.ts', code: "bad ? 'four' : 'five'" },
    { path: 'src/x/y.ts', code: 'six' },
    { path: 'src/x/y.ts', code: 'code' },
  ]);
});

/**
 * The codes of the objects that are problems: `code` beside `severity`, or put into a copy of another object; a schema is none. A code that is
 * not a text stands as it is written.
 */
function listProblemCodes(path: string, text: string): readonly { readonly path: string; readonly code: string }[] {
  const found: { readonly path: string; readonly code: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const named = new Map(node.properties.flatMap((each) => (each.name && 'text' in each.name ? [[each.name.text, each]] : [])));
      const code = named.get('code');
      const isCopy = node.properties.some(ts.isSpreadAssignment) && code !== undefined && ts.isPropertyAssignment(code);
      const value = code && ts.isPropertyAssignment(code) ? code.initializer : code?.name;
      const isSchema = value?.getText().startsWith('z.');
      if (value && !isSchema && (named.has('severity') || isCopy))
        found.push({ path, code: ts.isStringLiteralLike(value) ? value.text : value.getText() });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}
