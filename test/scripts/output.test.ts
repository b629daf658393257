import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bookSchema } from '../../src/book/schema/book.ts';
import { makeFolder, makeRepository } from '../git-repository.ts';
import { docketFile } from './serve-docket.ts';
import { tryDocket } from './try-docket.ts';

function makeReleases(count: number): string {
  const repository = makeRepository();
  for (let minor = 0; minor < count; minor += 1) {
    repository.commit(`feat: step ${minor}`);
    repository.tag(`v1.${minor}.0`, `1.${minor}.0`);
  }
  return repository.path;
}

test('the Book on stdout is one JSON value that its schema accepts, and progress is not in it', () => {
  const { code, stdout, stderr } = tryDocket(makeFolder(), 'book', '--repository', makeReleases(3));
  expect(code).toBe(0);
  const book = bookSchema.parse(JSON.parse(stdout));
  expect(book.products.flatMap((product) => product.releases.map(({ version }) => version))).toEqual(['1.2.0', '1.1.0', '1.0.0']);
  expect(stderr).toMatch('3 commits, 3 tags');
});

test('one release of the Book is still a Book', () => {
  const repository = makeReleases(3);
  const { stdout } = tryDocket(makeFolder(), 'book', '--repository', repository, '--release', '1.1.0');
  expect(bookSchema.parse(JSON.parse(stdout)).products.flatMap((product) => product.releases.map(({ version }) => version))).toEqual([
    '1.1.0',
  ]);
  const { code, stderr } = tryDocket(makeFolder(), 'book', '--repository', repository, '--release', '9.9');
  expect(code).toBe(2);
  expect(stderr).toMatch(
    'docket: There is no release `9.9`.\n  hint: Write the version as the site does; the newest are `1.2.0`, `1.1.0`, `1.0.0`.\n',
  );
});

test('a reader that has seen enough is no failure', () => {
  const repository = makeReleases(60);
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', 'set -o pipefail; "$0" "$@" | head -c 10', process.execPath, docketFile, 'book', '--repository', repository],
    {
      cwd: makeFolder(),
      encoding: 'utf8',
    },
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: '{"schema":' });
  expect(stderr).not.toMatch(/docket:|EPIPE/);
});

test.runIf(existsSync('/dev/full'))('a full disk is one message', () => {
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', '"$0" "$@" > /dev/full', process.execPath, docketFile, 'book', '--repository', makeReleases(1)],
    {
      cwd: makeFolder(),
      encoding: 'utf8',
    },
  );
  expect(status).toBe(2);
  expect(stderr).toMatch(/docket: The disk is full\.\n {2}hint: Make room/);
});

test('check exits with 1 on an error and lists every problem for people and for machines', () => {
  const repository = makeReleases(1);
  const here = makeFolder();
  expect(tryDocket(here, 'check', '--repository', repository)).toMatchObject({ code: 0, stdout: 'no problems\n' });
  expect(JSON.parse(tryDocket(here, 'check', '--repository', repository, '--format', 'json').stdout)).toEqual([]);
});
