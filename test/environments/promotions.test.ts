import { expect, test } from 'vitest';
import { makeFolder, makeRepository } from '../git-repository.ts';
import { makeSite } from './make-site.ts';

const promotions = { files: 'apps/{environment}.yaml', value: 'tag', environments: { prod: 'production', stage: 'staging' } };

function makeDeployments() {
  const deploy = makeRepository();
  const set = (files: Readonly<Record<string, string>>, date: string, message = 'Deploy') =>
    deploy.commit(message, {
      date,
      files: Object.fromEntries(Object.entries(files).map(([name, tag]) => [`apps/${name}.yaml`, `tag: ${tag}\n`])),
    });
  set({ stage: 'v1.0.0' }, '2026-01-12T10:00:00+00:00');
  set({ prod: 'v1.0.0' }, '2026-01-15T10:00:00+00:00');
  set({ stage: 'v1.1.0-rc.1' }, '2026-02-02T10:00:00+00:00');
  set({ prod: 'v1.1.1' }, '2026-04-02T10:00:00+00:00', 'Straight to production');
  set({ prod: 'v1.0.0' }, '2026-04-03T10:00:00+00:00', 'Go back: labels are blank');
  return deploy;
}

test('files of another repository say what runs where, and what skipped an environment', async () => {
  const site = makeSite();
  const deploy = makeDeployments();
  const book = await site.collect({ promotions: [{ repository: deploy.path, id: 'deploy', ...promotions }] });
  const [product] = book.environments;
  const shown = product?.environments.map(({ id, running, events }) => ({
    id,
    running: running.map(({ version, since }) => `${version} since ${since.at}`),
    events: events.map(({ kind, version, from, release, candidate, origin }) =>
      [kind, version, from, release, candidate, origin.repository].join(' '),
    ),
  }));
  expect(shown?.filter(({ events }) => events.length > 0)).toEqual([
    {
      id: 'staging',
      running: ['1.1.0-rc.1 since 2026-02-02T10:00:00+00:00'],
      events: ['deployed 1.1.0-rc.1 1.0.0 1.1.0 1.1.0-rc.1 deploy', 'deployed 1.0.0  1.0.0  deploy'],
    },
    {
      id: 'production',
      running: ['1.0.0 since 2026-04-03T10:00:00+00:00'],
      events: ['rolled-back 1.0.0 1.1.1 1.0.0  deploy', 'deployed 1.1.1 1.0.0 1.1.1  deploy', 'deployed 1.0.0  1.0.0  deploy'],
    },
  ]);
  expect(
    product?.findings.filter(({ kind }) => kind === 'environment-skipped').map(({ release, missing }) => [release, missing]),
  ).toContainEqual(['1.1.1', 'staging']);
  expect(book.problems.filter(({ code }) => code.startsWith('promotions'))).toEqual([]);
});

test('what reads one repository twice gives every event an id of its own', async () => {
  const site = makeSite();
  const source = { repository: makeDeployments().path, id: 'deploy', ...promotions };
  const book = await site.collect({ promotions: [source, { ...source, component: 'plug-in' }] });
  const ids = book.environments.flatMap(({ environments }) => environments.flatMap(({ events }) => events.map(({ id }) => id)));
  expect([ids.length, new Set(ids).size]).toEqual([10, 10]);
});

test('a repository of promotions that is not there is a problem, and the rest is read', async () => {
  const book = await makeSite().collect({
    promotions: [
      { repository: 'nowhere', ...promotions },
      { repository: 'lab', ...promotions },
    ],
  });
  expect(book.products[0]?.releases).toHaveLength(3);
  expect(
    book.problems.filter(({ code }) => code.startsWith('promotions')).map(({ code, place, message }) => [code, place.source, message]),
  ).toEqual([
    [
      'promotions-match-nothing',
      'lab',
      'No file in the history of `lab` matches `apps/{environment}.yaml`, so nothing is known of where `lab` went.',
    ],
    ['promotions-not-read', 'nowhere', 'Promotions of `lab` could not be read from `nowhere`: There is nothing at `nowhere`.'],
  ]);
});

test('a shallow clone says what was there at the cut, and not since when', async () => {
  const folder = makeFolder();
  makeRepository().git('clone', '-q', '--bare', '--depth', '1', `file://${makeDeployments().path}`, `${folder}/deploy.git`);
  const book = await makeSite().collect({ promotions: [{ repository: `${folder}/deploy.git`, ...promotions }] });
  const events = book.environments.flatMap(({ environments }) => environments.flatMap((each) => each.events));
  expect(events.map(({ environment, version, time }) => [environment, version, time])).toEqual([
    ['staging', '1.1.0-rc.1', { at: null, after: null, before: '2026-04-03T10:00:00+00:00' }],
    ['production', '1.0.0', { at: null, after: null, before: '2026-04-03T10:00:00+00:00' }],
  ]);
  expect(book.problems.filter(({ place }) => place.source === 'deploy').map(({ code }) => code)).toEqual(['shallow-repository']);
});
