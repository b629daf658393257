import { expect, test } from 'vitest';
import type { Checks, Snapshot } from '../../../../src/forges/schema/snapshot/snapshot.ts';
import { collectOnce } from '../../collect-once.ts';
import { gitlabForge } from '../../loopback/gitlab-forge.ts';
import { type Asked, startServer } from '../../loopback/start-server.ts';
import { makeWorld, type World, worldNow } from '../../loopback/world.ts';

async function serve(world: World, options: Parameters<typeof startServer>[1] = {}) {
  const { origin, requests } = await startServer(gitlabForge(world).answer, options);
  return { requests, once: { forge: 'gitlab', url: `${origin}/${world.project}` } };
}

const say = (checks: Checks) =>
  typeof checks === 'string' ? checks : checks.map(({ name, result }) => `${name} ${result}`).join(', ') || 'none';
const tell = ({ pulls }: Snapshot) =>
  pulls.map(({ number, mergeCommit, checks }) => `${number} ${mergeCommit?.[0] ?? '-'}: ${say(checks.head)}; ${say(checks.merge)}`);
const isPipelines = ({ body }: Asked) => JSON.stringify(body ?? '').includes('query Pipelines');

test('pipelines of a merge are told apart from those before it, whether it was a merge, a squash or a fast-forward', async () => {
  const world = makeWorld(10);
  Object.assign(world.pulls[0] ?? {}, { how: 'squash', mergeCheck: 'failure' });
  Object.assign(world.pulls[1] ?? {}, { how: 'fast-forward' });
  Object.assign(world.pulls[2] ?? {}, { mergeCheck: null });
  const { once, requests } = await serve(world);
  const { snapshot } = await collectOnce(once);
  expect(tell(snapshot)).toMatchInlineSnapshot(`
    [
      "1 c: pipeline success; pipeline failure",
      "2 a: pipeline success; pipeline success",
      "3 c: pipeline success; none",
      "4 c: pipeline success; pipeline success",
      "6 c: pipeline success; pipeline success",
      "7 -: pipeline success; none",
      "8 c: pipeline success; pipeline success, pipeline for v2.3.0 success",
      "9 c: pipeline success; pipeline success",
      "10 c: pipeline pending; pipeline success",
    ]
  `);
  // Only of the two without a merge commit the squash is asked for.
  expect(
    requests.filter(({ url }) => url.pathname.endsWith('/merge_requests')).map(({ url }) => url.searchParams.getAll('iids[]')),
  ).toEqual([['1', '2']]);
});

test('what the token may not see is not collected, which is not to say that there were no pipelines', async () => {
  const world = { ...makeWorld(4), pipelinesHidden: true };
  const { once, requests } = await serve(world);
  const { snapshot } = await collectOnce(once);
  expect(tell(snapshot)).toMatchInlineSnapshot(`
    [
      "1 c: not-collected; not-collected",
      "2 c: not-collected; not-collected",
      "3 c: not-collected; not-collected",
      "4 c: not-collected; not-collected",
    ]
  `);
  expect(requests.filter(isPipelines)).toEqual([]);

  // A token that lost its role takes nothing away that was collected before.
  world.pipelinesHidden = false;
  const seen = await collectOnce(once);
  world.pipelinesHidden = true;
  const hidden = await collectOnce({ ...once, before: seen.snapshot, all: true });
  expect(tell(hidden.snapshot)).toEqual(tell(seen.snapshot));
});

test('without the right to list merge requests by REST, nobody takes the last commit for that of a squash', async () => {
  const world = makeWorld(2);
  for (const pull of world.pulls) pull.how = 'squash';
  const { once } = await serve(world, { faultOf: ({ url }) => (url.pathname.endsWith('/merge_requests') ? { status: 403 } : null) });
  expect(tell((await collectOnce(once)).snapshot)).toMatchInlineSnapshot(`
    [
      "1 -: pipeline success; not-collected",
      "2 -: pipeline pending; not-collected",
    ]
  `);
});

test('a pipeline that had not ended is asked for again, one that ended long ago is not', async () => {
  const world = makeWorld(60);
  for (const pull of world.pulls) pull.issues = [];
  const [first] = world.pulls;
  Object.assign(first ?? {}, { mergeCheck: 'pending' });
  const { once, requests } = await serve(world);
  const { snapshot: found } = await collectOnce(once);
  const before = { ...found, source: { ...found.source, collectedAt: new Date(worldNow + 7 * 86_400_000).toISOString() } };
  Object.assign(first ?? {}, { mergeCheck: 'failure' });
  const at = requests.length;
  const { snapshot } = await collectOnce({ ...once, before });
  expect(tell(snapshot)[0]).toBe('1 c: pipeline success; pipeline failure');
  // The newest of all is asked for each time, since its own time is where the last collect ended.
  expect(
    requests
      .slice(at)
      .filter(isPipelines)
      .map(({ body }) => Object.keys(variablesOf(body)).filter((name) => name.startsWith('c')).length),
  ).toEqual([1, 1]);
});

test('pipelines that were deleted on the forge stay as they were collected', async () => {
  const world = makeWorld(6);
  const { once } = await serve(world);
  const before = await collectOnce(once);
  for (const pull of world.pulls.slice(0, 4)) Object.assign(pull, { mergeCheck: null, headCheck: null });
  const { snapshot } = await collectOnce({ ...once, before: before.snapshot, all: true });
  expect(tell(snapshot)).toEqual(tell(before.snapshot));
});

function variablesOf(body: unknown): object {
  return typeof body === 'object' && body !== null && 'variables' in body && typeof body.variables === 'object'
    ? (body.variables ?? {})
    : {};
}
