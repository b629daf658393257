import { expect, test } from 'vitest';
import { openForge } from '../../../src/forges/read/open-forge.ts';
import { forgeIds } from '../../../src/forges/schema/known-forges.ts';
import { often } from '../../often.ts';
import { collectOnce } from '../collect-once.ts';
import { giteaForge } from '../loopback/gitea-forge.ts';
import { githubForge } from '../loopback/github-forge.ts';
import { gitlabForge } from '../loopback/gitlab-forge.ts';
import { type Answer, type Asked, startServer } from '../loopback/start-server.ts';
import { makeWorld, type World, worldNow } from '../loopback/world.ts';

const forges: Readonly<Record<string, (world: World) => { readonly answer: (asked: Asked) => Promise<Answer> }>> = {
  github: githubForge,
  gitlab: gitlabForge,
  gitea: giteaForge,
};

async function serve(forge: string, world: World, during: (asked: Asked) => void = () => {}) {
  const { answer } = forges[forge]?.(world) ?? { answer: async () => ({}) };
  const { origin, requests } = await startServer((asked) => {
    during(asked);
    return answer(asked);
  });
  return { requests, url: `${origin}/${world.project}` };
}

test('every forge that is collected from is played here, and says what a token must be allowed', () => {
  const io = { now: () => 0, sleep: async () => {}, random: () => 0 };
  const opened = forgeIds.flatMap((forge) => {
    const found = openForge({ forge, url: 'https://forge.example/owner/name', token: null, variable: 'DOCKET_TOKEN' }, io);
    return found === null ? [] : [{ forge, scopes: found.asked.scopes }];
  });
  expect(opened.map(({ forge }) => forge).toSorted()).toEqual(Object.keys(forges).toSorted());
  expect(opened.filter(({ scopes }) => scopes === '')).toEqual([]);
});

const wanted = (world: World) => world.pulls.filter(({ state }) => state !== 'closed').map(({ number }) => number);

test('a merge request arrives with what GitLab knows of it', async () => {
  const { url } = await serve('gitlab', makeWorld(12));
  const { snapshot } = await collectOnce({ forge: 'gitlab', url });
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
            "at": null,
            "name": "pipeline",
            "result": "success",
            "url": null,
          },
        ],
        "merge": [
          {
            "at": "2026-11-01T10:05:00Z",
            "name": "pipeline",
            "result": "success",
            "url": null,
          },
        ],
      },
      "createdAt": "2026-11-30T00:30:00Z",
      "cut": [],
      "decision": "approved",
      "draft": false,
      "first": null,
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
          "commit": null,
          "state": "approved",
        },
        {
          "at": "2026-11-30T00:30:00Z",
          "by": {
            "bot": false,
            "login": "dave",
            "name": "DAVE",
          },
          "commit": null,
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
          "id": "7",
          "ref": "v2.3.0",
          "reviews": "not-collected",
          "statuses": [
            {
              "at": "2026-11-21T10:05:00Z",
              "by": null,
              "state": "success",
              "url": null,
            },
          ],
        },
      ],
      "freezes": [
        {
          "end": "0 8 * * 1",
          "start": "0 23 * * 5",
          "zone": "Australia/Melbourne",
        },
      ],
      "milestones": [
        {
          "closedAt": null,
          "dueOn": null,
          "openIssues": null,
          "state": "closed",
          "title": "2.2",
        },
        {
          "closedAt": null,
          "dueOn": "2026-12-01T00:00:00Z",
          "openIssues": null,
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
            "name": "ALICE",
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
              "digest": null,
              "name": "portal.tgz",
              "size": null,
              "url": "https://forge.example/portal.tgz",
            },
          ],
          "author": {
            "bot": false,
            "login": "alice",
            "name": "ALICE",
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
        "forge": "gitlab",
        "host": "HOST",
        "project": "portal-lab/portal-api",
        "upTo": "2026-11-30T11:00:00Z",
      },
    }
  `);
});

test('a pull request arrives with what Gitea knows of it', async () => {
  const { url } = await serve('gitea', makeWorld(12));
  const { snapshot } = await collectOnce({ forge: 'gitea', url });
  expect(snapshot.pulls.find(({ number }) => number === 6)).toMatchInlineSnapshot(`
    {
      "author": {
        "bot": false,
        "login": "alice",
        "name": null,
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
            "at": "2026-11-01T10:05:00Z",
            "name": "ci/merge",
            "result": "success",
            "url": null,
          },
          {
            "at": "2026-11-01T10:05:00Z",
            "name": "ci/test",
            "result": "success",
            "url": null,
          },
        ],
        "merge": [
          {
            "at": "2026-11-01T10:05:00Z",
            "name": "ci/merge",
            "result": "success",
            "url": null,
          },
          {
            "at": "2026-11-01T10:05:00Z",
            "name": "ci/test",
            "result": "success",
            "url": null,
          },
        ],
      },
      "createdAt": "2026-11-30T00:30:00Z",
      "cut": [],
      "decision": null,
      "draft": false,
      "first": null,
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
        "name": null,
      },
      "milestone": null,
      "number": 6,
      "reviews": [
        {
          "at": "2026-11-30T00:30:00Z",
          "by": {
            "bot": false,
            "login": "carol",
            "name": null,
          },
          "commit": "a000000000000000000000000000000000000006",
          "state": "approved",
        },
        {
          "at": "2026-11-30T00:30:00Z",
          "by": {
            "bot": false,
            "login": "dave",
            "name": null,
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
      "deployments": "not-collected",
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
              "digest": null,
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
        "forge": "gitea",
        "host": "HOST",
        "project": "portal-lab/portal-api",
        "upTo": "2026-11-30T11:00:00Z",
      },
    }
  `);
});

test.each(['gitlab', 'gitea'])(
  'issues that a pull request closes arrive from %s with their states, and later states replace them',
  async (forge) => {
    const world = makeWorld(40);
    const other = world.pulls[17];
    if (!other) throw new Error('There are too few pull requests.');
    other.body = 'Closes elsewhere/app#7. Fixes #999999.';
    const { url } = await serve(forge, world);
    const first = await collectOnce({ forge, url });
    const tell = ({ pulls }: typeof first.snapshot) =>
      pulls
        .filter(({ issues, cut }) => issues.length + cut.length > 0)
        .map(
          ({ number, issues, cut }) => `${number}: ${issues.map((each) => `${each.number} ${each.title}, ${each.state}`).join()} ${cut}`,
        );
    expect(tell(first.snapshot)).toEqual([
      '9: 100009 Thing 9 is missing, closed ',
      '18: 100018 Thing 18 is missing, open issues',
      '36: 100036 Thing 36 is missing, open ',
    ]);
    // Merged long ago: what happens to its issue changes nothing of the pull request itself.
    for (const issue of world.pulls[35]?.issues ?? []) issue.open = false;
    const week = 7 * 86_400_000;
    const later = await collectOnce({
      forge,
      url,
      before: { ...first.snapshot, source: { ...first.snapshot.source, collectedAt: new Date(worldNow + week).toISOString() } },
    });
    expect(tell(later.snapshot).at(-1)).toBe('36: 100036 Thing 36 is missing, closed ');
  },
);

test('thousands of merge requests of GitLab arrive in order: 50 with each request, one for their issues and one for each 20 merges', async () => {
  const count = often(120, 5000);
  const world = makeWorld(count);
  const { url, requests } = await serve('gitlab', world);
  const { snapshot } = await collectOnce({ forge: 'gitlab', url });
  expect(snapshot.pulls.map(({ number }) => number)).toEqual(wanted(world));
  expect(requests.length).toBeLessThanOrEqual(10 + (4 * count) / 50);
});

test('thousands of pull requests of Gitea arrive in order, in a request a page, three for each pull request and one for each issue', async () => {
  const count = often(120, 5000);
  const world = makeWorld(count);
  const { url, requests } = await serve('gitea', world);
  const { snapshot } = await collectOnce({ forge: 'gitea', url });
  expect(snapshot.pulls.map(({ number }) => number)).toEqual(wanted(world));
  expect(requests.filter(({ url: { pathname } }) => !/\/(?:reviews|statuses|issues\/\d+)$/.test(pathname)).length).toBeLessThanOrEqual(
    10 + count / 50,
  );
  const issues = world.pulls.flatMap((pull) => (pull.state === 'closed' ? [] : pull.issues)).length;
  expect(requests.length).toBeLessThanOrEqual(10 + count / 50 + 3 * wanted(world).length + issues);
});

test.each(['gitlab', 'gitea'])('a second collect from %s asks only for what is new, and takes out what was closed', async (forge) => {
  const world = makeWorld(300);
  const { url, requests } = await serve(forge, world);
  const first = await collectOnce({ forge, url });
  const [seventh, eighth] = [world.pulls[6], world.pulls[7]];
  if (!seventh || !eighth) throw new Error('There are too few pull requests.');
  Object.assign(seventh, { state: 'closed', updatedAt: '2026-11-30T11:30:00Z' });
  Object.assign(eighth, { labels: ['kind/feature'], updatedAt: '2026-11-30T11:31:00Z' });
  const before = requests.length;
  const second = await collectOnce({ forge, url, before: first.snapshot });
  expect(second.snapshot.pulls.filter(({ labels }) => labels.includes('kind/feature')).map(({ number }) => number)).toEqual([8]);
  expect(second.snapshot.pulls.map(({ number }) => number)).toEqual(wanted(world));
  // Of the merges of the last two days the checks are asked for again.
  expect(
    requests.slice(before).filter(({ url: { pathname } }) => /\/(?:pulls|graphql|merge_requests)$/.test(pathname)).length,
  ).toBeLessThanOrEqual(forge === 'gitlab' ? 8 : 4);
  expect((await collectOnce({ forge, url, before: second.snapshot })).text).toBe(second.text);
});

test.each(['gitlab', 'gitea'])('what people do on %s while pages are read is not missed', async (forge) => {
  const world = makeWorld(220);
  let pages = 0;
  const { url } = await serve(forge, world, ({ url: { pathname } }) => {
    if (!/\/(?:pulls|graphql)$/.test(pathname) || ++pages !== 3) return;
    const [first] = world.pulls;
    if (first) Object.assign(first, { labels: ['late'], updatedAt: '2026-11-30T11:50:00Z' });
    for (const pull of makeWorld(221).pulls.slice(220)) world.pulls.push({ ...pull, updatedAt: '2026-11-30T11:51:00Z' });
  });
  const { snapshot } = await collectOnce({ forge, url });
  expect(snapshot.pulls[0]?.labels).toEqual(['late']);
  expect(snapshot.pulls.map(({ number }) => number)).toEqual(wanted(world));
});

test.each(['github', 'gitlab', 'gitea'])(
  '%s that breaks off, cuts, fails and dawdles gives the same bytes as one that does not',
  async (forge) => {
    const world = makeWorld(230);
    const { answer } = forges[forge]?.(world) ?? { answer: async () => ({}) };
    const calm = await startServer(answer);
    const faults = [
      'close',
      'cut',
      { status: 502, body: '<html>' },
      { status: 500, body: '{"message":' },
      'hang',
      { status: 429, headers: { 'retry-after': '3' } },
    ] as const;
    const wild = await startServer(answer, {
      // Every third request goes wrong, each in another way.
      faultOf: ({ index }) => (index % 3 === 1 && index < 60 ? (faults[((index - 1) / 3) % faults.length] ?? null) : null),
    });
    const host = (text: string) => text.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST');
    const undisturbed = await collectOnce({ forge, url: `${calm.origin}/${world.project}` });
    const disturbed = await collectOnce({ forge, url: `${wild.origin}/${world.project}`, timeout: 1500 });
    expect(host(disturbed.text)).toBe(host(undisturbed.text));
    expect(disturbed.waits.length).toBeGreaterThan(0);
  },
  60_000,
);

test('a list that is longer than was asked for is cut, and says so', async () => {
  const world = makeWorld(3);
  for (const pull of world.pulls) pull.labels = Array.from({ length: 5000 }, (_, index) => `label ${index}`);
  const { url } = await serve('gitlab', world);
  const { snapshot } = await collectOnce({ forge: 'gitlab', url });
  expect(snapshot.pulls.map(({ labels, cut }) => [labels.length, ...cut])).toEqual(Array(3).fill([100, 'labels']));
});

test.each(['github', 'gitlab', 'gitea'])('a pull request of %s that was changed in the future does not hide what is new', async (forge) => {
  const world = makeWorld(8);
  const [first] = world.pulls;
  Object.assign(first ?? {}, { updatedAt: '2099-01-01T00:00:00Z' });
  const { url } = await serve(forge, world);
  const before = await collectOnce({ forge, url });
  expect(before.snapshot.source.upTo).toBe('2026-11-30T12:00:00Z');
  Object.assign(world.pulls[7] ?? {}, { labels: ['new'], updatedAt: '2026-11-30T12:30:00Z' });
  const { snapshot } = await collectOnce({ forge, url, before: before.snapshot });
  expect(snapshot.pulls.at(-1)?.labels).toEqual(['new']);
});

test('a count that is too small does not end a list that says that it goes on', async () => {
  const world = makeWorld(130);
  const { answer } = giteaForge(world);
  const { origin } = await startServer(async (asked) => {
    const { headers = {}, ...rest } = await answer(asked);
    const isLast = Number(asked.url.searchParams.get('page') ?? 1) * 50 >= 130;
    const link = { link: `<${asked.url.pathname}?page=9>; rel="${isLast ? 'first' : 'next'}"` };
    return { ...rest, headers: asked.url.pathname.endsWith('/pulls') ? { ...headers, 'x-total-count': '50', ...link } : headers };
  });
  const { snapshot } = await collectOnce({ forge: 'gitea', url: `${origin}/${world.project}` });
  expect(snapshot.pulls.map(({ number }) => number)).toEqual(wanted(world));
});
