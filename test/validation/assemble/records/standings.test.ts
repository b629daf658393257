import { expect, test } from 'vitest';
import { assembleStandings } from '../../../../src/validation/assemble/records/standings.ts';
import type { Step, StepResult } from '../../../../src/validation/schema/records/step.ts';
import { aStep } from '../../../fixture/a-step.ts';

const dependencies: Readonly<Record<string, readonly string[]>> = { B: ['A'], C: ['B'] };

function run(number: number, results: Readonly<Record<string, StepResult>>, more: (id: string) => Partial<Step> = () => ({})) {
  const steps = Object.entries(results).map(([id, result]) => aStep({ id, result, dependsOn: dependencies[id] ?? [], ...more(id) }));
  return { record: `run-${number}.mdx`, run: number, candidate: `rc.${number}`, steps };
}

function stand(...runs: readonly ReturnType<typeof run>[]): readonly string[] {
  return assembleStandings(runs, null).map(
    ({ step, result, candidate, carried }) => `${step} ${result} ${candidate}${carried ? ' carried' : ''}`,
  );
}

test('a first run has no standings', () => {
  expect(assembleStandings([run(1, { A: 'pass' })], null)).toEqual([]);
});

test('the newest run that said something counts, and what it did not say is carried', () => {
  expect(stand(run(1, { A: 'pass', D: 'fail', E: 'pass' }), run(2, { A: 'untouched', D: 'pass', E: 'untouched' }))).toEqual([
    'A pass rc.1 carried',
    'D pass rc.2',
    'E pass rc.1 carried',
  ]);
});

test('a result lapses when what it depends on was run again, through any number of steps', () => {
  const standings = assembleStandings(
    [run(1, { A: 'fail', B: 'pass', C: 'pass' }), run(2, { A: 'pass', B: 'untouched', C: 'untouched' })],
    null,
  );
  expect(standings.map(({ step, result, reason }) => [step, result, reason])).toEqual([
    ['A', 'pass', ''],
    ['B', 'untouched', 'Run 1 said pass; `A`, on which it depends, was run again in run 2, so it must be run again too.'],
    ['C', 'untouched', 'Run 1 said pass; `A`, on which it depends, was run again in run 2, so it must be run again too.'],
  ]);
});

test('three candidates: what was run again with all that depends on it counts', () => {
  const first = run(1, { A: 'pass', B: 'fail', C: 'blocked', D: 'pass' });
  const second = run(2, { A: 'untouched', B: 'fail', C: 'untouched', D: 'untouched' });
  const third = run(3, { A: 'untouched', B: 'pass', C: 'pass', D: 'untouched' });
  expect(stand(first, second, third)).toEqual(['A pass rc.1 carried', 'B pass rc.3', 'C pass rc.3', 'D pass rc.1 carried']);
  expect(assembleStandings([first, second, third], null)[1]?.runs.map(({ run: number, result }) => `${number} ${result}`)).toEqual([
    '1 fail',
    '2 fail',
    '3 pass',
  ]);
});

test('a failed step that was not run again stays failed', () => {
  expect(stand(run(1, { A: 'fail' }), run(2, { A: 'untouched' }))).toEqual(['A fail rc.1 carried']);
});

test('a result of other words lapses', () => {
  const [standing] = assembleStandings([run(1, { A: 'pass' }, () => ({ action: 'Do it twice' })), run(2, { A: 'untouched' })], null);
  expect([standing?.result, standing?.reason]).toEqual(['untouched', 'Run 1 said pass of other words, so it must be run again.']);
});

test('a step that the protocol and the newest run do not have is gone, and what only the protocol knows of dependencies counts', () => {
  const asked = [aStep({ id: 'A' }), aStep({ id: 'X', dependsOn: ['A'] })];
  const standings = assembleStandings([run(1, { A: 'fail', X: 'pass', Z: 'fail' }), run(2, { A: 'pass' })], { steps: asked });
  expect(standings.map(({ step, result }) => `${step} ${result}`)).toEqual(['A pass', 'X untouched']);
});

test('steps that depend on each other in a ring, and a chain of ten thousand, come to an end', () => {
  const ring = (id: string) => ({ dependsOn: id === 'P' ? ['Q'] : ['P'] });
  expect(stand(run(1, { P: 'pass', Q: 'pass' }, ring), run(2, { P: 'pass', Q: 'untouched' }, ring))).toEqual([
    'P pass rc.2',
    'Q untouched rc.1',
  ]);
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`S${at}`, 'pass' as const]));
  const chain = (id: string) => ({ dependsOn: id === 'S0' ? [] : [`S${Number(id.slice(1)) - 1}`] });
  const standings = assembleStandings([run(1, many, chain), run(2, { S0: 'pass' })], {
    steps: Object.keys(many).map((id) => aStep({ id, ...chain(id) })),
  });
  expect(standings.filter(({ result }) => result === 'untouched')).toHaveLength(9999);
});
