import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const source = pathToFileURL(path.join(import.meta.dirname, '..', '..', '..', 'scripts', 'book', 'ease-reading.ts')).href;

// How V8 tells that its most thorough compiler made a function's code.
const thorough = 1 << 5;

const script = `
  import { easeReading } from ${JSON.stringify(source)};
  const told = [];
  const report = easeReading(({ stage, state }) => told.push(stage + ' ' + state));
  const work = (name) => {
    const sum = new Function('list', '/* ' + name + ' */ let sum = 0; for (let at = 0; at < list.length; at += 1) sum += list[at]; return sum;');
    const status = new Function('sum', 'return %GetOptimizationStatus(sum)');
    const list = Array.from({ length: 1000 }, (_, index) => index);
    for (let round = 0; round < 300_000 && (status(sum) & ${thorough}) === 0; round += 1) sum(list);
    return (status(sum) & ${thorough}) !== 0;
  };
  const compiled = [];
  const step = (stage, state) => report({ stage, subject: '', state });
  step('read', 'begun');
  compiled.push(work('one'));
  step('read', 'ended');
  step('assemble', 'begun');
  step('assemble', 'ended');
  compiled.push(work('another'));
  console.log(JSON.stringify({ told, compiled }));
`;

test('while histories are read V8 compiles quickly, afterwards as usual, and progress is passed on', () => {
  const args = ['--allow-natives-syntax', '--input-type=module', '--eval', script];

  expect(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))).toEqual({
    told: ['read begun', 'read ended', 'assemble begun', 'assemble ended'],
    compiled: [false, true],
  });
});
