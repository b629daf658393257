import { expect, test } from 'vitest';
import { worstOrder, worstState } from '../../../src/environments/assemble/journeys/worst-order.ts';
import { indexEntries, judgeOrder } from '../../../src/environments/assemble/judge-order.ts';
import { findInForce, type InForce, listProcessesInForce } from '../../../src/environments/assemble/processes-in-force.ts';
import { findStandingRejection, listNewest, listRejections, wasRejectedBefore } from '../../../src/environments/assemble/rejections.ts';
import type { EnvironmentEvent } from '../../../src/environments/schema/event.ts';
import type { Process, ProcessEnvironment } from '../../../src/environments/schema/process.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';
import { makeResolved } from '../make-event.ts';

const environment = (id: string, after: readonly string[], accepts: ProcessEnvironment['accepts'] = 'releases'): ProcessEnvironment => ({
  id,
  name: id.toUpperCase(),
  description: null,
  after,
  audience: null,
  users: null,
  instances: [],
  sections: [],
  channel: 'deployment',
  madeAt: null,
  entry: 'by-hand',
  approvers: [],
  accepts,
  variants: false,
  ownCommits: false,
  production: id === 'prod',
  branch: null,
});
const makeProcess = (id: string, version: string, from: string | null): Process => ({
  id,
  title: `Process ${id}`,
  version,
  from,
  summary: null,
  source: null,
  shape: 'stages',
  environments: [
    environment('dev', [], 'commits'),
    environment('qa', ['dev'], 'commits'),
    environment('stg', ['dev']),
    environment('prod', ['qa', 'stg']),
  ],
  approval: 'of-candidate',
  approvalIn: null,
  passes: 'releases',
  stages: [],
  phases: [],
  statements: [],
  follows: [],
  file: 'content/processes/x.yaml',
  shipped: false,
});
const inForce: readonly InForce[] = [{ process: makeProcess('main', '2', null), from: '2025-01-01T00:00:00+00:00' }];

type Moved = Partial<EnvironmentEvent> & { readonly component?: string };
const move = (at: number, to: string, { component, ...other }: Moved = {}) =>
  makeResolved(at, { kind: 'deployed', version: '1.0', environment: to, id: `${to}-${at}`, ...other }, component ?? null);
const judge = (event: ReturnType<typeof move>, ...before: readonly ReturnType<typeof move>[]) => {
  const { state, reason, missing, override } = judgeOrder(event, indexEntries([...before, event]), inForce);
  return `${state}${missing.length === 0 ? '' : ` [${missing.join(' ')}]`}: ${reason}${override === null ? '' : ` (${override.reason}, ${override.by})`}`;
};
const between = (after: number | null, before: number | null): Moved => {
  const moment = (at: number | null) => (at === null ? null : (makeResolved(at, { kind: 'deployed' }).event.time.at ?? null));
  return { time: { at: null, after: moment(after), before: moment(before) } };
};
const all = [move(1, 'dev'), move(2, 'qa'), move(3, 'stg')];

test('a release keeps the order where it had passed all that comes before, however far', () => {
  expect([
    judge(move(1, 'dev')),
    judge(move(9, 'prod'), ...all),
    judge(move(3, 'prod'), ...all),
    judge(move(9, 'prod'), move(1, 'dev', { kind: 'observed' }), move(2, 'qa'), move(3, 'stg')),
  ]).toMatchInlineSnapshot(`
    [
      "kept: Versions begin here.",
      "kept: It had passed DEV, QA and STG.",
      "kept: It had passed DEV, QA and STG.",
      "kept: It had passed DEV, QA and STG.",
    ]
  `);
});

test('a release that had not been where it should have been violates it, also when it comes there later', () => {
  expect([
    judge(move(9, 'prod')),
    judge(move(9, 'prod'), move(1, 'dev'), move(2, 'qa')),
    judge(move(9, 'prod'), ...all.slice(0, 2), move(10, 'stg')),
    judge(move(9, 'prod'), ...all.slice(0, 2), move(3, 'stg', { kind: 'approved' })),
    judge(move(9, 'prod'), ...all.slice(0, 2), move(3, 'stg', { version: '1.1' })),
  ]).toMatchInlineSnapshot(`
    [
      "violated [dev qa stg]: It had not been in DEV, QA and STG.",
      "violated [stg]: It had not been in STG.",
      "violated [stg]: It had not been in STG. It reached STG later, on 2026-01-01.",
      "violated [stg]: It had not been in STG.",
      "violated [stg]: It had not been in STG.",
    ]
  `);
});

test('what was rejected in an environment before had not passed it, unless another candidate had', () => {
  const rejected = (at: number, other: Moved = {}) => move(at, 'stg', { kind: 'rejected', ...other });
  const candidateOf = (event: ReturnType<typeof move>, candidate: string) => ({
    ...event,
    resolved: { version: candidate, release: '1.0', candidate },
  });
  const first = candidateOf(move(3, 'stg'), '1.0-rc.1');
  const firstRejected = candidateOf(rejected(4), '1.0-rc.1');
  const second = candidateOf(move(5, 'stg'), '1.0-rc.2');
  const start = all.slice(0, 2);
  const override = { gates: ['order'], reason: 'a flood', by: 'Anna' } as const;
  expect([
    judge(move(9, 'prod'), ...all, rejected(4)),
    judge(move(9, 'prod'), ...start, first, firstRejected),
    judge(move(9, 'prod'), ...start, first, firstRejected, second),
    judge(move(9, 'prod'), ...start, first, firstRejected, second, candidateOf(rejected(6), '1.0-rc.2')),
    judge(move(9, 'prod'), ...start, first, candidateOf(rejected(10), '1.0-rc.1')),
    judge(move(9, 'prod'), ...all, rejected(4, { version: '1.1' })),
    judge(move(9, 'prod'), ...all, move(4, 'prod', { kind: 'rejected' })),
    judge(move(9, 'prod', { override: { ...override, gates: ['order'] } }), ...all, rejected(4)),
    judge(move(9, 'prod'), ...all.slice(2), rejected(4)),
    judge(move(9, 'prod'), ...all, rejected(4, between(4, 12))),
    judge(move(9, 'prod', { component: 'app' }), ...all, rejected(4)),
  ]).toMatchInlineSnapshot(`
    [
      "violated: It had been rejected in STG.",
      "violated: It had been rejected in STG.",
      "kept: It had passed DEV, QA and STG.",
      "violated: It had been rejected in STG.",
      "kept: It had passed DEV, QA and STG.",
      "kept: It had passed DEV, QA and STG.",
      "kept: It had passed DEV, QA and STG.",
      "overridden: It had been rejected in STG. (a flood, Anna)",
      "violated [dev qa]: It had not been in DEV and QA. It had been rejected in STG.",
      "unknown: Only bounds are known: it may have been rejected in STG before or after.",
      "violated: App, moved alone, had been rejected in STG.",
    ]
  `);
});

test('who decided otherwise is named, where that was about the order', () => {
  const override = { gates: ['order'], reason: 'a flood', by: 'Anna' } as const;
  expect([
    judge(move(9, 'prod', { override: { ...override, gates: ['order'] } }), ...all.slice(0, 2)),
    judge(move(9, 'prod', { override: { ...override, gates: [] } }), ...all.slice(0, 2)),
    judge(move(9, 'prod', { override: { ...override, gates: ['approval'] } }), ...all.slice(0, 2)),
  ]).toMatchInlineSnapshot(`
    [
      "overridden [stg]: It had not been in STG. (a flood, Anna)",
      "overridden [stg]: It had not been in STG. (a flood, Anna)",
      "violated [stg]: It had not been in STG.",
    ]
  `);
});

test('where only bounds are known and overlap, nothing tells', () => {
  expect([
    judge(move(9, 'prod', between(2, 5)), ...all),
    judge(move(9, 'prod', between(4, null)), ...all),
    judge(move(9, 'prod', between(null, 2)), ...all),
    judge(move(9, 'prod'), ...all.slice(0, 2), move(3, 'stg', between(null, null))),
  ]).toMatchInlineSnapshot(`
    [
      "unknown: Only bounds are known: it may have been in STG before or after.",
      "kept: It had passed DEV, QA and STG.",
      "violated [stg]: It had not been in STG. It reached STG later, on 2026-01-01.",
      "unknown: Only bounds are known: it may have been in STG before or after.",
    ]
  `);
});

test('a repository that is moved alone has passed where it, or the whole release, was', () => {
  const app: Moved = { component: 'app' };
  expect([
    judge(move(9, 'prod', app), ...all),
    judge(move(9, 'prod', app), move(1, 'dev'), move(2, 'qa'), move(3, 'stg', app), move(10, 'stg')),
    judge(move(9, 'prod', app), move(1, 'dev'), move(2, 'qa'), move(3, 'stg', { component: 'docs' }), move(10, 'stg')),
    judge(move(9, 'prod'), move(1, 'dev'), move(2, 'qa'), move(3, 'stg', app), move(10, 'stg')),
  ]).toMatchInlineSnapshot(`
    [
      "kept: App, moved alone, had passed DEV, QA and STG.",
      "kept: App, moved alone, had passed DEV, QA and STG.",
      "violated [stg]: App, moved alone, had not been in STG. It reached STG later, on 2026-01-01.",
      "violated [stg]: It had not been in STG. It reached STG later, on 2026-01-01.",
    ]
  `);
});

test('where no process was in force, and in environments that it does not have, nothing is judged', () => {
  const none = judgeOrder(move(9, 'prod'), indexEntries([]), []);
  const commit = { event: move(9, 'qa').event, resolved: { version: null, release: null, candidate: null }, component: null };
  expect([
    `${none.state}: ${none.reason} ${none.process}`,
    judge(move(9, 'attic'), ...all),
    judge(commit, ...all),
    judge({ ...commit, event: move(9, 'prod').event }, ...all),
  ]).toMatchInlineSnapshot(`
    [
      "not-judged: No process was in force on that day. null",
      "not-judged: Process main has no such environment.",
      "not-judged: A commit that is no release has no order to keep here.",
      "unknown: The commit is no release, so nothing tells what it passed.",
    ]
  `);
});

test('the worst of several judgements counts, of equal ones the first', () => {
  const of = (state: ReturnType<typeof judgeOrder>['state'], reason = 'x') => ({
    state,
    reason,
    missing: [],
    process: null,
    override: null,
  });
  const states = ['not-judged', 'kept', 'unknown', 'overridden', 'violated'] as const;
  expect(states.map((_state, at) => worstState(states.slice(0, at + 1).map((state) => of(state))))).toEqual([...states]);
  expect([worstState([]), worstOrder([]), worstOrder([null])]).toEqual(['not-judged', null, null]);
  expect(worstOrder([null, of('kept', 'a'), of('kept', 'b')])?.reason).toBe('a');
});

test('of a product that came to a process on a day, versions count from then on', () => {
  const versions = new Map([
    ['old', [makeProcess('old', '1', '2024-01-01T00:00:00+00:00')]],
    [
      'new',
      [
        makeProcess('new', '3', '2026-05-01T00:00:00+00:00'),
        makeProcess('new', '2', '2025-05-01T00:00:00+00:00'),
        makeProcess('new', '1', null),
      ],
    ],
  ]);
  const tell = (...args: Parameters<typeof listProcessesInForce>) =>
    listProcessesInForce(...args).map(
      ({ process, from }) => `${process.id}@${process.version} ${from?.slice(0, 10) ?? 'from the beginning'}`,
    );
  expect([tell(undefined, versions), tell('none', versions), tell('old', versions), tell('new', versions)]).toMatchInlineSnapshot(`
    [
      [],
      [],
      [
        "old@1 2024-01-01",
      ],
      [
        "new@3 2026-05-01",
        "new@2 2025-05-01",
        "new@1 from the beginning",
      ],
    ]
  `);
  expect(
    tell(
      [
        { id: 'new', from: '2025-09-01' },
        { id: 'old', from: '2024-06-01' },
      ],
      versions,
    ),
  ).toEqual(['new@3 2026-05-01', 'new@2 2025-09-01', 'old@1 2024-06-01']);
  const lived = listProcessesInForce('new', versions);
  expect(
    ['2024-01-01', '2025-05-01', '2026-04-30', '2026-05-01'].map((day) => findInForce(lived, Date.parse(day))?.process.version ?? null),
  ).toEqual([null, '2', '2', '3']);
});

test('a release bears the rejection of itself or of its newest candidate; a later candidate begins anew', () => {
  const reject = (at: number, version: string | null) => ({
    ...makeResolved(at, { kind: 'rejected', environment: 'qa', version, reason: 'it hangs', by: { person: 'Anna', bot: null, run: null } }),
  });
  const rejections = listRejections([reject(1, '1.0-rc.1'), makeResolved(2, { kind: 'approved', version: '1.0-rc.1' }), reject(3, null)]);
  expect(rejections).toMatchInlineSnapshot(`
    [
      {
        "at": "2026-01-01T00:01:00+00:00",
        "by": "Anna",
        "environment": "qa",
        "event": "e001",
        "reason": "it hangs",
        "refs": [],
        "version": "1.0-rc.1",
      },
    ]
  `);
  const [made] = syntheticBook({ releases: 8, changes: 1 }).products.flatMap(({ releases }) =>
    releases.filter(({ candidates, tags }) => candidates.length > 0 && tags.length > 0),
  );
  const [tag] = made?.tags ?? [];
  const [madeCandidate] = made?.candidates ?? [];
  if (tag === undefined || madeCandidate === undefined) throw new Error('The book has no release with a candidate.');
  const candidate = (version: string, same = false) => ({ ...madeCandidate, version, same });
  const release = (tags: number, ...candidates: readonly ReturnType<typeof candidate>[]) => ({
    version: '1.0',
    tags: Array.from({ length: tags }, () => tag),
    candidates,
  });
  expect([
    listNewest(release(0)),
    listNewest(release(0, candidate('1.0-rc.1'), candidate('1.0-rc.2'))),
    listNewest(release(1, candidate('1.0-rc.1'), candidate('1.0-rc.2', true))),
    listNewest(release(1, candidate('1.0-rc.1'))),
  ]).toEqual([['1.0'], ['1.0-rc.2', '1.0'], ['1.0', '1.0-rc.2'], ['1.0']]);
  expect(findStandingRejection(release(0, candidate('1.0-rc.1')), rejections)?.version).toBe('1.0-rc.1');
  expect(findStandingRejection(release(0, candidate('1.0-rc.1'), candidate('1.0-rc.2')), rejections)).toBe(null);
  expect(findStandingRejection(release(1, candidate('1.0-rc.1', true)), rejections)?.version).toBe('1.0-rc.1');
  const [first] = rejections;
  const moment = Date.parse(first?.at ?? '');
  expect(
    first && [wasRejectedBefore(first, moment), wasRejectedBefore(first, moment + 1), wasRejectedBefore({ ...first, at: null }, moment)],
  ).toEqual([false, true, false]);
});
