import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeFolder, makeRepository, type TestRepository } from '../git-repository.ts';
import { isThorough } from '../often.ts';
import { tryDocketAlone } from './try-docket.ts';

/** A repository with everything in it that tools of the web run or read by themselves; each program leaves a file in `ran`. */
function makeHostile(): { readonly repository: TestRepository; readonly ran: string } {
  const ran = makeFolder();
  const module = (name: string) =>
    `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(join(ran, name))}, '');\nexport default { plugins: [] };\nexport const onRequest = (_context, next) => next();\n`;
  const script = (name: string) =>
    `require('node:fs').writeFileSync(${JSON.stringify(join(ran, name))}, '');\nmodule.exports = { plugins: [] };\n`;
  const modules = ['vite.config.mjs', 'astro.config.mjs', 'postcss.config.mjs', '.postcssrc.ts', 'svgo.config.mjs', 'src/middleware.ts'];
  const committed = ['middleware.ts', 'content.config.ts', 'live.config.ts', 'pages/index.js'].map((name) => `.docket/site/src/${name}`);
  const repository = makeRepository();
  repository.commit('feat: begin', {
    files: {
      ...Object.fromEntries([...modules, ...committed].map((name) => [name, module(name.replaceAll('/', '-'))])),
      'postcss.config.cjs': script('postcss.config.cjs'),
      '.docket/site/postcss.config.mjs': module('site-postcss'),
      '.docket/site/node_modules/astro/index.js': script('astro'),
      'node_modules/astro/package.json': '{"name":"astro","version":"99.0.0","main":"index.js"}',
      'node_modules/astro/index.js': script('own-astro'),
      'package.json': '{ not json',
      'tsconfig.json': '{ "extends": "@tsconfig/none/tsconfig.json"',
      '.browserslistrc': 'not a browser!!\n',
      '.env': 'NODE_OPTIONS=--no-such-option\n',
      'public/page.html': '<script>1</script>',
      'content/guides/hello.mdx': `---\ntitle: Hello\n---\nimport { writeFileSync } from 'node:fs';\n\n{writeFileSync(${JSON.stringify(join(ran, 'guide'))}, '')}\n`,
    },
  });
  repository.tag('v1.0.0', '1.0.0');
  return { repository, ran };
}

test('no program of a folder without a configuration runs, and what is broken in it ends no command', () => {
  const { repository, ran } = makeHostile();
  // Nothing is kept there, so that Astro bundles here what renders the pages.
  vi.stubEnv('XDG_CACHE_HOME', makeFolder());
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const more = isThorough ? [['book'], ['build', '--out', 'site']] : [];
  for (const args of [['check'], ...more, ['build', '--repository', '.', '--out', 'site']]) {
    const { code, stderr } = tryDocketAlone(repository.path, ...args);
    expect({ args, code, stderr: stderr.match(/docket: .*/)?.[0] }).toEqual({ args, code: 0, stderr: undefined });
    expect(readdirSync(ran)).toEqual([]);
  }
  expect(existsSync(join(repository.path, 'site', 'guides'))).toBe(false);
  expect(existsSync(join(repository.path, 'site', 'page.html'))).toBe(false);
});

// With guides Astro builds, as it does for other tests in every run.
test.runIf(isThorough)(
  'a folder with a configuration of its own and settings for other tools builds, with guides and without those tools',
  () => {
    const { repository, ran } = makeHostile();
    writeFileSync(
      join(repository.path, 'docket.config.mjs'),
      "export default { products: [{ id: 'tool', name: 'Tool', repositories: [{ path: '.' }] }] };\n",
    );
    writeFileSync(join(repository.path, 'package.json'), '{ "private": true }');
    writeFileSync(join(repository.path, 'postcss.config.mjs'), 'export default { plugins: { tailwindcss: {}, autoprefixer: {} } };\n');
    expect(tryDocketAlone(repository.path, 'build', '--out', 'site')).toMatchObject({ code: 0 });
    expect(readdirSync(ran)).toEqual(['guide']);
    expect(existsSync(join(repository.path, 'site', 'guides', 'hello', 'index.html'))).toBe(true);
  },
);
