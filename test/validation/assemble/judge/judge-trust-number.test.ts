import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { formatSshFingerprint } from '../../../../src/keys/ssh-key.ts';
import { formatSshPublicBlob, signSsh } from '../../../../src/keys/ssh-sign.ts';
import { formatCanonicalText } from '../../../../src/text/schema/form/canonical-text.ts';
import { judgeRoot, trustNamespace } from '../../../../src/validation/assemble/judge/judge-root.ts';
import { formatTrustList, judgeTrustNumber, listTrustLists } from '../../../../src/validation/assemble/judge/judge-trust-number.ts';
import { configSource, listNumbered } from '../../../../src/validation/assemble/judge/sources-text.ts';
import type { TrustedFile } from '../../../../src/validation/schema/signoffs/trust.ts';
import { makeVersion } from '../../signoff-case.ts';

const [root, other] = [generateKeyPairSync('ed25519').privateKey, generateKeyPairSync('ed25519').privateKey];
const pin = { keys: [formatSshFingerprint(formatSshPublicBlob(root))], threshold: 1 };
const sign = (text: string, key = root) => signSsh({ key, namespace: trustNamespace, message: Buffer.from(text) });

function vouch(people: string, signers = 'signers\n'): readonly TrustedFile[] {
  const file = (source: string, text: string) => ({
    source,
    text,
    signatures: [{ source: '1.sig', signature: sign(formatCanonicalText(text)) }],
  });
  return [file('content/allowed_signers', signers), file('content/people.yaml', people)];
}

/** What git remembers when root keys vouched for one state after the other. */
function remember(states: readonly (readonly TrustedFile[])[], key = root) {
  const versions = states.flatMap((files, at) => {
    const text = formatTrustList(at + 1, files);
    const [list, signature] = [`content/trust/${at + 1}.json`, `content/trust/${at + 1}-root.sig`];
    return [
      [list, [makeVersion({ text, path: list })]] as const,
      [signature, [makeVersion({ text: sign(text, key), path: signature })]] as const,
    ];
  });
  return listTrustLists({ versions: new Map(versions) });
}

function judge(files: readonly TrustedFile[], lists: ReturnType<typeof remember>) {
  const trust = judgeRoot(
    null,
    files.filter(({ source }) => source !== configSource),
    pin,
  );
  if (trust === null) throw new Error('Expected a verdict.');
  return judgeTrustNumber(trust, files, lists);
}

const [old, now] = [vouch('old\n'), vouch('new\n')];

test('what root keys vouched for last stands, and an older state that they vouched for does not come back', () => {
  const lists = remember([old, now]);
  expect(judge(now, lists).state).toBe('vouched');
  expect(judge(old, lists)).toMatchObject({ state: 'not-vouched', reason: expect.stringMatching(/list 2 .* older state was put back/) });
  expect(judge([...vouch('new\n', 'more\n').slice(0, 1), ...now.slice(1)], lists).state).toBe('not-vouched');
  expect(judge(old, remember([old, now, old])).state).toBe('vouched');
});

test('which repositories are read is numbered with keys and people, and does not go back either', () => {
  const read = (...ids: readonly string[]) => ({ products: ids.map((id) => ({ id, name: id, repositories: [{ path: `../${id}` }] })) });
  const [before, after] = [listNumbered(now, read('copy')), listNumbered(now, read('portal'))];
  const lists = remember([before, after]);
  expect(judge(after, lists)).toMatchObject({ state: 'vouched', reason: expect.not.stringContaining('No number') });
  expect(judge(before, lists).state).toBe('not-vouched');
  expect(judge(listNumbered(now, { ...read('portal'), records: { history: '../copy.git' } }), lists).state).toBe('not-vouched');
});

test('a list that does not say what is read vouches for keys and people alone, and says so', () => {
  const all = listNumbered(now, { products: [] });
  expect(judge(all, remember([old, now]))).toMatchObject({
    state: 'vouched',
    reason: expect.stringContaining('No number covers which products and repositories are read'),
  });
  expect(judge(all, remember([now, old])).state).toBe('not-vouched');
});

test('a number that no root key signed counts for nothing, and without any number that is said', () => {
  expect(judge(old, [...remember([old]), ...remember([old, now], other).slice(1)]).state).toBe('vouched');
  expect(judge(old, []).reason).toContain('No number says that these are the newest');
});
