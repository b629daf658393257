import { expect, test } from 'vitest';
import { judgeStanding, type StandingFile } from '../../src/backports/schema/standing/judge-standing.ts';
import { readHunks } from '../../src/git/schema/patches/read-hunks.ts';

type Files = Readonly<Record<string, string | null>>;

/** Judges a patch by the files where it is looked for and by those of the line that has it; null is a file that cannot be read. */
function judge(
  patch: string,
  there: Files,
  {
    before = {},
    security = false,
    elsewhere = false,
  }: { readonly before?: Files; readonly security?: boolean; readonly elsewhere?: boolean | null } = {},
) {
  const open =
    (files: Files) =>
    (path: string): StandingFile => {
      const text = files[path];
      return text === undefined ? 'absent' : (text?.split('\n') ?? null);
    };
  const places = { there: open(there), before: open({ ...linesOf(patch), ...before }), isElsewhere: () => elsewhere };
  return judgeStanding(readHunks(patch.split('\n')), { ...places, security });
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

test('an equal or newer version of a dependency is no loss', () => {
  expect(judge(bump('1.21.0', '1.21.1'), { Dockerfile: 'ARG GO_VERSION=1.23.4' })).toBe('version');
  expect(judge(bump('1.21.0', '1.21.1', 'src/limits.c'), { 'src/limits.c': 'ARG GO_VERSION=1.23.4' })).toBe(null);
  expect(judge(bump('1.21.0', '1.21.1'), { Dockerfile: 'ARG GO_VERSION=1.20.7' })).toBe(null);
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
  const named = `${vendored}\n${bump('v1.0.0', 'v1.0.1', 'go.mod').replaceAll('ARG GO_VERSION=', 'example.org/queue ')}`;
  expect(judge(named, { 'vendor/queue/queue.c': 'old', 'go.mod': 'example.org/queue v1.0.2' })).toBe('version');
  expect(judge(named, { 'vendor/queue/queue.c': 'old', 'go.mod': 'x' })).toBe(null);
});

test('of a name that git quoted, and of a binary file, nothing is said', () => {
  expect(judge(fix.replace('a/src/queue.c b/src/queue.c', '"a/src/qu\\303\\251.c" "b/src/qu\\303\\251.c"'), {})).toBe(null);
  expect(judge('diff --git a/logo.png b/logo.png\nBinary files a/logo.png and b/logo.png differ', {})).toBe(null);
});

/** A patch of one file, of one place, by its lines. */
const patchOf = (path: string, ...lines: readonly string[]): string =>
  [`diff --git a/${path} b/${path}`, `--- a/${path}`, `+++ b/${path}`, '@@ -1,9 +1,9 @@', ...lines].join('\n');

test('equal lines elsewhere in the file are not the change: it belongs where it was made, as often as it is there', () => {
  const check = ['  if (queue == NULL || queue->closed) {', '    return queue_error(EBADF);', '  }'];
  const other = `int put(struct queue *queue) {\n${check.join('\n')}\n  append(queue);\n}\n`;
  const own = 'int take(struct queue *queue) {\n  shift(queue);\n}\n';
  const guarded = own.replace('  shift', `${check.join('\n')}\n  shift`);
  const patch = patchOf('q.c', ' int take(struct queue *queue) {', ...check.map((line) => `+${line}`), '   shift(queue);', ' }');
  expect(judge(patch, { 'q.c': own + other }, { before: { 'q.c': guarded + other } })).toBe(null);
  expect(judge(patch, { 'q.c': guarded + other }, { before: { 'q.c': guarded + other } })).toBe('here');
  // Another place, with nothing of what stood around it.
  expect(judge(patch, { 'q.c': own + other }, { before: { 'q.c': guarded } })).toBe(null);
});

test('what is only taken out is still there while a line of it is, or anything in its place', () => {
  const noted = patchOf('NEWS', ' 2.0.1', '+- the queue takes no bytes of closed files any more');
  const removal = patchOf('q.c', ' begin(queue);', '-read_closed(queue);', '-forget_closed(queue, 0);', ' end(queue);');
  const look = (text: string) =>
    judge(`${noted}\n${removal}`, { NEWS: '2.0.1\n- the queue takes no bytes of closed files any more', 'q.c': text });
  expect(look('begin(queue);\nend(queue);')).toBe('here');
  expect(look('begin(queue);\nread_closed(queue);\nend(queue);')).toBe(null);
  expect(look('begin(queue);\nread_closed(queue, 1);\nend(queue);')).toBe(null);
});

test('a file that is deleted is deleted, and no other than it was', () => {
  const noted = patchOf('NEWS', ' 2.0.1', '+- the page that showed all settings is gone for good');
  const deleted = 'diff --git a/all.php b/all.php\ndeleted file mode 100644\n--- a/all.php\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-phpinfo();';
  const news = { NEWS: '2.0.1\n- the page that showed all settings is gone for good' };
  expect(judge(`${noted}\n${deleted}`, news)).toBe('here');
  expect(judge(`${noted}\n${deleted}`, { ...news, 'all.php': 'phpinfo(INFO_ALL);' })).toBe(null);
});

test('where indentation means something it counts, and blanks between words do everywhere', () => {
  const lines = ['    for entry in entries:', '        release(entry)', '    return len(entries)'];
  const patch = patchOf('q.py', ' def drain(entries):', ...lines.map((line) => `+${line}`), '     # done with the queue');
  const file = (body: readonly string[]): Files => ({ 'q.py': ['def drain(entries):', ...body, '    # done with the queue'].join('\n') });
  expect(judge(patch, file(lines))).toBe('here');
  expect(judge(patch, file(lines.with(2, '        return len(entries)')))).toBe(null);
  const words = patchOf('q.js', ' begin();', "+  console.error('this queue is closed for good');", ' end();');
  expect(judge(words, { 'q.js': "begin();\nconsole.error('this queue isclosed for good');\nend();" })).toBe(null);
});

test('of a mode that changes and of lines too long to be read nothing is said', () => {
  const brought = { 'src/queue.c': 'before\n  if (queue->length > 0) {\n take_from(queue, 1);\n  }\nafter' };
  expect(judge(fix, brought)).toBe('here');
  expect(judge(fix.replace('index 1..2', 'old mode 100644\nnew mode 100755\nindex 1..2'), brought)).toBe(null);
  const long = patchOf('list.json', ' [', `+${'"entry",'.repeat(100).slice(0, 500)}`, ' ]');
  expect(judge(long, { 'list.json': '[\n]' }, { before: { 'list.json': '[\n]' } })).toBe(null);
});

test('a file that is not there may be renamed: where its code is, the change is missing', () => {
  expect(judge(fix, {}, { elsewhere: true })).toBe(null);
  expect(judge(fix, {}, { elsewhere: null })).toBe(null);
});

test('a number with a point is no version of anything, and a version that was set back has to be that one', () => {
  const set = (from: string, to: string): string => patchOf('app.yaml', ' queue:', `-  ${from}`, `+  ${to}`, ' end:');
  const look = (patch: string, line: string) => judge(patch, { 'app.yaml': `queue:\n  ${line}\nend:` });
  expect(look(set('timeout: 0.25', 'timeout: 0.5'), 'timeout: 0.25')).toBe(null);
  expect(look(set('timeout: 0.5', 'timeout: 2.5'), 'timeout: 2.25')).toBe(null);
  expect(look(set('address: 10.0.0.1', 'address: 10.0.0.2'), 'address: 10.0.0.3')).toBe(null);
  expect(look(set('most: 1048576', 'most: 2097152'), 'most: 4194304')).toBe(null);
  expect(look(set('image: queue:1.5.0', 'image: queue:1.4.9'), 'image: queue:1.6.0')).toBe(null);
  expect(look(set('image: queue:1.5.0', 'image: queue:1.4.9'), 'image: queue:1.4.9')).toBe('version');
  expect(look(set('image: queue:1.5', 'image: queue:1.6'), 'image: queue:1.7')).toBe('version');
  const digest = (version: string, sign: string): string => `image: queue:${version}@sha256:${sign.repeat(32)}`;
  expect(look(set(digest('1.5.0', 'a1'), digest('1.5.1', 'b2')), digest('1.5.2', 'c3'))).toBe('version');
});

test('a lock file alone tells of no version, nor does a file that names several in the same words', () => {
  const lock = patchOf('package-lock.json', ' {', '-  "version": "1.0.0",', '+  "version": "1.0.1",', ' }');
  expect(judge(lock, { 'package-lock.json': '{\n  "version": "2.0.0",\n}' })).toBe(null);
  const chart = lock.replaceAll('package-lock', 'charts');
  expect(judge(chart, { 'charts.json': '{\n  "version": "2.0.0",\n}' })).toBe('version');
  expect(judge(chart, { 'charts.json': '{\n  "version": "1.0.0",\n}\n{\n  "version": "2.0.0",\n}' })).toBe(null);
  const replaced = patchOf('go.mod', ' require (', '+replace example.org/queue => example.org/fork v1.0.1', ' )');
  expect(judge(replaced, { 'go.mod': 'require (\n)' })).toBe(null);
});

test('of modules of Go those that are used have to be equal or newer', () => {
  const patch = patchOf(
    'go.mod',
    ' require (',
    '-\texample.org/queue v1.0.0',
    '+\texample.org/queue v1.0.1',
    '+\t// Keeps the lock.',
    '+\texample.org/lock v0.2.0 // indirect',
    ' )',
  );
  const look = (...lines: readonly string[]) => judge(patch, { 'go.mod': lines.join('\n') }, { security: true });
  expect(look('require (', '\texample.org/queue v1.1.0 // indirect', ')', 'replace a => b v1.0.0')).toBe('version');
  expect(look('\texample.org/queue v1.1.0', '\texample.org/lock v0.1.9')).toBe(null);
  expect(look('\texample.org/queue v1.0.0', '\texample.org/lock v0.3.0')).toBe(null);
  expect(look('\texample.org/other v1.0.0')).toBe(null);
});

test('two functions that read alike need the lines twice, and of two lines taken out none may be left', () => {
  const check = '  if (queue == NULL || queue->closed) return queue_error(EBADF);';
  const [bare, guarded] = ['  lock(queue->mutex);\n  shift(queue);\n', `  lock(queue->mutex);\n${check}\n  shift(queue);\n`];
  const patch = patchOf('q.c', '   lock(queue->mutex);', `+${check}`, '   shift(queue);');
  expect(judge(patch, { 'q.c': guarded + bare }, { before: { 'q.c': guarded + guarded } })).toBe(null);
  expect(judge(patch, { 'q.c': guarded + guarded }, { before: { 'q.c': guarded + guarded } })).toBe('here');
  const swap = patchOf(
    'q.c',
    '   lock(queue->mutex);',
    '-  read_closed(queue);',
    '-  forget_closed(queue);',
    `+${check}`,
    '   shift(queue);',
  );
  expect(judge(swap, { 'q.c': `${guarded}  forget_closed(queue);` }, { before: { 'q.c': guarded } })).toBe(null);
  expect(judge(swap, { 'q.c': guarded }, { before: { 'q.c': guarded } })).toBe('here');
});
