import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from '../../../../src/text/schema/html.ts';
import { type FormatSteps, formatBlocks } from '../../../../src/validation/views/record/format-blocks.ts';
import { step } from '../../../fixture/validation-parts.ts';

const list: FormatSteps = (steps, section) => html`[${section}: ${steps.map(({ id }) => `${id} `)}]`;
const heading = (depth: number, text: string) => ({ kind: 'heading', depth, text, line: 1 }) as const;

test('blocks stand in the order of the file, and a step that no block names follows at the end', () => {
  const blocks = [
    { kind: 'prose', html: '<p>First.</p>', text: 'First.', line: 1 },
    heading(2, 'Sign in'),
    { kind: 'steps', steps: ['A-2', 'A-1'], line: 3 },
  ] as const;
  expect(formatBlocks(blocks, [step({ id: 'A-1' }), step({ id: 'A-2' }), step({ id: 'A-3' })], list).text).toBe(
    '<div class="prose"><p>First.</p></div><h3>Sign in</h3>[Sign in: A-2 A-1 ][Sign in: A-3 ]',
  );
});

test('headings begin at the third level and leave none out', () => {
  const text = formatBlocks([heading(1, 'a'), heading(4, 'b'), heading(2, 'c'), heading(1, 'd')], [], list).text;
  expect(text).toBe('<h3>a</h3><h4>b</h4><h4>c</h4><h3>d</h3>');
});

test('two steps with one id are both shown, each once', () => {
  const blocks = [
    { kind: 'steps', steps: ['A-1'], line: 1 },
    { kind: 'steps', steps: ['A-1'], line: 2 },
  ] as const;
  const texts = [step({ id: 'A-1', action: 'one' }), step({ id: 'A-1', action: 'two' })];
  expect(formatBlocks(blocks, texts, (steps) => html`[${steps.map(({ action }) => action)}]`).text).toBe('[one][two]');
});

test('whatever the blocks name, each step is shown once and no heading skips a level', () => {
  const id = fc.constantFrom('A', 'B', 'C', 'D');
  const block = fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), depth: fc.integer({ min: 1, max: 6 }), text: fc.string(), line: fc.constant(1) }),
    fc.record({ kind: fc.constant('steps' as const), steps: fc.array(id), line: fc.constant(1) }),
  );
  fc.assert(
    fc.property(fc.array(block), fc.array(id), (blocks, ids) => {
      const shown: string[] = [];
      const text = formatBlocks(
        blocks,
        ids.map((own, at) => step({ id: own, action: `${own}${at}` })),
        (steps) => {
          shown.push(...steps.map(({ action }) => action));
          return html``;
        },
      ).text;
      expect([...shown].sort()).toEqual(ids.map((own, at) => `${own}${at}`).sort());
      const levels = [...text.matchAll(/<h(\d)>/g)].map((match) => Number(match[1]));
      for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 2) + 1);
    }),
    { seed: 20_261_121 },
  );
});
