import { expect, test } from 'vitest';
import { unknownHistory } from '../../../../src/git/schema/content-history.ts';
import { findProtocolVersion } from '../../../../src/validation/schema/protocols/find-protocol-version.ts';

const version = (commit: string | null, text: string | null) => ({
  commit,
  author: 'Ada',
  email: 'ada@example.org',
  authoredAt: null,
  committedAt: null,
  subject: '',
  body: '',
  path: 'content/protocols/oq.mdx',
  text,
  sha256: text === null ? null : `digest of ${text}`,
});
const versions = [version('a', 'version: 1'), version('b', 'version: 1, corrected'), version('c', null), version(null, 'version: 2')];
const history = { ...unknownHistory, known: true, versions: new Map([['content/protocols/oq.mdx', versions]]) };
const versionOf = (text: string) => /version: (\d+)/.exec(text)?.[1] ?? null;

test('an older protocol is found by its digest', () => {
  expect(findProtocolVersion(history, 'oq', { sha256: 'digest of version: 1' })).toEqual(versions[0]);
});

test('an older protocol is found by its version, the newest text of it', () => {
  expect(findProtocolVersion(history, 'oq', { version: '1', versionOf })).toEqual(versions[1]);
});

test('what git does not remember is not found', () => {
  expect(findProtocolVersion(history, 'oq', { sha256: 'other' })).toBeNull();
  expect(findProtocolVersion(history, 'oq', { version: '3', versionOf })).toBeNull();
  expect(findProtocolVersion(history, 'iq', { version: '1', versionOf })).toBeNull();
});
