import { expect, test } from 'vitest';
import { parseNote } from '../../../src/git-notes/schema/parse-note.ts';

test('roles are read as trailers and as Gerrit writes them, with spaces before them, and votes against name nobody', () => {
  const text = [
    '  Reviewed-by: Mira Okonkwo <mira@example.org>',
    'acked-by:  Jo',
    'Approved-by: Al',
    'Tested-by: Lin <lin@example.org> on eu-1',
    'Verified-by: Sam',
    'Code-Review+2: Kim <kim@example.org>',
    'Verified+1: Bot',
    'Code-Review-1: Ann',
    'Signed-off-by: Bo',
    'He was Reviewed-by: nobody',
    'Reviewed-by:',
  ].join('\n');
  const { reviewers, lines, cut } = parseNote(text);
  expect(reviewers.map(({ role, name }) => `${role} ${name}`)).toEqual([
    'Reviewed-by Mira Okonkwo',
    'acked-by Jo',
    'Approved-by Al',
    'Tested-by Lin on eu-1',
    'Verified-by Sam',
    'Code-Review+2 Kim',
    'Verified+1 Bot',
  ]);
  expect([lines.length, lines[0], lines.at(-1), cut]).toEqual([11, '  Reviewed-by: Mira Okonkwo', 'Reviewed-by:', false]);
});

test('sixty lines of five hundred characters are kept, without empty ones around them', () => {
  const many = Array.from({ length: 61 }, (_, at) => `line ${at + 1}`);
  expect(parseNote(many.join('\r\n'))).toEqual({ lines: many.slice(0, 60), reviewers: [], cut: true });
  expect(parseNote(`\n\n${many.slice(0, 60).join('\r')}\n\n`)).toEqual({ lines: many.slice(0, 60), reviewers: [], cut: false });
  expect(parseNote(`${'x'.repeat(500)}\n\n\n\n\nend   `)).toEqual({ lines: ['x'.repeat(500), '', 'end'], reviewers: [], cut: false });
  expect(parseNote(`${'x'.repeat(501)}`)).toEqual({ lines: ['x'.repeat(500)], reviewers: [], cut: true });
  expect(parseNote(`${'x'.repeat(499)}😀`).lines[0]).toBe(`${'x'.repeat(499)}\ufffd`);
});

test('a password in an address is not kept', () => {
  expect(parseNote('See https://user:secret@forge.example/x').lines[0]).not.toContain('secret');
});
