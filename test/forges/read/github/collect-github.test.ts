import { expect, test } from 'vitest';
import { z } from 'zod';
import { often } from '../../../often.ts';
import { collectOnce } from '../../collect-once.ts';
import { githubForge } from '../../loopback/github-forge.ts';
import { type Answer, type Asked, startServer } from '../../loopback/start-server.ts';
import { makeWorld, type World, worldNow } from '../../loopback/world.ts';

async function serve(world: World, spoil: (asked: Asked, answer: () => Promise<Answer>) => Promise<Answer> = (_, answer) => answer()) {
  const forge = githubForge(world);
  const server = await startServer((asked) => spoil(asked, () => forge.answer(asked)));
  return { ...server, points: forge.points, url: `${server.origin}/${world.project}` };
}

test('a pull request arrives with all that GitHub knows of it', async () => {
  const world = makeWorld(12);
  const { url } = await serve(world);
  const { snapshot } = await collectOnce({ forge: 'github', url });
  expect(snapshot.pulls.map(({ number, state }) => `${number} ${state}`)).toEqual(
    world.pulls.filter(({ state }) => state !== 'closed').map(({ number, state }) => `${number} ${state}`),
  );
  expect(snapshot.pulls.find(({ number }) => number === 6)).toMatchInlineSnapshot(`
    {
      "author": {
        "bot": false,
        "login": "alice",
        "name": "ALICE",
      },
      "base": {
        "branch": "main",
        "commit": "b000000000000000000000000000000000000006",
      },
      "body": [
        "Why.",
        "",
        "\`\`\`release-note",
        "Things are number 6.",
        "\`\`\`",
      ],
      "checks": {
        "head": [
          {
            "at": "2026-11-01T10:04:00Z",
            "name": "ci/other",
            "result": "success",
            "url": null,
          },
          {
            "at": "2026-11-01T10:05:00Z",
            "name": "test",
            "result": "success",
            "url": "https://forge.example/run",
          },
        ],
        "merge": [
          {
            "at": "2026-11-01T10:04:00Z",
            "name": "ci/other",
            "result": "success",
            "url": null,
          },
          {
            "at": "2026-11-01T10:05:00Z",
            "name": "test",
            "result": "success",
            "url": "https://forge.example/run",
          },
        ],
      },
      "createdAt": "2026-11-30T00:30:00Z",
      "cut": [],
      "decision": "approved",
      "draft": false,
      "first": false,
      "head": {
        "branch": "thing-6",
        "commit": "a000000000000000000000000000000000000006",
        "project": null,
      },
      "issues": [],
      "labels": [
        "area/api",
        "kind/bug",
      ],
      "mergeCommit": "c000000000000000000000000000000000000006",
      "mergedAt": "2026-11-30T01:00:00Z",
      "mergedBy": {
        "bot": false,
        "login": "dave",
        "name": "DAVE",
      },
      "milestone": null,
      "number": 6,
      "reviews": [
        {
          "at": "2026-11-30T00:30:00Z",
          "by": {
            "bot": false,
            "login": "carol",
            "name": "CAROL",
          },
          "commit": "a000000000000000000000000000000000000006",
          "state": "approved",
        },
        {
          "at": "2026-11-30T00:30:00Z",
          "by": {
            "bot": false,
            "login": "dave",
            "name": "DAVE",
          },
          "commit": "a000000000000000000000000000000000000006",
          "state": "approved",
        },
      ],
      "state": "merged",
      "title": "Add thing 6",
      "updatedAt": "2026-11-30T01:01:00Z",
    }
  `);
  expect({ ...snapshot, source: { ...snapshot.source, host: 'HOST' }, pulls: snapshot.pulls.length }).toMatchInlineSnapshot(`
    {
      "deployments": [
        {
          "by": {
            "bot": false,
            "login": "alice",
            "name": "ALICE",
          },
          "commit": "c000000000000000000000000000000000000001",
          "createdAt": "2026-11-21T10:00:00Z",
          "environment": "production",
          "id": "D_7",
          "ref": "v2.3.0",
          "reviews": [
            {
              "at": null,
              "by": {
                "bot": false,
                "login": "erin",
                "name": "ERIN",
              },
              "comment": "Go",
              "state": "approved",
            },
          ],
          "statuses": [
            {
              "at": "2026-11-21T10:01:00Z",
              "by": {
                "bot": false,
                "login": "alice",
                "name": "ALICE",
              },
              "state": "in-progress",
              "url": null,
            },
            {
              "at": "2026-11-21T10:05:00Z",
              "by": {
                "bot": false,
                "login": "alice",
                "name": "ALICE",
              },
              "state": "success",
              "url": null,
            },
          ],
        },
      ],
      "freezes": "not-collected",
      "milestones": [
        {
          "closedAt": null,
          "dueOn": null,
          "openIssues": 0,
          "state": "closed",
          "title": "2.2",
        },
        {
          "closedAt": null,
          "dueOn": "2026-12-01T00:00:00Z",
          "openIssues": 3,
          "state": "open",
          "title": "2.3",
        },
      ],
      "pulls": 11,
      "releases": [
        {
          "assets": [],
          "author": {
            "bot": false,
            "login": "alice",
            "name": null,
          },
          "draft": false,
          "name": "v2.2.0",
          "prerelease": false,
          "publishedAt": "2026-10-20T10:00:00Z",
          "tag": "v2.2.0",
        },
        {
          "assets": [
            {
              "digest": "sha256:abababababababababababababababababababababababababababababababab",
              "name": "portal.tgz",
              "size": 1234,
              "url": "https://forge.example/portal.tgz",
            },
          ],
          "author": {
            "bot": false,
            "login": "alice",
            "name": null,
          },
          "draft": false,
          "name": "v2.3.0",
          "prerelease": false,
          "publishedAt": "2026-11-20T10:00:00Z",
          "tag": "v2.3.0",
        },
      ],
      "schema": "docket/pulls/v1",
      "source": {
        "collectedAt": "2026-11-30T12:00:00Z",
        "forge": "github",
        "host": "HOST",
        "project": "portal-lab/portal-api",
        "upTo": "2026-11-30T11:00:00Z",
      },
    }
  `);
});

test('thousands of pull requests arrive in order for at most six points and a request for each hundred', async () => {
  const count = often(1000, 5000);
  const world = makeWorld(count);
  const { url, requests, points } = await serve(world);
  const { snapshot } = await collectOnce({ forge: 'github', url });
  expect(snapshot.pulls.map(({ number }) => number)).toEqual(
    world.pulls.filter(({ state }) => state !== 'closed').map(({ number }) => number),
  );
  expect(requests.length).toBeLessThanOrEqual(10 + count / 100);
  expect(points()).toBeLessThanOrEqual((count / 100) * 6);
});

test('a second collect asks only for what is new, and takes out what was closed', async () => {
  const world = makeWorld(500);
  const { url, requests } = await serve(world);
  const first = await collectOnce({ forge: 'github', url });
  const [seventh, eighth] = [world.pulls[6], world.pulls[7]];
  if (!seventh || !eighth) throw new Error('There are too few pull requests.');
  seventh.state = 'closed';
  seventh.updatedAt = '2026-11-30T11:30:00Z';
  eighth.labels = ['kind/feature'];
  eighth.updatedAt = '2026-11-30T11:31:00Z';
  const before = requests.length;
  const second = await collectOnce({ forge: 'github', url, before: first.snapshot });
  const changed = second.snapshot.pulls.filter(
    (pull) => !first.text.includes(`"number": ${pull.number},\n`) || pull.labels.includes('kind/feature'),
  );
  expect(changed.map(({ number }) => number)).toEqual([8]);
  expect(second.snapshot.pulls.some(({ number }) => number === 7)).toBe(false);
  // Unfinished checks, two rounds of what changed, milestones, releases, deployments.
  expect(requests.length - before).toBeLessThanOrEqual(6);
  expect((await collectOnce({ forge: 'github', url, before: second.snapshot })).text).toBe(second.text);
});

test('checks that had not ended are asked for again, though the pull request did not change', async () => {
  const world = makeWorld(3);
  const { url } = await serve(world);
  const first = await collectOnce({ forge: 'github', url });
  const last = world.pulls[2];
  if (!last) throw new Error('There are too few pull requests.');
  last.headCheck = 'failure';
  const { snapshot } = await collectOnce({ forge: 'github', url, before: first.snapshot });
  expect([first.snapshot, snapshot].map(({ pulls }) => pulls[2]?.checks.head)).toMatchObject([
    [{ name: 'ci/other' }, { name: 'test', result: 'pending' }],
    [{ name: 'ci/other' }, { name: 'test', result: 'failure' }],
  ]);
});

test('checks that GitHub has deleted have expired, and those that were collected before stay', async () => {
  const world = makeWorld(2);
  const { url } = await serve(world);
  const first = await collectOnce({ forge: 'github', url });
  for (const pull of world.pulls) {
    pull.headCheck = null;
    pull.mergeCheck = null;
    pull.updatedAt = '2026-11-30T11:30:00Z';
    pull.mergedAt = '2024-11-30T11:30:00Z';
  }
  const later = await collectOnce({ forge: 'github', url, before: first.snapshot });
  const fresh = await collectOnce({ forge: 'github', url });
  expect(later.snapshot.pulls.map(({ checks }) => checks)).toEqual(first.snapshot.pulls.map(({ checks }) => checks));
  expect(fresh.snapshot.pulls.map(({ checks }) => checks)).toEqual([
    { head: 'expired', merge: 'expired' },
    { head: 'expired', merge: 'expired' },
  ]);
});

test('what people do while pages are read is not missed', async () => {
  const world = makeWorld(350);
  let asked = 0;
  const { url } = await serve(world, async (_, answer) => {
    asked += 1;
    // Somebody labels the first and opens another while the third page is read.
    if (asked === 4) {
      const [first] = world.pulls;
      if (first) Object.assign(first, { labels: ['late'], updatedAt: '2026-11-30T11:50:00Z' });
      for (const pull of makeWorld(351).pulls.slice(350)) world.pulls.push({ ...pull, updatedAt: '2026-11-30T11:51:00Z' });
    }
    return answer();
  });
  const { snapshot } = await collectOnce({ forge: 'github', url });
  expect(snapshot.pulls[0]?.labels).toEqual(['late']);
  expect(snapshot.pulls.at(-1)?.number).toBe(351);
  expect(snapshot.pulls).toHaveLength(world.pulls.filter(({ state }) => state !== 'closed').length);
});

test('a page that GitHub cannot answer for is asked for in smaller parts', async () => {
  const world = makeWorld(130);
  const { url } = await serve(world, async (asked, answer) => {
    const body = z.object({ variables: z.object({ first: z.number().default(0) }) }).safeParse(asked.body);
    return (body.data?.variables.first ?? 0) > 50 ? { status: 502, body: '<html>Bad gateway</html>' } : answer();
  });
  const { snapshot, waits } = await collectOnce({ forge: 'github', url });
  expect(snapshot.pulls).toHaveLength(world.pulls.filter(({ state }) => state !== 'closed').length);
  expect(waits.slice(0, 2)).toEqual([1, 2]);
});

test('a token that may not see checks leaves them out, and says so', async () => {
  const world = makeWorld(2);
  const { url } = await serve(world, async (_, answer) => {
    const { body, ...rest } = await answer();
    const text = JSON.stringify(body);
    const parsed: unknown = JSON.parse(JSON.stringify(body), (key, value: unknown) => (key === 'statusCheckRollup' ? null : value));
    const errors = [
      {
        type: 'FORBIDDEN',
        message: 'Resource not accessible by personal access token',
        path: ['repository', 'pullRequests', 'nodes', 0, 'statusCheckRollup'],
      },
    ];
    return { ...rest, body: text.includes('pullRequests') && typeof parsed === 'object' ? { ...parsed, errors } : body };
  });
  const { snapshot } = await collectOnce({ forge: 'github', url });
  expect(snapshot.pulls.map(({ checks }) => checks.head)).toEqual(['not-collected', 'not-collected']);
});

test('a limit that is reached is waited for as GitHub asks', async () => {
  const world = makeWorld(250);
  let limited = 0;
  const { url } = await serve(world, async ({ index }, answer) => {
    if (index === 1 && limited++ === 0)
      return {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(worldNow / 1000 + 600) },
        body: { message: 'API rate limit exceeded' },
      };
    if (index === 3 && limited++ === 1)
      return { status: 403, headers: { 'retry-after': '30' }, body: { message: 'You have exceeded a secondary rate limit' } };
    if (index === 5 && limited++ === 2)
      return {
        status: 200,
        headers: { 'x-ratelimit-reset': String(worldNow / 1000 + 60) },
        body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      };
    return answer();
  });
  const { snapshot, waits } = await collectOnce({ forge: 'github', url });
  expect(waits).toEqual([601, 30, 61]);
  expect(snapshot.pulls).toHaveLength(world.pulls.filter(({ state }) => state !== 'closed').length);
});
