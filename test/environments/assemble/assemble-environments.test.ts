import { expect, test } from 'vitest';
import { assembleProductEnvironments } from '../../../src/environments/assemble/assemble-environments.ts';
import type { EnvironmentEvent } from '../../../src/environments/schema/event.ts';
import type { Process, ProcessEnvironment } from '../../../src/environments/schema/process.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';
import { makeEvent } from '../make-event.ts';

const [template] = syntheticBook({ releases: 1, changes: 1 }).products;
const [release] = template?.releases ?? [];
if (template === undefined || release === undefined) throw new Error('There is no release.');
const [repository] = template.repositories;
if (repository === undefined) throw new Error('There is no repository.');
const versions = ['1.2', '1.1', '1.0'] as const;
const product = {
  ...template,
  repositories: [repository],
  releases: versions.map((version, at) => ({
    ...release,
    ...{ version, slug: version, status: 'released' as const, candidates: [], journey: null },
    predecessor: versions[at + 1] === undefined ? null : { version: versions[at + 1] ?? '', reason: 'it is the one before' },
  })),
};

const environment = (id: string, after: readonly string[], users: number | null): ProcessEnvironment => ({
  ...{
    id,
    name: id,
    after,
    users,
    description: null,
    audience: null,
    instances: [],
    sections: [],
    madeAt: null,
    approvers: [],
    branch: null,
  },
  ...{ channel: 'deployment', entry: 'by-hand', accepts: 'releases', variants: false, ownCommits: false, production: id === 'prod' },
});
const environments = [environment('dev', [], 3), environment('qa', ['dev'], null), environment('prod', ['qa'], 40)];
const process: Process = {
  ...{ id: 'main', title: 'Main', version: '1', from: null, summary: null, source: null, shape: 'stages', environments },
  ...{ approval: 'of-candidate', approvalIn: null, passes: 'releases', stages: [], phases: [], statements: [], follows: [] },
  ...{ file: 'content/processes/main.yaml', shipped: false },
};

/** `deployed qa 1.1`, or `rolled-back prod - 1.1` for what was taken back to nothing that anybody names. */
const say = (at: number, words: string, other: Partial<EnvironmentEvent> = {}): EnvironmentEvent => {
  const [kind = '', place = '', version = '-', from = null] = words.split(' ');
  return makeEvent(at, {
    kind: kind as EnvironmentEvent['kind'],
    environment: place,
    version: version === '-' ? null : version,
    from,
    ...other,
  });
};

const assemble = (...events: readonly EnvironmentEvent[]) =>
  assembleProductEnvironments({
    ...{ product, environments, phases: [], members: new Map(), holds: new Map(), branchFindings: [], documents: [], policies: new Map() },
    process: [{ id: 'main', from: '2025-01-01' }],
    processes: new Map([['main', [process]]]),
    events,
    asOf: '2026-02-01T00:00:00+00:00',
  });

/** Where each release stands after some events: its status, each environment with its state, and the order; then what is found against the process. */
function tell(...events: readonly (string | EnvironmentEvent)[]): readonly string[] {
  const { releases, environments: assembled } = assemble(
    ...events.map((event, at) => (typeof event === 'string' ? say(at, event) : event)),
  );
  const findings = assembled.findings.map(({ kind, message }) => `${kind}: ${message}`);
  const stands = releases.map(({ version, journey }) =>
    journey === null
      ? `${version} none`
      : `${version} ${journey.status}: ${journey.steps.map(({ environment: id, state }) => `${id} ${state}`).join(', ')}; ${journey.order}`,
  );
  return [...stands, ...findings];
}

test('a release goes from one environment to the next, and what it replaces ran there', () => {
  expect(
    tell(
      'deployed dev 1.0',
      'deployed qa 1.0',
      'deployed prod 1.0',
      'deployed dev 1.1',
      'deployed qa 1.1',
      'deployed prod 1.1',
      'deployed dev 1.2',
    ),
  ).toMatchInlineSnapshot(`
    [
      "1.2 on-its-way: dev runs, qa waiting, prod not-yet; kept",
      "1.1 in-production: dev ran, qa runs, prod runs; kept",
      "1.0 was-in-production: dev ran, qa ran, prod ran; kept",
    ]
  `);
});

test('what was rolled back says so, whether the event names what runs now or what was taken back', () => {
  const both = ['deployed dev 1.0', 'deployed qa 1.0', 'deployed prod 1.0', 'deployed dev 1.1', 'deployed qa 1.1', 'deployed prod 1.1'];
  expect(tell(...both, 'rolled-back prod 1.0 1.1')).toMatchInlineSnapshot(`
    [
      "1.2 not-started: dev not-yet, qa not-yet, prod not-yet; not-judged",
      "1.1 rolled-back: dev runs, qa runs, prod rolled-back; kept",
      "1.0 in-production: dev ran, qa ran, prod runs; kept",
    ]
  `);
  expect(tell(...both, 'rolled-back prod - 1.1')).toMatchInlineSnapshot(`
    [
      "1.2 not-started: dev not-yet, qa not-yet, prod not-yet; not-judged",
      "1.1 rolled-back: dev runs, qa runs, prod rolled-back; kept",
      "1.0 in-production: dev ran, qa ran, prod runs; kept",
    ]
  `);
});

test('a rejection stops a release before all that comes after, and a later entry of it is found', () => {
  const rejected = ['deployed dev 1.1', 'deployed qa 1.1', say(2, 'rejected qa 1.1', { reason: 'Slow.' })];
  expect(tell(...rejected)).toMatchInlineSnapshot(`
    [
      "1.2 not-started: dev not-yet, qa not-yet, prod not-known; not-judged",
      "1.1 rejected: dev runs, qa rejected, prod never-reached; kept",
      "1.0 not-started: dev not-yet, qa not-yet, prod not-known; not-judged",
    ]
  `);
  expect(tell(...rejected, 'deployed prod 1.1')).toMatchInlineSnapshot(`
    [
      "1.2 not-started: dev not-yet, qa not-yet, prod not-yet; not-judged",
      "1.1 in-production: dev runs, qa rejected, prod runs; violated",
      "1.0 not-started: dev not-yet, qa not-yet, prod not-yet; not-judged",
      "rejected-deployed: 1.1 went to prod after it was rejected.",
    ]
  `);
});

test('what is planned, requested or approved, what was passed over, and what nobody began', () => {
  expect(tell('deployed dev 1.0', 'planned qa 1.0')).toMatchInlineSnapshot(`
    [
      "1.2 not-started: dev not-yet, qa not-yet, prod not-known; not-judged",
      "1.1 not-started: dev not-yet, qa not-yet, prod not-known; not-judged",
      "1.0 on-its-way: dev runs, qa planned, prod not-known; kept",
    ]
  `);
  expect(tell('deployed dev 1.0', 'deployed qa 1.0', 'requested prod 1.0', 'approved prod 1.0')).toMatchInlineSnapshot(`
    [
      "1.2 not-started: dev not-yet, qa not-yet, prod not-yet; not-judged",
      "1.1 not-started: dev not-yet, qa not-yet, prod not-yet; not-judged",
      "1.0 on-its-way: dev runs, qa runs, prod approved; kept",
    ]
  `);
  expect(tell('deployed dev 1.0', 'deployed prod 1.0', 'deployed qa 1.1')).toMatchInlineSnapshot(`
    [
      "1.2 not-started: dev not-yet, qa not-yet, prod not-yet; not-judged",
      "1.1 on-its-way: dev skipped, qa runs, prod waiting; violated",
      "1.0 in-production: dev runs, qa skipped, prod runs; violated",
      "environment-skipped: 1.1 reached qa and had not been in dev.",
      "environment-skipped: 1.0 reached prod and had not been in qa.",
    ]
  `);
});

test('people are counted as far as anybody said how many there are', () => {
  const { environments: assembled, releases } = assemble(say(0, 'deployed dev 1.0'), say(1, 'observed elsewhere 1.0'));
  const journey = releases.find(({ version }) => version === '1.0')?.journey;
  expect(journey?.steps.map(({ environment: id, users, reached }) => [id, users, reached])).toMatchInlineSnapshot(`
    [
      [
        "dev",
        3,
        3,
      ],
      [
        "qa",
        null,
        3,
      ],
      [
        "prod",
        40,
        43,
      ],
    ]
  `);
  expect(assembled.environments.map(({ id, running }) => [id, running.map(({ version }) => version)])).toMatchInlineSnapshot(`
    [
      [
        "dev",
        [
          "1.0",
        ],
      ],
      [
        "qa",
        [],
      ],
      [
        "prod",
        [],
      ],
      [
        "elsewhere",
        [
          "1.0",
        ],
      ],
    ]
  `);
  expect([assembled.production, assembled.processes, assembled.findings.map(({ kind }) => kind)]).toMatchInlineSnapshot(`
    [
      "prod",
      [
        {
          "from": "2025-01-01T00:00:00+00:00",
          "process": "main",
          "version": "1",
        },
      ],
      [],
    ]
  `);
});

test('of bounds that branches give the narrowest counts, unless somebody knows when it came', () => {
  const seen = (at: number, id: string, after: number, before: number): EnvironmentEvent => {
    const moment = (minute: number) => makeEvent(minute, { kind: 'observed' }).time.at;
    return say(at, 'observed prod 1.0', {
      id,
      time: { at: null, after: moment(after), before: moment(before) },
      origin: { kind: 'merge', repository: repository.id, commit: 'a'.repeat(40), path: null, line: null },
    });
  };
  const list = (...events: readonly EnvironmentEvent[]) => {
    const { environments: assembled } = assemble(...events);
    return assembled.environments.find(({ id }) => id === 'prod')?.events.map(({ id }) => id);
  };
  const [wide, narrow] = [seen(10, 'wide', 0, 100), seen(11, 'narrow', 20, 50)];
  expect(list(wide, narrow)).toEqual(['narrow']);
  expect(list(narrow, wide)).toEqual(['narrow']);
  expect(list(wide, narrow, say(30, 'deployed prod 1.0', { id: 'known' }))).toEqual(['known']);
  expect(list(narrow, say(60, 'deployed prod 1.0', { id: 'later' }))?.toSorted()).toEqual(['later', 'narrow']);
});
