import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRepository } from '../../../git-repository.ts';
import { often } from '../../../often.ts';
import { readSource } from '../../gitops-source.ts';

type Files = ReadonlyMap<string, string>;

/** Commits the files of each step; what the step before had and it has not is deleted. */
function makeHistory(steps: readonly Files[]) {
  const repository = makeRepository();
  const quote = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const stream = steps.map((files, at) => {
    const date = `${1_700_000_000 + at} +0000`;
    const written = [...files].map(([path, text]) => `M 100644 inline ${path}\n${quote(text)}`);
    return `commit refs/heads/main\nauthor Ada <a@b> ${date}\ncommitter Ada <a@b> ${date}\n${quote(`step ${at}`)}deleteall\n${written.join('')}\n`;
  });
  repository.feed(`${stream.join('')}done\n`, 'fast-import', '--quiet', '--done');
  return repository;
}

const version = fc.integer({ min: 1, max: 12 }).map((number) => `v${number}`);

test('what random files say is what a plain comparison of each commit with the one before says', async () => {
  const step = fc.dictionary(fc.constantFrom('a/web', 'a/base/web', 'b/web', 'b/api', 'c/x'), version, { maxKeys: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const history = steps.map((files) => new Map(Object.entries(files).map(([path, tag]) => [`env/${path}.yaml`, `tag: ${tag}\n`])));
      const { events } = await readSource(makeHistory(history), {
        files: ['env/{environment}/{application}.yaml', 'env/{environment}/base/{application}.yaml'],
        value: 'tag',
      });
      const expected = steps.flatMap((files, at) => {
        const [before, after] = [placesOf(steps[at - 1] ?? {}), placesOf(files)];
        return [...new Set([...before.keys(), ...after.keys()])].flatMap((place) => {
          const [from, to] = [before.get(place), after.get(place)];
          return from === to ? [] : [`${at} ${kindOf(from, to)} ${place} ${from ?? ''} ${to ?? ''}`];
        });
      });
      const found = events.map(({ kind, environment, components: [component], from, reason }) => {
        const to = kind === 'removed' ? '' : component?.version;
        return `${reason?.slice(5)} ${kind} ${environment}/${component?.name} ${(kind === 'removed' ? component?.version : from) ?? ''} ${to}`;
      });
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: often(6, 50) },
  );
});

/** Of the files of an environment, that of the first pattern; `c/x` is of no repository of the product. */
function placesOf(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const [path, tag] of Object.entries(files)) if (path === 'a/base/web') places.set('a/web', tag);
  for (const [path, tag] of Object.entries(files)) if (path !== 'a/base/web' && path !== 'c/x') places.set(path, tag);
  return places;
}

function kindOf(from: string | undefined, to: string | undefined): string {
  if (to === undefined) return 'removed';
  return from !== undefined && Number(to.slice(1)) < Number(from.slice(1)) ? 'rolled-back' : 'deployed';
}

test('rings of random members hold what the events of whole rings, shares and single instances add up to', async () => {
  const instances = ['i1', 'i2', 'i3', 'i4', 'i5'] as const;
  const step = fc.record(Object.fromEntries(instances.map((instance) => [instance, version])));
  const members = fc.uniqueArray(fc.constantFrom(...instances), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), members, async (steps, first) => {
      const second = instances.filter((instance) => !first.includes(instance));
      const lists = new Map([
        ['first.list', `${first.join('\n')}\n`],
        ['second.list', `${instances.join('\n')}\n`],
      ]);
      const history = steps.map((versions) => new Map([...lists, ['versions.json', JSON.stringify(versions)]]));
      const { events, sizes } = await readSource(makeHistory(history), {
        files: 'versions.json',
        keys: 'instance',
        members: { files: '{environment}.list', environments: ['first', 'second'] },
      });
      const held = new Map<string, string>();
      const rings = new Map([
        ['first', first],
        ['second', second],
      ]);
      let at = 0;
      for (const { environment, instance, share, components, reason } of events) {
        const number = Number(reason?.slice(5));
        // What the steps before said, all of their events have been seen.
        if (number > at) expect(Object.fromEntries(held)).toEqual(steps[number - 1]);
        at = number;
        const reached = instance !== null ? [instance] : share !== null ? share.sections : (rings.get(environment) ?? []);
        for (const each of reached) held.set(each, components[0]?.version ?? '');
      }
      expect(Object.fromEntries(held)).toEqual(steps.at(-1));
      expect(sizes.get('first')).toBe(first.length);
    }),
    { numRuns: often(6, 50) },
  );
});
