import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, makeRepository } from '../git-repository.ts';
import { tryDocket } from './try-docket.ts';

function failure(...args: readonly string[]): string {
  const { code, stdout, stderr } = tryDocket(makeFolder(), ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
}

test('a command that does not exist gets a suggestion', () => {
  expect(failure('biuld')).toMatchInlineSnapshot(`
    "docket: unknown command 'biuld'
    (Did you mean build?)
      hint: Run \`docket --help\` for what there is.
    "
  `);
});

test('a flag that does not exist gets a suggestion', () => {
  expect(failure('build', '--repositry', '.')).toMatchInlineSnapshot(`
    "docket: unknown option '--repositry'
    (Did you mean --repository?)
      hint: Run \`docket build --help\` for what there is.
    "
  `);
});

test('a value that is not allowed is named with those that are', () => {
  expect(failure('check', '--format', 'xml')).toMatchInlineSnapshot(`
    "docket: option '-f, --format <format>' argument 'xml' is invalid. Allowed choices are text, json, github, gitlab, sarif.
      hint: Run \`docket check --help\` for what there is.
    "
  `);
});

test('a folder with nothing to read is told so', () => {
  expect(failure('build')).toMatchInlineSnapshot(`
    "docket: There is nothing to read: no \`docket.config.ts\` and no git repository here.
      hint: Go to a folder that has one, or name a repository with \`--repository PATH\` where the command takes that.
    "
  `);
});

test('a configuration that is not there is named', () => {
  expect(failure('check', '--config', 'nope.ts')).toMatchInlineSnapshot(`
    "docket: There is no \`nope.ts\`.
      hint: Check the path after \`--config\`; it starts at \`<here>\`.
    "
  `);
});

test('a repository that git refuses to read is told as git tells it', () => {
  const { path, git } = makeRepository();
  git('config', 'core.repositoryFormatVersion', '1');
  git('config', 'extensions.fromTheFuture', 'yes');
  const { code, stderr } = tryDocket(path, 'check');
  expect({ code, stderr: stderr.replaceAll(path, '<here>') }).toEqual({
    code: 2,
    stderr: 'docket: Cannot read the repository `<here>`: git says `fatal: unknown repository extension found: fromthefuture`.\n',
  });
});

test('a folder within a repository is told where to go', () => {
  const { path, write } = makeRepository();
  write('content/people.yaml', 'people: []\n');
  expect(tryDocket(join(path, 'content'), 'verify')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'docket: There is no `docket.config.ts` here, in the folder `content/` of a repository.\n  hint: Go to the folder that has one, or name it with `--config FILE`.\n',
  });
});

test('a repository that is not there is named', () => {
  expect(failure('build', '--repository', '../nothing-is-here')).toMatchInlineSnapshot(`
    "docket: There is nothing at \`../nothing-is-here\`.
      hint: Check the path; it starts at \`<here>\`.
    "
  `);
});

test('a folder that is no repository is named', () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'plain'));
  expect(tryDocket(folder, 'book', '--repository', 'plain')).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "docket: The folder \`<here>/plain\` is not a git repository.
      hint: Give the top folder of a work tree, or a bare repository.
    ",
      "stdout": "",
    }
  `);
});

test('a file that is no bundle is named', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'notes.txt'), 'not a bundle');
  expect(tryDocket(folder, 'book', '--repository', 'notes.txt')).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "docket: \`notes.txt\` is a file, not a git repository.
      hint: Give a work tree, a bare repository, a git bundle or a URL.
    ",
      "stdout": "",
    }
  `);
});

test('a protocol that runs programs is refused', () => {
  expect(failure('build', '--repository', 'ext::sh -c touch% ran')).toMatchInlineSnapshot(`
    "docket: \`ext::sh -c touch% ran\` uses a protocol other than https, ssh, file and git.
      hint: Use one of these, or clone the repository yourself and give its path.
    "
  `);
});

test('an unreachable address is one message, without its password', () => {
  const said = failure('book', '--repository', 'git://user:secret@127.0.0.1:1/x.git');
  expect(said).toMatch(/^docket: Could not fetch `git:\/\/127\.0\.0\.1:1\/x\.git`: .*\n {2}hint: Check the address, .*\n$/);
  expect(said).not.toMatch(/user|secret/);
});

test('a date that is none is named', () => {
  expect(failure('check', '--as-of', '2026-02-30')).toMatchInlineSnapshot(`
    "docket: \`2026-02-30\` is not a date like \`2026-03-12\` or \`2026-03-12T14:05:00+11:00\`.
      hint: Correct the value of \`--as-of\`.
    "
  `);
});

test('a configuration with many mistakes names each with its line and column', () => {
  const folder = makeFolder();
  const lines = [
    "const base: string = 'releases';",
    'export default {',
    "  titel: 'Mine',",
    '  base,',
    '  products: [',
    "    { id: 'My product', name: 'Mine', repositories: [] },",
    "    { id: 'other', name: 'Other', repositories: [{ path: '../a', tag: 'v*' }, { path: '../b', web: 'javascript:1' }] },",
    '  ],',
    '} satisfies object;',
  ];
  writeFileSync(join(folder, 'docket.config.ts'), lines.join('\n'));
  expect(tryDocket(folder, 'check')).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "docket: The configuration has 6 mistakes:
      docket.config.ts:4:3  base: Begin with a slash
      docket.config.ts:6:7  products.0.id: Use lower-case letters, digits, and single - _ . between them
      docket.config.ts:6:39  products.0.repositories: it is empty
      docket.config.ts:7:66  products.1.repositories.0: \`tag\` is not known here
      docket.config.ts:7:95  products.1.repositories.1.web: it has to be an address, such as \`https://example.org/\`
      docket.config.ts:3:3  \`titel\` is not known here
      hint: Correct it; every setting is described in its type, \`ConfigInput\`.
    ",
      "stdout": "",
    }
  `);
});

test('products and repositories that get in each other’s way are mistakes of the configuration', () => {
  const folder = makeFolder();
  const lines = [
    'export default {',
    '  products: [',
    "    { id: 'search', name: 'Search', repositories: [{ path: '../a' }, { path: '../b/a' }] },",
    "    { id: 'x', name: 'X', repositories: [{ path: '../c' }] },",
    "    { id: 'x', name: 'X', repositories: [{ path: '../d' }] },",
    '  ],',
    '};',
  ];
  writeFileSync(join(folder, 'docket.config.mjs'), lines.join('\n'));
  expect(tryDocket(folder, 'check')).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "docket: The configuration has 3 mistakes:
      docket.config.mjs:3:7  products.0.id: \`search\` is the address of a page of Docket's own
      docket.config.mjs:3:70  products.0.repositories.1: \`a\` is the id of products.0.repositories.0, too; give one of the two an \`id\` of its own
      docket.config.mjs:5:7  products.2.id: \`x\` is the id of products.1, too
      hint: Correct it; every setting is described in its type, \`ConfigInput\`.
    ",
      "stdout": "",
    }
  `);
});

test('a code under `strict` that no problem has is a mistake of the configuration, and the nearest one is named', () => {
  const folder = makeFolder();
  const lines = [
    'export default {',
    "  products: [{ id: 'x', name: 'X', repositories: [{ path: '../x' }] }],",
    "  strict: ['tag-moved', 'tag-movd',",
    "    'Tag-Moved', 'everything', 'a`b'],",
    '};',
  ];
  writeFileSync(join(folder, 'docket.config.mjs'), lines.join('\n'));
  expect(tryDocket(folder, 'check')).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "docket: The configuration has 4 mistakes:
      docket.config.mjs:3:25  strict.1: No problem has the code \`tag-movd\`. Did you mean \`tag-moved\`?
      docket.config.mjs:4:5  strict.2: No problem has the code \`Tag-Moved\`. Did you mean \`tag-moved\`?
      docket.config.mjs:4:18  strict.3: No problem has the code \`everything\`. The site's problems page lists all codes.
      docket.config.mjs:4:32  strict.4: No problem has the code \`a'b\`. The site's problems page lists all codes.
      hint: Correct it; every setting is described in its type, \`ConfigInput\`.
    ",
      "stdout": "",
    }
  `);
});

test('a configuration that throws is named with its line, without a stack', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'docket.config.ts'), "\nthrow new Error('boom');\n");
  expect(tryDocket(folder, 'book')).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "docket: \`docket.config.ts:2:7\` ended with an error: boom
      hint: Correct it; a configuration is a program that exports what \`defineDocket({ … })\` gives.
    ",
      "stdout": "",
    }
  `);
});

test.each([
  {
    what: 'imports Docket where it is not installed',
    lines: ["import { defineDocket } from 'docket';", 'export default defineDocket({ products: [] });'],
    said: `docket: \`docket.config.ts:1:30\` imports \`docket\`, which is not there.
  hint: Install Docket into this folder, or leave out the import and write \`export default { products: [ … ] }\`.
`,
  },
  {
    what: 'imports a file that imports what is not there',
    lines: ["import { products } from './other';", 'export default { products };'],
    said: `docket: \`other.ts\` imports \`./gone\`, which is not there.
  hint: Correct the name, or install that package.
`,
  },
  {
    what: 'is no TypeScript',
    lines: ['', 'export default { products: [ };'],
    said: `docket: \`docket.config.ts:2:30\` is no valid TypeScript: Unexpected token.
  hint: Correct what stands there, or just before.
`,
  },
  {
    what: 'imports what is no TypeScript',
    lines: ["import { broken } from './broken.ts';", 'export default { products: broken };'],
    said: `docket: \`broken.ts:1:23\` is no valid TypeScript: Unexpected token.
  hint: Correct what stands there, or just before.
`,
  },
  {
    what: 'uses what it does not import',
    lines: ['', 'export default defineDocket({ products: [] });'],
    said: `docket: \`docket.config.ts\` ended with an error: defineDocket is not defined
  hint: Begin it with \`import { defineDocket } from 'docket';\`.
`,
  },
  {
    what: 'exports nothing by default',
    lines: ['export const products = [];'],
    said: `docket: \`docket.config.ts\` has no default export.
  hint: Write \`export default defineDocket({ … })\`.
`,
  },
])('a configuration that $what is told with its place', ({ lines, said }) => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'docket.config.ts'), lines.join('\n'));
  writeFileSync(join(folder, 'other.ts'), "import { products } from './gone';\nexport { products };\n");
  writeFileSync(join(folder, 'broken.ts'), 'export const broken = ;\n');
  expect(tryDocket(folder, 'book').stderr).toBe(said);
});

test('a configuration is read in a package that says its files are CommonJS, as one made by `npm init` is', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }');
  writeFileSync(join(folder, 'numbers.ts'), "export const path = '../nowhere';\n");
  writeFileSync(
    join(folder, 'docket.config.ts'),
    "import { path } from './numbers';\nexport default { products: [{ id: 'x', name: 'X', repositories: [{ path }], nope: 1 }] };\n",
  );
  expect(tryDocket(folder, 'book').stderr).toContain('docket.config.ts:2:77  products.0: `nope` is not known here');
});

test('a configuration that Node cannot run by erasing types is loaded all the same', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'name.ts'), "export enum Name { Path = '../nothing-is-here' }");
  writeFileSync(
    join(folder, 'docket.config.ts'),
    "import { Name } from './name';\nexport default { products: [{ id: 'p', name: 'P', repositories: [{ path: Name.Path }] }] };",
  );
  expect(tryDocket(folder, 'book').stderr).toMatchInlineSnapshot(`
    "docket: There is nothing at \`../nothing-is-here\`.
      hint: Check the path; it starts at \`<here>\`.
    "
  `);
});

test('every command has help with an example', () => {
  const folder = makeFolder();
  for (const command of ['build', 'dev', 'preview', 'book', 'check', 'lock']) {
    const { code, stdout, stderr } = tryDocket(folder, command, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`Example:\n {2}\\$ docket ${command} `));
  }
  expect(tryDocket(folder, '--version')).toMatchObject({ code: 0, stderr: '' });
});
