import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import { describeSchemas } from '../../scripts/describe/describe-schema.ts';
import { root } from '../source-files.ts';

const schemas = describeSchemas(root);

/** The language server for YAML as VS Code runs it, in a folder where the package is installed. */
const yaml = getLanguageService({
  schemaRequestService: async (address) => {
    const name = /\/node_modules\/docket\/schema\/(\w+)\.json$/.exec(address)?.[1] ?? '';
    return JSON.stringify(schemas.get(name) ?? null);
  },
  workspaceContext: { resolveRelativePath: (relative, from) => new URL(relative, from).href },
});
yaml.configure({ validate: true, completion: true, hover: true });

/** What an editor shows at `^`, which is taken out: names to choose from, the hover, and mistakes with line and column from 1. */
async function edit(file: string, marked: string) {
  const text = marked.replace('^', '');
  const document = TextDocument.create(`file:///releases/${file}`, 'yaml', 1, text);
  const position = document.positionAt(marked.indexOf('^'));
  const [list, mistakes, hover] = await Promise.all([
    yaml.doComplete(document, position, false),
    yaml.doValidation(document, false),
    yaml.doHover(document, position),
  ]);
  return {
    names: list.items.map(({ label }) => label),
    mistakes: mistakes.map(({ range: { start }, message }) => `${start.line + 1}:${start.character + 1} ${message}`).sort(),
    hover: JSON.stringify(hover?.contents ?? ''),
  };
}

test('a process that names its schema gets completion, words about a field, and its mistakes', async () => {
  const { names, mistakes, hover } = await edit(
    'content/processes/own.yaml',
    `# yaml-language-server: $schema=../../node_modules/docket/schema/process.json
title: Two steps
environments:
  - id: test
    acc^epts: commit
    aproves: []
`,
  );
  expect(names).toEqual(expect.arrayContaining(['accepts', 'approvers', 'after', 'branch']));
  expect(mistakes).toEqual([
    '5:14 Value is not accepted. Valid values: "commits", "candidates", "releases".',
    '6:5 Property aproves is not allowed.',
  ]);
  expect(hover).toContain('What may run there');
});

test('the front matter of a record gets the same', async () => {
  const { names, mistakes, hover } = await edit(
    'content/releases/portal/1.1.0/smoke.mdx',
    `# yaml-language-server: $schema=../../../../node_modules/docket/schema/record.json
protocol: smoke
run: 0
sta^tus: done
testers: Ada
`,
  );
  expect(names).toEqual(expect.arrayContaining(['candidate', 'environment', 'previous', 'status', 'tester']));
  expect(mistakes).toEqual([
    '3:6 Value is below the minimum of 1.',
    '4:9 Value is not accepted. Valid values: "draft", "in-progress", "closed", "void".',
    '5:1 Property testers is not allowed.',
  ]);
  expect(hover).toContain('every step must have its result then');
});

test('values of a policy and roles in `people.yaml` are offered', async () => {
  const policy = await edit(
    'content/environments/portal/production.mdx',
    '# yaml-language-server: $schema=../../../node_modules/docket/schema/policy.json\nidentifier: ENV-1\nversion: 1\nstatus: ^\n',
  );
  expect(policy.names).toEqual(['draft', 'in-force', 'superseded', 'retired']);
  const people = await edit(
    'content/people.yaml',
    '# yaml-language-server: $schema=../node_modules/docket/schema/people.json\npeople:\n  - principal: ada@example.org\n    name: Ada\n    ^\n',
  );
  expect(people.names).toEqual(expect.arrayContaining(['aliases', 'roles']));
  expect(people.mistakes).toEqual([]);
});

test('every schema is one that the language server takes, and takes what has only what is required', async () => {
  for (const name of schemas.keys()) {
    const { mistakes } = await edit('a.yaml', `# yaml-language-server: $schema=node_modules/docket/schema/${name}.json\n^{}\n`);
    expect([name, mistakes.filter((each) => !/Missing property/.test(each))]).toEqual([name, []]);
  }
});

test('TypeScript completes the configuration, shows what a setting does, and names the mistakes in one', () => {
  const file = join(root, 'example.config.ts');
  const marked = `import { defineDocket } from './src/book/schema/config.ts';
export default defineDocket({
  products: [{ id: 'portal', name: 'Portal', repositories: [{ path: '../api', ^lineBranch: 1 }, { path: '../web', tag: 'v*' }] }],
});
`;
  const text = marked.replace('^', '');
  const service = openTypeScript(file, text);
  const names = service.getCompletionsAtPosition(file, marked.indexOf('^'), {})?.entries.map(({ name }) => name) ?? [];
  expect(names).toEqual(expect.arrayContaining(['branch', 'environments', 'lineBranch', 'paths', 'tags', 'web']));
  const hover = service.getQuickInfoAtPosition(file, marked.indexOf('^') + 1);
  expect(ts.displayPartsToString(hover?.documentation)).toContain('Branches of lines, with `{line}` for the line');
  const mistakes = service.getSemanticDiagnostics(file).map(({ start = 0, messageText }) => {
    const before = text.slice(0, start).split('\n');
    return `${before.length}:${(before.at(-1) ?? '').length + 1} ${ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0]}`;
  });
  expect(mistakes).toEqual([
    "3:79 Type 'number' is not assignable to type 'string'.",
    expect.stringMatching(/^3:114 .*'tag' does not exist in type .* Did you mean to write 'tags'/),
  ]);
});

/** TypeScript's language service with one file more than there is. */
function openTypeScript(file: string, text: string): ts.LanguageService {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: ['node', 'astro/client'],
  };
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = name === file ? text : ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
  });
}
