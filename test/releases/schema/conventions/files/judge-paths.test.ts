import { expect, test } from 'vitest';
import { judgePaths } from '../../../../../src/releases/schema/conventions/files/judge-paths.ts';

test.each([
  ['documentation', ['doc/en/index.rst', 'README.md', 'CHANGELOG.md']],
  ['documentation', ['changelog/12.bugfix.rst']],
  ['documentation', ['doc/conf.py', 'Makefile']],
  ['internal', ['src/test/java/org/example/DateTest.java', 'src/changes/changes.xml']],
  ['internal', ['.github/workflows/test.yml', 'docs/testing.md', 'test/run.sh']],
  ['internal', ['pom.xml']],
  ['dependencies', ['package.json', 'package-lock.json', 'CHANGELOG.md']],
  [null, ['package-lock.json', 'src/index.ts']],
  [null, ['web/app/components/docs/panel.tsx', 'README.md']],
  [null, ['docs.go']],
  [null, []],
])('%s is what these files have in common: %j', (kind, paths) => {
  expect(judgePaths(paths)).toBe(kind);
});
