import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { formatSshPublicKey, signSsh } from '../../../../src/keys/ssh-sign.ts';
import { signatureStamp } from '../../../../src/releases/views/product/release-stamps.ts';
import { verifyBook } from '../../../../src/validation/assemble/signoffs/verify-book.ts';
import { makeRecordsProject } from '../../../fixture/records-project.ts';

const { privateKey } = generateKeyPairSync('ed25519');

test('a signed tag that is put under another name signs nothing there, in a packed repository and in a loose one', async () => {
  const { product, first, write, collect } = makeRecordsProject();
  write('content/allowed_signers', `mara@portal.example namespaces="git" ${formatSshPublicKey(privateKey)}\n`);
  const payload = `object ${first}\ntype commit\ntag v1.0.5\ntagger Mara <mara@portal.example> 1772359300 +0000\n\nRelease 1.0.5\n`;
  const signed = product.store('tag', `${payload}${signSsh({ key: privateKey, namespace: 'git', message: Buffer.from(payload) })}`);
  for (const name of ['v1.0.5', 'v3.0.0', 'v1.0.5-rc.1']) product.git('update-ref', `refs/tags/${name}`, signed);
  for (const pack of [false, true]) {
    if (pack) product.git('gc', '-q');
    const book = await collect({ asOf: '2026-04-01T00:00:00Z' });
    const tags = book.products.flatMap(({ releases }) =>
      releases.flatMap(({ tags: own, candidates }) => [...own, ...candidates.flatMap((candidate) => candidate.tags)]),
    );
    const states = Object.fromEntries(tags.map(({ name, signature }) => [name, signature?.state ?? null]));
    expect(states).toEqual({
      'v1.0.0-rc.1': null,
      'v1.0.0-rc.2': null,
      'v1.0.0': null,
      'v1.0.5': 'valid',
      'v1.0.5-rc.1': 'invalid',
      'v3.0.0': 'invalid',
    });
    expect(
      verifyBook(book, { below: [], root: null })
        .failures.map(({ source }) => source)
        .toSorted(),
    ).toEqual(['portal: v1.0.5-rc.1', 'portal: v3.0.0']);
    const stamps = tags.flatMap(({ signature }) => (signature === null ? [] : signatureStamp(signature).word));
    expect(stamps.toSorted()).toEqual(['bad signature', 'bad signature', 'tag signed']);
  }
});
