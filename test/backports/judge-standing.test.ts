import { expect, test } from 'vitest';
import { judgeStanding, type StandingFile } from '../../src/backports/schema/judge-standing.ts';
import { readHunks } from '../../src/git/schema/patches/read-hunks.ts';

type Files = Readonly<Record<string, string | null>>;

/** Judges a patch by the files where it is looked for and by those of the line that has it; null is a file that cannot be read. */
function judge(
  patch: string,
  there: Files,
  { before = {}, security = false }: { readonly before?: Files; readonly security?: boolean } = {},
) {
  const open =
    (files: Files) =>
    (path: string): StandingFile => {
      const text = files[path];
      return text === undefined ? 'absent' : (text?.split('\n') ?? null);
    };
  return judgeStanding(readHunks(patch.split('\n')), { there: open(there), before: open({ ...linesOf(patch), ...before }), security });
}

/** What the line that has a change holds, where nothing came afterwards. */
function linesOf(patch: string): Files {
  return Object.fromEntries(
    readHunks(patch.split('\n')).map(({ path, hunks }) => [path ?? '', hunks.flatMap(({ added }) => added).join('\n')]),
  );
}

const fix = `diff --git a/src/queue.c b/src/queue.c
index 1..2 100644
--- a/src/queue.c
+++ b/src/queue.c
@@ -1,4 +1,6 @@
 before
-  take(queue);
+  if (queue->length > 0) {
+    take_from(queue, 1);
+  }
 after`;

const bump = (from: string, to: string, path = 'Dockerfile'): string => `diff --git a/${path} b/${path}
--- a/${path}
+++ b/${path}
@@ -1,2 +1,2 @@
-ARG GO_VERSION=${from}
+ARG GO_VERSION=${to}
 FROM scratch`;

test('a change whose lines all stand elsewhere was brought there by hand, white space aside', () => {
  const brought = 'x\n  if (queue->length > 0) {\n\n\t take_from(queue, 1);\n  }\ny';
  expect(judge(fix, { 'src/queue.c': brought })).toBe('here');
  expect(judge(fix, { 'src/queue.c': brought }, { security: true })).toBe('here');
});

test('it is missing where a line of it is, where they stand apart, or where what it took out still stands', () => {
  expect(judge(fix, { 'src/queue.c': '  if (queue->length > 0) {\n  }' })).toBe(null);
  expect(judge(fix, { 'src/queue.c': '  if (queue->length > 0) {\n  log();\n    take_from(queue, 1);\n  }' })).toBe(null);
  expect(judge(fix, { 'src/queue.c': '  if (queue->length > 0) {\n    take_from(queue, 1);\n  }\n  take(queue);' })).toBe(null);
});

test('few signs stand anywhere by chance', () => {
  const small = fix.replace(/\+ {2}if.*\n\+.*\n\+ {2}\}/, '+  return 1;');
  expect(judge(small, { 'src/queue.c': 'return 1;' })).toBe(null);
});

test('what changes only files that are not there is no loss; of something secure that is not said', () => {
  expect(judge(fix, {})).toBe('gone');
  expect(judge(fix, {}, { security: true })).toBe(null);
  expect(judge(fix, { 'src/queue.c': null })).toBe(null);
  expect(judge(fix.replace('index 1..2', 'new file mode 100644\nindex 0..2'), {})).toBe(null);
});

test('what later changes left nothing of where it was made is no loss; of something secure that is not said', () => {
  const before = { 'src/queue.c': 'quite another queue' };
  expect(judge(fix, { 'src/queue.c': 'old' }, { before })).toBe('overwritten');
  expect(judge(fix, { 'src/queue.c': 'old' }, { before, security: true })).toBe(null);
});

test('another version of a dependency is no loss', () => {
  expect(judge(bump('1.21.0', '1.21.1'), { Dockerfile: 'ARG GO_VERSION=1.23.4' })).toBe('version');
  expect(judge(bump('1.21.0', '1.21.1', 'src/limits.c'), { 'src/limits.c': 'ARG GO_VERSION=1.23.4' })).toBe(null);
});

test('a version that makes something secure is there where it is equal or newer wherever it is named', () => {
  const secure = (text: string) => judge(bump('1.21.0', '1.21.11'), { Dockerfile: text }, { security: true });
  expect(secure('ARG GO_VERSION=1.23.4')).toBe('version');
  expect(secure('ARG GO_VERSION=1.21.11')).toBe('version');
  expect(secure('ARG GO_VERSION=1.21.9')).toBe(null);
  expect(secure('ARG GO=1.23.4')).toBe(null);
  const two = `${bump('1.21.0', '1.21.11')}\n${bump('1.21.0', '1.21.11', 'ci/Dockerfile')}`;
  expect(judge(two, { Dockerfile: 'ARG GO_VERSION=1.23.4', 'ci/Dockerfile': 'ARG GO_VERSION=1.20' }, { security: true })).toBe(null);
  expect(judge(two, { Dockerfile: 'ARG GO_VERSION=1.23.4' }, { security: true })).toBe('version');
});

test('what is copied from others counts as a version only beside the file that names it', () => {
  const vendored = fix.replaceAll('src/queue.c', 'vendor/queue/queue.c');
  expect(judge(vendored, { 'vendor/queue/queue.c': 'old' })).toBe(null);
  const named = `${vendored}\n${bump('1.0.0', '1.0.1', 'go.mod')}`;
  expect(judge(named, { 'vendor/queue/queue.c': 'old', 'go.mod': 'x' })).toBe('version');
});

test('of a name that git quoted, and of a binary file, nothing is said', () => {
  expect(judge(fix.replace('a/src/queue.c b/src/queue.c', '"a/src/qu\\303\\251.c" "b/src/qu\\303\\251.c"'), {})).toBe(null);
  expect(judge('diff --git a/logo.png b/logo.png\nBinary files a/logo.png and b/logo.png differ', {})).toBe(null);
});
