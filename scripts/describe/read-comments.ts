import path from 'node:path';
import ts from 'typescript';
import type { WrittenFile } from './written-files.ts';

/** What TypeScript knows of the settings of a file: the comment of each, and what is below it. */
export interface CommentedType {
  /** The comment of a setting; empty without one. */
  readonly commentOf: (key: string) => string;
  /** What is below a setting. */
  readonly below: (key: string) => CommentedType;
  /** The entries of a list, or the values of an object whose keys are names. */
  readonly entries: () => CommentedType;
}

/**
 * Reads the comments beside the settings in the schemas, as an editor shows them: they are written once, in TypeScript, which alone shows them in
 * `docket.config.ts`. Gives them by the name of the kind of file. It takes a few seconds, since TypeScript works out every type.
 */
export function readComments(root: string, files: readonly WrittenFile[]): ReadonlyMap<string, CommentedType> {
  const place = path.join(root, 'scripts', 'describe', 'described.ts');
  const { program, checker } = openProgram(place, formatModule(files));
  const source = program.getSourceFile(place);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error('The schemas cannot be read by TypeScript.');
  return new Map(
    checker.getExportsOfModule(module).map((symbol) => [symbol.name, commentType([checker.getDeclaredTypeOfSymbol(symbol)], checker)]),
  );
}

function formatModule(files: readonly WrittenFile[]): string {
  return [
    "import type { z } from 'zod';",
    ...files.map(({ constant, module }) => `import type { ${constant} } from '../../${module}';`),
    ...files.map(({ name, constant }) => `export type ${name} = z.input<typeof ${constant}>;`),
  ].join('\n');
}

function openProgram(place: string, text: string) {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  const program = ts.createProgram([place], options, {
    ...host,
    fileExists: (name) => name === place || fileExists(name),
    getSourceFile: (name, language, ...rest) =>
      name === place ? ts.createSourceFile(name, text, language, true) : getSourceFile(name, language, ...rest),
  });
  return { program, checker: program.getTypeChecker() };
}

function commentType(types: readonly ts.Type[], checker: ts.TypeChecker): CommentedType {
  const parts = types.flatMap((type) => (type.isUnion() ? type.types : [type]));
  const find = (key: string) => parts.flatMap((type) => checker.getPropertyOfType(type, key) ?? []);
  return {
    commentOf: (key) =>
      find(key)
        .map((symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker)))
        .find((text) => text !== '') ?? '',
    below: (key) =>
      commentType(
        find(key).map((symbol) => checker.getTypeOfSymbol(symbol)),
        checker,
      ),
    entries: () =>
      commentType(
        parts.flatMap((type) => [ts.IndexKind.Number, ts.IndexKind.String].flatMap((kind) => checker.getIndexTypeOfType(type, kind) ?? [])),
        checker,
      ),
  };
}
