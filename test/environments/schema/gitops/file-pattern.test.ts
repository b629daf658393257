import { expect, test } from 'vitest';
import { compileFilePattern, type KnownCaptures } from '../../../../src/environments/schema/gitops/file-pattern.ts';

const any: KnownCaptures = { environments: null, applications: null };
const tell = (pattern: string, path: string, known: Partial<KnownCaptures> = {}): string | null => {
  const found = compileFilePattern(pattern, { ...any, ...known }).match(path);
  return found === null ? null : `${found.environment}/${found.application}/${found.instance}`;
};

test.each([
  ['tags/{environment}/{application}', 'tags/prod/web', 'prod/web/null'],
  ['tags/{environment}/{application}', 'tags/prod/eu/web', null],
  ['tags/{environment}/{application}', 'old/tags/prod/web', null],
  ['tags/{environment}/{application}', 'tags//web', null],
  ['{environment}/{environment}.yaml', 'prod/prod.yaml', 'prod/null/null'],
  ['{environment}/{environment}.yaml', 'prod/test.yaml', null],
  ['{environment}/*.yaml', 'prod/a.yaml', 'prod/null/null'],
  ['{environment}/*.yaml', 'prod/a/b.yaml', null],
  ['**/{environment}.yaml', 'a/b/prod.yaml', 'prod/null/null'],
  ['**/{environment}.yaml', 'prod.yaml', 'prod/null/null'],
  ['{environment}/**', 'prod/a/b.yaml', 'prod/null/null'],
  ['a+(b).{environment}', 'a+(b).prod', 'prod/null/null'],
  ['a+(b).{environment}', 'aab.prod', null],
  ['a.yaml', 'a-yaml', null],
  ['{other}/{instance}', '{other}/eu-1', 'null/null/eu-1'],
  ['{environment}', 'x'.repeat(1000), `${'x'.repeat(1000)}/null/null`],
  ['{environment}', 'x'.repeat(1001), null],
])('%s of %s', (pattern, path, found) => {
  expect(tell(pattern, path)).toBe(found);
});

test('where names are known, no others fit', () => {
  const known = { environments: ['prod', 'a.b'], applications: ['web', ''] };
  const paths = ['prod/web', 'test/web', 'prod/api', 'prod/', 'a.b/web', 'axb/web'];
  expect(paths.map((path) => tell('{environment}/{application}', path, known))).toEqual([
    'prod/web/null',
    null,
    null,
    null,
    'a.b/web/null',
    null,
  ]);
  expect(tell('{environment}', 'prod', { environments: [] })).toBeNull();
  expect(tell('{environment}', 'prod/eu', { environments: ['prod/eu'] })).toBeNull();
});

test.each([
  ['{application}-{environment}.yaml', 'portal-api-prod.yaml', 'prod/portal-api/null'],
  ['{application}-{environment}.yaml', 'web-prod-eu.yaml', 'prod-eu/web/null'],
  ['{environment}-{application}.yaml', 'prod-eu-portal-api.yaml', 'prod-eu/portal-api/null'],
  ['{environment}-{application}.yaml', 'prod-portal-api.yaml', 'prod/portal-api/null'],
  ['{environment}-{instance}.yaml', 'prod-eu-1.yaml', 'prod-eu/null/1'],
  ['{environment}{instance}.yaml', 'production.yaml', 'prod/null/uction'],
])('%s of %s, where names have hyphens themselves', (pattern, path, found) => {
  expect(tell(pattern, path, { environments: ['prod', 'prod-eu'], applications: ['portal', 'portal-api', 'web'] })).toBe(found);
});

test.each([
  ['tags/{environment}/{application}', any, [':(top,glob)tags/*/*']],
  ['tags/a.yaml', any, [':(top,literal)tags/a.yaml']],
  ['**/[a]?.yaml', any, [':(top,glob)**/\\[a\\]\\?.yaml']],
  [
    '{environment}/{application}',
    { environments: ['prod', 'test'], applications: ['web'] },
    [':(top,literal)prod/web', ':(top,literal)test/web'],
  ],
  ['{environment}/{instance}', { environments: ['prod'], applications: ['web', 'api'] }, [':(top,glob)prod/*']],
  ['{environment}/{application}', { environments: ['pr*d'], applications: ['web'] }, [':(top,glob)*/web']],
  ['{environment}/{application}', { environments: ['pr\nd'], applications: null }, [':(top,glob)*/*']],
  ['{environment}', { environments: Array.from({ length: 201 }, (_, at) => `e${at}`), applications: null }, [':(top,glob)*']],
])('git is asked for %s of %j', (pattern, known, pathspecs) => {
  expect(compileFilePattern(pattern, known).pathspecs).toEqual(pathspecs);
});
