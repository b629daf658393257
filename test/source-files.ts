import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A source file as the layer test sees it: whom it imports, and which of the forbidden things it names. */
export interface SourceFile {
  /** Below the project's folder, with forward slashes. */
  readonly path: string;
  readonly imports: readonly string[];
  /** Uses of clock, chance, environment and output: `Date.now`, `new Date()`, `Math.random`, `process`, `console`, `localeCompare`. */
  readonly impurities: readonly string[];
}

/** Reads every `.ts` and `.astro` file below the folders, in order of path. */
export function readSourceFiles(folders: readonly string[]): readonly SourceFile[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|astro)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
    .map((path) => parseSourceFile(path, readFileSync(join(root, path), 'utf8')));
}

/** Finds the imports (of types too, and dynamic ones) and the impurities of one file. Relative imports become paths below the project. */
export function parseSourceFile(path: string, text: string): SourceFile {
  const code = path.endsWith('.astro') ? parseAstroScript(text) : text;
  const tree = ts.createSourceFile(`${path}.ts`, code, ts.ScriptTarget.Latest, true);
  const imports: string[] = [];
  const impurities: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = importedBy(node);
    if (specifier !== undefined) imports.push(specifier);
    const impurity = impurityOf(node);
    if (impurity !== undefined) impurities.push(impurity);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, imports: imports.map((specifier) => resolveImport(path, specifier)), impurities };
}

function parseAstroScript(text: string): string {
  const frontmatter = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  return [frontmatter, ...scripts].join('\n');
}

function importedBy(node: ts.Node): string | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return node.moduleSpecifier.text;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [first] = node.arguments;
    return first && ts.isStringLiteralLike(first) ? first.text : undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return node.argument.literal.text;
  }
  return undefined;
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) return 'new Date()';
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()';
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const name = node.name.text;
  const owner = node.expression.getText();
  if (owner === 'Date' && name === 'now') return 'Date.now';
  if (owner === 'Math' && name === 'random') return 'Math.random';
  if (owner === 'process') return `process.${name}`;
  if (owner === 'console') return `console.${name}`;
  if (name === 'localeCompare' || name.startsWith('toLocale')) return name;
  return undefined;
}

function resolveImport(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return join(dirname(from), specifier.replace(/\?.*$/, '')).replaceAll('\\', '/');
}
