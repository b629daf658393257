import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseProtocol } from '../../../../src/validation/read/documents/parse-protocol.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';
import { root } from '../../../source-files.ts';

const text = readFileSync(join(root, 'content/guides/importing.md'), 'utf8');
const forms = [...text.matchAll(/^### (.+)\n\n````md\n([\s\S]*?)\n````\n\n```text\n([\s\S]*?)\n```$/gm)].map(
  ([, name = '', document = '', steps = '']) => ({
    name,
    document,
    steps,
  }),
);

test('the page on importing shows each form', () => {
  expect(forms.length).toBe(text.split('````md').length - 1);
  expect(forms.length).toBeGreaterThan(8);
});

test.each(forms)('$name gives the steps that the page says', ({ document, steps }) => {
  const { protocol } = importProtocol(document, { source: 'kettle.md' });
  const { body } = parseProtocol(protocol, { source: 'kettle.mdx' });
  expect(body.steps.map(({ id, action, expected }) => `${id} | ${action} | ${expected}`.trim()).join('\n')).toBe(steps);
});
