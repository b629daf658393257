import { expect, test } from 'vitest';
import type { RepositoryLook } from '../../../scripts/init/look-at-repository.ts';
import { proposeProject } from '../../../scripts/init/propose-project.ts';
import { listDeployedFiles } from '../../../scripts/init/propose-promotions.ts';
import { deriveProducts } from '../../../src/releases/schema/derive-products.ts';

interface Seen {
  readonly id?: string;
  readonly tags?: readonly string[];
  readonly year?: number;
  readonly branches?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/** What a glance at a repository shows, with folders for all that tags name. */
function look({ id = 'tool', tags = [], year = 2026, branches = [], files = {} }: Seen): RepositoryLook {
  const dated = tags.map((name) => ({ name, time: null }));
  return {
    given: `../${id}`,
    id,
    tags,
    years: new Map(tags.map((name) => [name, year])),
    branches,
    deployed: listDeployedFiles(Object.keys(files)),
    texts: new Map(Object.entries(files)),
    address: null,
    forge: null,
    products: deriveProducts({ tags: dated, id, name: id, repository: { id, path: `../${id}` }, folderOf: (component) => component }),
  };
}

const propose = (seen: Seen) => proposeProject([look(seen)]);

test.each([
  ['release branches', { tags: ['v1.0.0', 'v1.1.0'], branches: ['main', 'release-1.0', 'release-1.1'] }, 'release-{line}'],
  ['branches that end in .x', { tags: ['4.0.0', '10.1.0'], branches: ['4.x', '10.x', 'main'] }, '{line}.x'],
  ['a branch for an issue', { tags: ['26.1', '26.2'], branches: ['copilot/fix-13460', 'main'] }, undefined],
  ['a branch of somebody else', { tags: ['8.4.0', '8.5.0'], branches: ['tiny-tool-8.4'] }, undefined],
  ['a branch of a line that has no version', { tags: ['1.0.0'], branches: ['release-9.9'] }, undefined],
  ['a branch that a bot made for an image', { tags: ['1.0.0'], branches: ['update-image-tag/tool/v1'] }, undefined],
])('lines are proposed by %s or not', (_, seen, pattern) => {
  expect(propose(seen).repositories[0]?.repository.lineBranch).toBe(pattern);
});

test('the newest line is named, by number', () => {
  const { repositories } = propose({ tags: ['v1.9.0', 'v1.10.0'], branches: ['release-1.10', 'release-1.9'] });
  expect(repositories[0]?.seen).toContain('2 branches of lines, such as `release-1.10`.');
});

test.each([
  ['2024.07.04', 2024, true],
  ['26.2.1', 2026, true],
  ['26.2.1', 2021, false],
  ['3.4.5', 2026, false],
])('%s, tagged in %i: numbered by the calendar is %s', (version, year, expected) => {
  const { repositories } = propose({ tags: [version, `${version}.1`, `${version}.2`, `${version}.3`, `${version}.4`], year });
  expect(repositories[0]?.seen[0]?.includes('numbered by the calendar')).toBe(expected);
});

test('one tag of the whole among those of components is a slip, and components of a repository with versions are its parts', () => {
  const components = ['api', 'web'].flatMap((name) => Array.from({ length: 15 }, (_, at) => `${name}-v1.${at}.0`));
  expect(propose({ tags: ['v0.7.0', ...components] }).repositories.map(({ component }) => component?.id)).toEqual(['api', 'web']);
  const parts = propose({ tags: ['v1.0.0', 'v1.1.0', 'api/v1.0.0', 'api/v1.1.0'] });
  expect(parts.repositories.map(({ component }) => component)).toEqual([null]);
  expect(parts.repositories[0]?.seen[0]).toContain('2 tags of versions, such as `v1.1.0`');
});

const deploy = Object.fromEntries(
  ['staging', 'prod'].flatMap((environment) =>
    ['shop', 'till'].map((name) => [`tags/${environment}/${name}.yaml`, 'image_tag: v1.2.0\nautomatic: true\n']),
  ),
);

test('a GitOps repository alone is a product whose applications are all there are', () => {
  const { repositories, promotions, process, deployments } = propose({
    id: 'deploy',
    tags: ['chart-a-0.1.0', 'chart-a-0.2.0'],
    files: deploy,
  });
  expect(repositories.map(({ component }) => component)).toEqual([null]);
  expect(promotions).toEqual([
    {
      repository: '../deploy',
      files: 'tags/{environment}/{application}.yaml',
      value: 'image_tag',
      environments: { prod: 'production', staging: 'staging' },
      applications: 'all',
    },
  ]);
  expect(process).toBe('three-environments');
  expect(deployments[0]).toMatch(/^4 files fit `tags\/\{environment\}\/\{application\}.yaml`/);
});

test('beside the repository of a product it is none of its repositories', () => {
  const { repositories, promotions } = proposeProject([look({ id: 'shop', tags: ['v1.0.0'] }), look({ id: 'deploy', files: deploy })]);
  expect(repositories.map(({ repository }) => repository.path)).toEqual(['../shop']);
  expect(promotions.map(({ repository, applications }) => [repository, applications])).toEqual([['../deploy', undefined]]);
});

test.each([
  ['images:\n  - name: registry.example/shop\n    newTag: 2.1.0\n', 'images[].newTag'],
  ['image:\n  repository: registry.example/shop\n  tag: "1.4"\n', 'image.tag'],
  ['spec:\n  version: latest\n', undefined],
  ['a: &a [x, x]\nb: [*a, *a]\ntag: 1.0\n', undefined],
  ['tag: [\n', undefined],
])('the version of %j is at %s', (text, value) => {
  const files = Object.fromEntries(['dev', 'staging', 'prod', 'qa'].map((name) => [`overlays/${name}/kustomization.yaml`, text]));
  expect(propose({ files }).promotions[0]?.value).toBe(value);
});

test('an environment that no process has is said', () => {
  const files = Object.fromEntries(
    ['a', 'b', 'c'].flatMap((app) => ['integration', 'staging'].map((name) => [`image-tags/${name}/${app}`, 'tag: 1.0'])),
  );
  expect(propose({ files }).deployments[1]).toMatch('has an environment `integration`');
});
