import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { fixTexts, formatFixing } from '../../../scripts/records/fix-texts.ts';
import { digestText } from '../../../src/validation/read/documents/digest-text.ts';
import { makeFolder } from '../../git-repository.ts';

function makeContent(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = makeFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8');

test('what nobody has signed is repaired, and nothing else of it changes', async () => {
  const record = 'content/releases/portal/1.0.0/oq.mdx';
  const root = makeContent({
    [record]: '\ufeff# Oq\r\n\r\ne\u0301 5 \u212b  \r\r\nx\ry\n',
    'content/protocols/oq.mdx': '300 \u212a\n',
    'content/people.yaml': 'people: []\n# a\r- b\n',
    'content/allowed_signers': '# retired:\rmallory ssh-ed25519 AAAA\n',
    'content/tags.lock': '# \u2126\n',
    'content/protocols/fine.mdx': 'fine\r\n',
  });
  const fixing = await fixTexts(root);
  expect(formatFixing(fixing)).toBe(
    [
      'Repaired content/allowed_signers: 1 place.',
      'Repaired content/people.yaml: 1 place.',
      'Repaired content/protocols/oq.mdx: 1 place.',
      `Repaired ${record}: 2 places.`,
      'Repaired content/tags.lock: 1 place.',
      '',
    ].join('\n'),
  );
  expect(read(root, record)).toBe('\ufeff# Oq\r\n\r\n\u00e9 5 \u00c5  \r\nx\ny\n');
  expect(read(root, 'content/allowed_signers')).toBe('# retired: mallory ssh-ed25519 AAAA\n');
  expect(read(root, 'content/people.yaml')).toBe('people: []\n# a - b\n');
  expect(formatFixing(await fixTexts(root))).toBe('Nothing to repair.\n');
});

test('what is signed is left, and said', async () => {
  const texts = { record: 'e\u0301\n', protocol: 'o\u0301\n', people: '# u\u0301\n' };
  const folder = 'content/releases/portal/1.0.0';
  const root = makeContent({
    [`${folder}/oq.mdx`]: texts.record,
    [`${folder}/signatures/oq/1-tester-a.json`]: `{"protocol":{"sha256":"${digestText('\u00f3\n')}"}}\n`,
    'content/protocols/oq.mdx': texts.protocol,
    'content/people.yaml': texts.people,
    'content/trust/people.yaml/1-root.sig': 'x',
    'content/protocols/bytes.mdx': Buffer.from('e\u0301 \xff', 'latin1'),
  });
  const { repaired, left } = await fixTexts(root);
  expect(repaired).toEqual([]);
  expect(left.map(({ source }) => source)).toEqual(['content/people.yaml', 'content/protocols/oq.mdx', `${folder}/oq.mdx`]);
  expect([read(root, `${folder}/oq.mdx`), read(root, 'content/protocols/oq.mdx'), read(root, 'content/people.yaml')]).toEqual(
    Object.values(texts),
  );
});
