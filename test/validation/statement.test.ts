import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCanonicalJson } from '../../src/keys/canonical-json.ts';
import { formatCanonicalText } from '../../src/text/schema/form/canonical-text.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import { parseStatement } from '../../src/validation/assemble/signoffs/parse-statement.ts';
import { declarations } from '../../src/validation/schema/signoffs/declarations.ts';
import { meaningLabels } from '../../src/validation/schema/signoffs/meaning-labels.ts';
import { meanings } from '../../src/validation/schema/signoffs/meanings.ts';
import type { Statement } from '../../src/validation/schema/signoffs/signoff.ts';
import { makeContext, makeStatement } from './signoff-case.ts';

const statement = makeStatement(makeContext());
const text = formatStatement(statement);

function complaintOf(bytes: string | Uint8Array): string | null {
  return parseStatement(typeof bytes === 'string' ? Buffer.from(bytes) : bytes).complaint;
}

test('a statement has one form', () => {
  expect(text).toMatch(/^\{"comment":"","declaration":/);
  expect(text.split('\n')).toHaveLength(2);
  expect(parseStatement(Buffer.from(text))).toEqual({ statement, complaint: null });
});

test('the example of RFC 8785 is written as there', () => {
  const value: unknown = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  );
  expect(formatCanonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test.each<readonly [string, string | Uint8Array]>([
  ['the key `comment` stands twice in one object', text.replace('{', '{"comment":"approved",')],
  ['the key `sha256` stands twice in one object', text.replace('"sha256":"', `"sha256":"${'0'.repeat(64)}","sha256":"`)],
  ['a text in it is not in the Unicode form NFC', text.replace('"comment":""', '"comment":"e\u0301"')],
  ['a text in it is not in the Unicode form NFC', text.replace('"comment":""', '"comment":"e\\u0301"')],
  ['a text in it is not in the Unicode form NFC', text.replace('"comment":""', '"comment":"\\ud800"')],
  ['its type is `docket/statement/v2`, expected `docket/statement/v1`', text.replace('statement/v1', 'statement/v2')],
  ['the key `extra` is not known', text.replace('"evidence"', '"extra":1,"evidence"').replace(/("extra":1,)("evidence":\[.*?\],)/, '$2$1')],
  ['the key `signer.extra` is not known', text.replace('"signer":{', '"signer":{"extra":1,')],
  ['something follows its end', `${text}{}\n`],
  ['something follows its end', text.replace('\n', ' x\n')],
  ['more than one line feed is at its end', `${text}\n`],
  ['it does not end in a line feed', text.trimEnd()],
  ['it holds a carriage return; a program turned its line ends around', text.replace('\n', '\r\n')],
  ['it begins with a byte order mark', `\uFEFF${text}`],
  ['it is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d, 0x0a])],
  ['it is not JSON', '{"a":\n'],
  ['it is a list and has to be a group of settings', '[]\n'],
  ['it is not in the canonical form of RFC 8785', text.replace('{', '{ ')],
  ['it is not in the canonical form of RFC 8785', text.replace('"revision":1', '"revision":1.0')],
  ['it is not in the canonical form of RFC 8785', text.replace('"docket', '"\\u0064ocket')],
  ['`signedAt` is `2026-03-02`, expected a time with its offset', text.replace(/"signedAt":"[^"]*"/, '"signedAt":"2026-03-02"')],
  ['`zone` is `<b>`, expected the name of a time zone', text.replace('Australia/Sydney', '<b>')],
  ['`x` is no SHA-256 digest', text.replace(/"sha256":"[0-9a-f]*"/, '"sha256":"x"')],
  [
    'its meaning `author` is labelled `Approval of the record`, expected `Author of the record`',
    text.replace('Author of the record', 'Approval of the record'),
  ],
  ['a text in it holds control or invisible characters', text.replace('Jonas', '\u202eJonas')],
  ['a text in it holds control or invisible characters', text.replace('Jonas', 'Jo\\u0000nas')],
  [
    'its declaration is not the sentence that Docket shows to whoever signs as author: `I executed this record, and its results are what I observed.`',
    text.replace(declarations.author, 'I looked at the cover.'),
  ],
  [
    'its declaration is not the sentence that Docket shows to whoever signs as author: `I executed this record, and its results are what I observed.`',
    text.replace(declarations.author, declarations.approval),
  ],
  [
    '`signedAt` is `2026-03-02T10:00:00+10:00`, which is not the time of the zone `Australia/Sydney` then',
    text.replace('+11:00', '+10:00'),
  ],
  [
    '`signedAt` is `2026-07-02T10:00:00+11:00`, which is not the time of the zone `Australia/Sydney` then',
    text.replace('2026-03', '2026-07'),
  ],
  ['`zone` is `Mars/Olympus`, expected the name of a time zone', text.replace('Australia/Sydney', 'Mars/Olympus')],
  ['its commit `ccccccc` is not a whole id', text.replace('c'.repeat(40), 'c'.repeat(7))],
  ['the printed name is not one line of text', text.replace('Jonas Lindqvist', ' ')],
  ['it has 1000001 bytes, more than a statement may have', new Uint8Array(1_000_001)],
])('a statement is malformed when %s', (complaint, bytes) => {
  expect(complaintOf(bytes)).toBe(`The statement is malformed: ${complaint}.`);
});

const clean = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) =>
  value
    .normalize('NFC')
    .replace(/[\p{C}\u2028\u2029]/gu, '_')
    .normalize('NFC'),
);
const digest = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const number = fc.nat({ max: 1e9 });
const parts = fc.record({
  type: fc.constant('docket/statement/v1' as const),
  record: fc.record({ path: clean, revision: number.map((value) => value + 1), canon: fc.constant('text-v1' as const), sha256: digest }),
  protocol: fc.record({ id: clean, version: clean, sha256: digest }),
  release: fc.option(
    fc.record({
      product: clean,
      version: clean,
      candidate: fc.option(clean),
      tag: fc.option(clean),
      commit: fc.option(fc.constantFrom('1a'.repeat(20), '2b'.repeat(32))),
    }),
  ),
  evidence: fc.array(fc.record({ path: clean, bytes: number, sha256: digest }), { maxLength: 4 }),
  signer: fc.record({ principal: clean, printedName: clean.map((value) => `A${value}`), role: clean }),
  comment: clean,
  policy: fc.option(digest),
  sequence: number.map((value) => value + 1),
  previous: fc.option(digest),
});
const times = fc.constantFrom(
  { signedAt: '2026-03-02T10:00:00+11:00', zone: 'Australia/Sydney' },
  { signedAt: '2026-12-31T23:59:59.5Z', zone: 'UTC' },
);
const statements: fc.Arbitrary<Statement> = fc
  .tuple(parts, times, fc.constantFrom(...meanings))
  .map(([part, time, code]) => ({ ...part, ...time, meaning: { code, label: meaningLabels[code] }, declaration: declarations[code] }));

test('every statement is read as it was written, and no changed byte is passed over', () => {
  fc.assert(
    fc.property(statements, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, at, change) => {
      const bytes = Buffer.from(formatStatement(one));
      const parsed = parseStatement(bytes);
      expect(parsed.complaint).toBeNull();
      expect(parsed.statement).toEqual(one);
      const index = at % bytes.length;
      const bent = Buffer.from(bytes);
      bent[index] = (bent[index] ?? 0) ^ change;
      const again = parseStatement(bent);
      // What is read from other bytes is malformed, or another statement: never the same one.
      if (again.statement !== null) expect(formatStatement(again.statement)).not.toBe(bytes.toString());
    }),
    { numRuns: 2000, seed: 20_261_121 },
  );
});

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((json) => Buffer.from(`${json}\n`)),
      ),
      (bytes) => {
        expect(parseStatement(bytes).complaint).toMatch(/^The statement is malformed: .+\.$/s);
      },
    ),
    { numRuns: 2000, seed: 20_261_121 },
  );
});

test('deep nesting is refused, not overflowed', () => {
  expect(complaintOf(`${'['.repeat(400_000)}${']'.repeat(400_000)}\n`)).toContain('malformed');
  expect(complaintOf(`{"type":${'['.repeat(400_000)}${']'.repeat(400_000)}}\n`)).toContain('malformed');
});

test('the canonical text is the same whatever line ends, blanks and forms of letters a checkout leaves', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\n', 'é', 'e\u0301', '\uFEFF', '---', '\u00a0') }), (given) => {
      const once = formatCanonicalText(given);
      expect(formatCanonicalText(once)).toBe(once.startsWith('\uFEFF') ? once.slice(1) : once);
      expect(once).toBe(once.normalize('NFC'));
      expect(once.endsWith('\n') && !once.endsWith('\n\n')).toBe(true);
      const lf = given.replaceAll('\r', '');
      for (const bent of [
        lf.replaceAll('\n', '\r\n'),
        lf.replaceAll('\n', '\r'),
        lf.replaceAll('\n', ' \t\n'),
        `${lf}\n\n`,
        lf.normalize('NFD'),
      ]) {
        expect(formatCanonicalText(bent)).toBe(formatCanonicalText(lf));
      }
      expect(formatCanonicalText(`a${given}`)).not.toBe(formatCanonicalText(`b${given}`));
    }),
    { numRuns: 2000, seed: 20_261_121 },
  );
});
