import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTwoFilesPatch, structuredPatch } from 'diff';
import { expect, test } from 'vitest';
import { collectOnce, makeFolder } from '../../collect-once.ts';
import { githubForge } from '../../loopback/github-forge.ts';
import { startServer } from '../../loopback/start-server.ts';
import { makeWorld, worldNow } from '../../loopback/world.ts';

test('a week of a repository is a diff that a person can read: what was merged, opened, approved, labelled and released', async () => {
  const world = makeWorld(40);
  const { origin } = await startServer(githubForge(world).answer);
  const once = { forge: 'github', url: `${origin}/${world.project}` };
  const before = await collectOnce(once);

  const week = (pull: object | undefined, changes: object) => Object.assign(pull ?? {}, changes);
  week(world.pulls[34], {
    state: 'merged',
    mergedAt: '2026-11-30T11:10:00Z',
    updatedAt: '2026-11-30T11:10:00Z',
    mergeCheck: 'failure',
    approvedBy: ['carol', 'erin'],
  });
  week(world.pulls[39], { headCheck: 'failure', labels: ['kind/bug', 'priority/high'], updatedAt: '2026-11-30T11:20:00Z' });
  week(world.milestones[0], { openIssues: 1 });
  world.releases.push({
    tag: 'v2.3.1',
    at: '2026-11-30T11:30:00Z',
    assets: [{ name: 'portal.tgz', size: 1240, digest: `sha256:${'cd'.repeat(32)}` }],
  });

  const after = await collectOnce({ ...once, before: before.snapshot, now: worldNow + 5 * 60_000 });
  const patch = createTwoFilesPatch('content/pulls/api.json', 'content/pulls/api.json', before.text, after.text, '', '', { context: 2 });
  expect(patch.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')).toMatchInlineSnapshot(`
    "Index: content/pulls/api.json
    ===================================================================
    --- content/pulls/api.json
    +++ content/pulls/api.json
    @@ -1,5 +1,5 @@
     {
       "schema": "docket/pulls/v1",
    -  "source": { "forge": "github", "host": "HOST", "project": "portal-lab/portal-api", "collectedAt": "2026-11-30T12:00:00Z", "upTo": "2026-11-30T11:00:00Z" },
    +  "source": { "forge": "github", "host": "HOST", "project": "portal-lab/portal-api", "collectedAt": "2026-11-30T12:05:00Z", "upTo": "2026-11-30T11:20:00Z" },
       "pulls": [
         {
    @@ -1057,20 +1057,21 @@
           "number": 35,
           "title": "Add thing 35",
    -      "state": "open",
    +      "state": "merged",
           "draft": false,
           "author": { "login": "renovate", "name": null, "bot": true },
           "first": false,
           "createdAt": "2026-11-30T02:00:00Z",
    -      "updatedAt": "2026-11-30T08:40:00Z",
    -      "mergedAt": null,
    -      "mergedBy": null,
    +      "updatedAt": "2026-11-30T11:10:00Z",
    +      "mergedAt": "2026-11-30T11:10:00Z",
    +      "mergedBy": { "login": "dave", "name": "DAVE", "bot": false },
           "head": { "branch": "thing-35", "commit": "a000000000000000000000000000000000000023", "project": null },
           "base": { "branch": "main", "commit": "b000000000000000000000000000000000000023" },
    -      "mergeCommit": null,
    +      "mergeCommit": "c000000000000000000000000000000000000023",
           "labels": [],
           "milestone": null,
           "decision": "approved",
           "reviews": [
    -        { "by": { "login": "carol", "name": "CAROL", "bot": false }, "state": "approved", "at": "2026-11-30T02:00:00Z", "commit": "a000000000000000000000000000000000000023" }
    +        { "by": { "login": "carol", "name": "CAROL", "bot": false }, "state": "approved", "at": "2026-11-30T02:00:00Z", "commit": "a000000000000000000000000000000000000023" },
    +        { "by": { "login": "erin", "name": "ERIN", "bot": false }, "state": "approved", "at": "2026-11-30T02:00:00Z", "commit": "a000000000000000000000000000000000000023" }
           ],
           "issues": [],
    @@ -1080,5 +1081,8 @@
               { "name": "test", "result": "success", "at": "2026-11-01T10:05:00Z", "url": "https://forge.example/run" }
             ],
    -        "merge": []
    +        "merge": [
    +          { "name": "ci/other", "result": "success", "at": "2026-11-01T10:04:00Z", "url": null },
    +          { "name": "test", "result": "failure", "at": "2026-11-01T10:05:00Z", "url": "https://forge.example/run" }
    +        ]
           },
           "body": [],
    @@ -1198,5 +1202,5 @@
           "first": false,
           "createdAt": "2026-11-30T09:30:00Z",
    -      "updatedAt": "2026-11-30T11:00:00Z",
    +      "updatedAt": "2026-11-30T11:20:00Z",
           "mergedAt": "2026-11-30T10:00:00Z",
           "mergedBy": { "login": "dave", "name": "DAVE", "bot": false },
    @@ -1204,5 +1208,5 @@
           "base": { "branch": "main", "commit": "b000000000000000000000000000000000000028" },
           "mergeCommit": "c000000000000000000000000000000000000028",
    -      "labels": ["area/api", "kind/bug"],
    +      "labels": ["kind/bug", "priority/high"],
           "milestone": "2.3",
           "decision": "approved",
    @@ -1214,5 +1218,5 @@
             "head": [
               { "name": "ci/other", "result": "success", "at": "2026-11-01T10:04:00Z", "url": null },
    -          { "name": "test", "result": "pending", "at": "2026-11-01T10:00:00Z", "url": "https://forge.example/run" }
    +          { "name": "test", "result": "failure", "at": "2026-11-01T10:05:00Z", "url": "https://forge.example/run" }
             ],
             "merge": [
    @@ -1227,5 +1231,5 @@
       "milestones": [
         { "title": "2.2", "state": "closed", "dueOn": null, "closedAt": null, "openIssues": 0 },
    -    { "title": "2.3", "state": "open", "dueOn": "2026-12-01T00:00:00Z", "closedAt": null, "openIssues": 3 }
    +    { "title": "2.3", "state": "open", "dueOn": "2026-12-01T00:00:00Z", "closedAt": null, "openIssues": 1 }
       ],
       "releases": [
    @@ -1249,4 +1253,15 @@
             { "name": "portal.tgz", "size": 1234, "digest": "sha256:abababababababababababababababababababababababababababababababab", "url": "https://forge.example/portal.tgz" }
           ]
    +    },
    +    {
    +      "tag": "v2.3.1",
    +      "name": "v2.3.1",
    +      "draft": false,
    +      "prerelease": false,
    +      "publishedAt": "2026-11-30T11:30:00Z",
    +      "author": { "login": "alice", "name": null, "bot": false },
    +      "assets": [
    +        { "name": "portal.tgz", "size": 1240, "digest": "sha256:cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd", "url": "https://forge.example/portal.tgz" }
    +      ]
         }
       ],
    "
  `);
});

/** How many lines a diff takes out and adds, by the pull request that they are of; what is of none by `other`. */
function countByPull(before: string, after: string): Readonly<Record<string, string>> {
  const counts = new Map<string, { out: number; in: number }>();
  const ownersOf = (text: string): readonly string[] => {
    let owner = 'other';
    return text.split('\n').map((line) => {
      owner = /^ {6}"number": (\d+),$/.exec(line)?.[1] ?? (/^ {2}"/.test(line) ? 'other' : owner);
      return owner;
    });
  };
  const [owners, others] = [ownersOf(after), ownersOf(before)];
  for (const { lines, oldStart, newStart } of structuredPatch('', '', before, after, '', '', { context: 0 }).hunks) {
    let [old, fresh] = [oldStart - 1, newStart - 1];
    for (const line of lines) {
      const isOut = line.startsWith('-');
      // What is put before a pull request begins with its brace.
      const owner = (isOut ? others[old++] : owners[fresh++]) ?? 'other';
      const count = counts.get(owner) ?? { out: 0, in: 0 };
      counts.set(owner, isOut ? { ...count, out: count.out + 1 } : { ...count, in: count.in + 1 });
    }
  }
  return Object.fromEntries([...counts].map(([owner, count]) => [owner, `-${count.out} +${count.in}`]));
}

/** A busy week: one is merged, one labelled, one opened, a hundred are talked about, forks are deleted, and everything is listed in another order. */
async function collectWeek() {
  const world = makeWorld(300);
  const { origin } = await startServer(githubForge(world).answer);
  const once = { forge: 'github', url: `${origin}/${world.project}` };
  const before = await collectOnce(once);
  for (const pull of world.pulls) {
    if (pull.number % 3 === 0) pull.updatedAt = '2026-11-30T11:30:00Z';
    pull.labels.reverse();
    pull.approvedBy.reverse();
  }
  Object.assign(world.pulls[6] ?? {}, { state: 'merged', mergedAt: '2026-11-30T11:10:00Z', updatedAt: '2026-11-30T11:10:00Z' });
  Object.assign(world.pulls[9] ?? {}, { labels: ['area/api', 'kind/bug', 'urgent'], updatedAt: '2026-11-30T11:20:00Z' });
  for (const pull of makeWorld(301).pulls.slice(300)) world.pulls.push({ ...pull, updatedAt: '2026-11-30T11:40:00Z' });
  world.releases.reverse();
  const after = await collectOnce({ ...once, before: before.snapshot, now: worldNow + 5 * 60_000 });
  return { before, after, once };
}

test('a diff has only the lines of what changed: talk and another order have none', async () => {
  const { before, after, once } = await collectWeek();
  expect(countByPull(before.text, after.text)).toEqual({ 7: '-5 +5', 10: '-2 +2', 300: '-0 +2', 301: '-0 +29', other: '-1 +1' });
  // The time of what was only talked about is the next beginning all the same.
  expect(after.snapshot.source.upTo).toBe('2026-11-30T11:40:00Z');
  expect((await collectOnce({ ...once, before: after.snapshot, now: worldNow + 5 * 60_000 })).text).toBe(after.text);
});

test('with two settings of git, which the guide names, each part of a diff says whose it is', async () => {
  const { before, after } = await collectWeek();
  const folder = await makeFolder();
  const guide = readFileSync('content/guides/collecting.md', 'utf8');
  const [, attributes = ''] = /^(content\/pulls\/\*\.json .*)$/m.exec(guide) ?? [];
  const [, pattern = ''] = /^git config diff\.pulls\.xfuncname '(.*)'$/m.exec(guide) ?? [];
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '-q');
  git('config', 'diff.pulls.xfuncname', pattern);
  mkdirSync(path.join(folder, 'content/pulls'), { recursive: true });
  writeFileSync(path.join(folder, '.gitattributes'), `${attributes}\n`);
  writeFileSync(path.join(folder, 'content/pulls/api.json'), before.text);
  git('add', '.');
  writeFileSync(path.join(folder, 'content/pulls/api.json'), after.text);
  const parts = git('diff').split(/^@@ /m).slice(1);
  // The last one that is named before the first line that changed.
  const named = parts.map((part) => [...`@@ ${part}`.replace(/^[+-][\s\S]*/m, '').matchAll(/"title": "([^"]*)"/g)].at(-1)?.[1] ?? null);
  expect(named).toEqual([null, 'Add thing 7', 'Add thing 10', 'Add thing 300']);
});
