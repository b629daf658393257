import { expect, test } from 'vitest';
import { listQueryWords, listWords } from '../../../../src/site/search/index/list-words.ts';

test.each([
  ['Fix the Login', ['fix', 'the', 'login']],
  ['v2.3.0-rc.1', ['2.3.0-rc.1', 'v2', 'rc']],
  ['CVE-2026-1234', ['cve-2026-1234', 'cve']],
  ['builtin/pack-objects.c', ['builtin', 'pack', 'objects']],
  ['Überprüfung für ﬁnden', ['uberprufung', 'fur', 'finden']],
  ['<script>alert(1)</script>', ['script', 'alert', '1', 'script']],
  ['…', []],
])('%s is indexed as %j', (text, words) => {
  expect(listWords(text)).toEqual(words);
});

test.each([
  ['v2.3.0', ['2.3.0']],
  ['pack-objects', ['pack', 'objects']],
  ['CVE-2026', ['cve-2026']],
])('%s is asked for as %j', (text, words) => {
  expect(listQueryWords(text)).toEqual(words);
});

test('a word of a megabyte is cut', () => {
  expect(listWords('a'.repeat(1_000_000))[0]).toHaveLength(40);
});
