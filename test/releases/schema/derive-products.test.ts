import { expect, test } from 'vitest';
import { deriveProducts } from '../../../src/releases/schema/derive-products.ts';

/** The products that tags tell, with what they count. */
function derive(tags: readonly string[], folders: readonly string[] = []) {
  const products = deriveProducts({
    tags: tags.map((name, index) => ({ name, time: index })),
    id: 'mono',
    name: 'Mono',
    repository: { path: '../mono', branch: 'trunk' },
    folderOf: (component) => folders.find((folder) => folder === component || folder.endsWith(`/${component}`)) ?? null,
  });
  return products.map(({ id, name, repositories }) => ({ id, name, repositories }));
}

const whole = { id: 'mono', name: 'Mono', repositories: [{ path: '../mono', branch: 'trunk' }] };

test('each form of component tag makes a product, with its folder where there is one', () => {
  const tags = ['api/v1.2.0', 'api/v1.3.0', 'client-v2.0.0', 'client-v2.1.0', 'pkg@1.0.0', 'pkg@1.1.0'];
  expect(derive(tags, ['services/api', 'pkg'])).toEqual([
    { id: 'api', name: 'Mono: api', repositories: [{ path: '../mono', branch: 'trunk', tags: ['api/v*'], paths: ['services/api'] }] },
    { id: 'client', name: 'Mono: client', repositories: [{ path: '../mono', branch: 'trunk', tags: ['client-v*'] }] },
    { id: 'pkg', name: 'Mono: pkg', repositories: [{ path: '../mono', branch: 'trunk', tags: ['pkg@*'], paths: ['pkg'] }] },
  ]);
});

test('plain versions beside component tags keep the product of the whole repository, first', () => {
  expect(derive(['v1.0.0', 'api/v1.2.0', 'api/v1.3.0'], ['api']).map(({ id }) => id)).toEqual(['mono', 'api']);
});

test('a product whose folder is not known says that it holds the changes of the whole repository', () => {
  const products = deriveProducts({
    tags: ['api/v1.0.0', 'api/v1.1.0', 'web/v1.0.0', 'web/v1.1.0'].map((name, index) => ({ name, time: index })),
    id: 'mono',
    name: 'Mono',
    repository: { path: '../mono' },
    folderOf: (component) => (component === 'api' ? 'api' : null),
  });
  expect(products.map(({ id, description }) => [id, description])).toEqual([
    ['api', undefined],
    ['web', 'Which folder this component is in is not known, so its releases hold the changes of the whole repository.'],
  ]);
});

test('one tag of a component is not enough', () => {
  expect(derive(['v1.0.0', 'api/v1.2.0'], ['api'])).toEqual([whole]);
});

test("a project's own name before its versions is no component, unless a folder has it", () => {
  expect(derive(['jq-1.6', 'jq-1.7'])).toEqual([whole]);
  expect(derive(['jq-1.6', 'jq-1.7'], ['jq']).map(({ id }) => id)).toEqual(['jq']);
});

test('two ways to write the tags of one component are one product', () => {
  expect(derive(['api/v1.0.0', 'api-1.1.0', 'web/v1.0.0', 'web/v1.1.0']).map(({ repositories }) => repositories[0]?.tags)).toEqual([
    ['api-*', 'api/v*'],
    ['web/v*'],
  ]);
});

test('components whose names differ only in signs get ids of their own, and no id of the repository', () => {
  const tags = ['@x/a@1.0.0', '@x/a@1.1.0', 'x-a@1.0.0', 'x-a@1.1.0', 'mono@1.0.0', 'mono@1.1.0'];
  expect(derive(tags).map(({ id }) => id)).toEqual(['x-a', 'mono-2', 'x-a-2']);
});

test('without versions there is the whole repository', () => {
  expect(derive(['nightly'])).toEqual([whole]);
  expect(derive([])).toEqual([whole]);
});

test('beside versions of the whole, a component that has no folder is no product', () => {
  const tags = ['v1.0.0', 'v1.1.0', 'gui-0.1.0', 'gui-0.2.0'];
  expect(derive(tags).map(({ id }) => id)).toEqual(['mono']);
  expect(derive(tags, ['gui']).map(({ id }) => id)).toEqual(['mono', 'gui']);
});

test('in a repository of packages, one that goes on where the versions without a name end is a product of its own; alone it is the whole', () => {
  const tags = ['0.1.0', '0.1.1', 'oar-0.2.0', 'oar-0.3.0'];
  expect(derive(tags, ['oar']).map(({ id }) => id)).toEqual(['mono']);
  const more = [...tags, 'sail-1.0.0', 'sail-1.1.0', 'hull-1.0.0', 'hull-1.1.0'];
  expect(derive(more, ['oar', 'sail', 'hull']).map(({ id }) => id)).toEqual(['mono', 'hull', 'oar', 'sail']);
});
