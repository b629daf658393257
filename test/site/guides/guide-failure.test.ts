import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { explainGuideFailure } from '../../../src/site/guides/guide-failure.ts';
import { CannotGoOn } from '../../../src/text/schema/cannot-go-on.ts';

const failure = (message: string, more: object): Error => Object.assign(new Error(message), more);
const folder = '/w/content/guides';

test.each([
  {
    what: 'front matter that is no YAML',
    cause: failure('unexpected end\nmore', {
      stack: 'at parseFrontmatter (frontmatter.js:25:18)',
      reason: 'unexpected end',
      loc: { file: `${folder}/a b.mdx`, line: 3, column: 0 },
    }),
    told: 'The guide `content/guides/a b.mdx:3:1` cannot be shown: unexpected end',
  },
  {
    what: 'front matter that lacks fields',
    cause: failure(
      '**guides → a** does not match.\n\n  **title**: **title**: Required\n  **order**: Expected type `"number"`, received `"string"`',
      {
        name: 'InvalidContentEntryDataError',
        loc: { file: `${folder}/a.md`, line: 0, column: 0 },
      },
    ),
    told: [
      'Guides cannot be shown, for 2 mistakes:',
      '  content/guides/a.md  `title` in its front matter: Required.',
      '  content/guides/a.md  `order` in its front matter: Expected type `number`, received `string`.',
    ].join('\n'),
  },
  {
    what: 'bodies that are no MDX and imports that are not there',
    cause: failure('Build failed with 2 errors:', {
      stack: 'at @mdx-js',
      errors: [
        failure('7:1: Expected a closing tag for `<b>` (7:1) (mdx-jsx:unexpected)', {
          code: 'PLUGIN_ERROR',
          loc: { file: `${folder}/in/a.mdx`, line: 7, column: 1 },
        }),
        failure("\u001b[31m[UNRESOLVED_IMPORT] \u001b[0mCould not resolve './gone.js' in content/guides/b.mdx\n │", {
          code: 'UNRESOLVED_IMPORT',
          loc: { file: `${folder}/b.mdx`, line: 2, column: 14 },
        }),
      ],
    }),
    told: [
      'Guides cannot be shown, for 2 mistakes:',
      '  content/guides/in/a.mdx:7:1  Expected a closing tag for `<b>`',
      "  content/guides/b.mdx  Could not resolve './gone.js'",
    ].join('\n'),
  },
  {
    what: 'a program that throws, of a file that nothing names',
    cause: failure('x is not defined', { stack: 'at MDXContent (file:///x/chunks/a_B2Z3Gi5p.mjs:10:125)' }),
    told: 'A guide in `content/guides` cannot be shown: x is not defined',
  },
])('a guide is to blame for $what', ({ cause, told }) => {
  const said = explainGuideFailure(cause, folder);
  expect(said instanceof CannotGoOn && said.message).toBe(told);
});

test('a program that throws is named by what was made of it, where one guide alone is called so', () => {
  const made = mkdtempSync(join(tmpdir(), 'docket-guides-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  const told = (): unknown => {
    const said = explainGuideFailure(failure('x', { stack: 'at MDXContent (file:///x/chunks/how_to_B2Z3Gi5p.mjs:1:1)' }), made);
    return said instanceof CannotGoOn && said.message;
  };
  writeFileSync(join(made, 'how to.mdx'), '');
  expect(told()).toBe('The guide `content/guides/how to.mdx` cannot be shown: x');
  writeFileSync(join(made, 'how_to.mdx'), '');
  expect(told()).toBe('A guide in `content/guides` cannot be shown: x');
});

test('nothing else is blamed on a guide', () => {
  const others = [new Error('The disk is full'), new CannotGoOn('No.', { hint: 'See content/guides/a.mdx.' }), 'text'];
  expect(others.map((other) => explainGuideFailure(other, folder))).toEqual(others);
});
