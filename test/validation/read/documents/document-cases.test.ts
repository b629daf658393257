import { expect, test } from 'vitest';
import { parseProtocol } from '../../../../src/validation/read/documents/parse-protocol.ts';
import { parseRecord } from '../../../../src/validation/read/documents/parse-record.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';
import type { ParsedBody } from '../../../../src/validation/schema/records/parsed-document.ts';
import { documentCases, importCases } from './document-cases.ts';

const brief = ({ steps }: ParsedBody) =>
  steps.map(
    ({ id, action, expected, result, reason }) => `${id} | ${action} | ${expected} | ${result}${reason === '' ? '' : `: ${reason}`}`,
  );

test.each(documentCases)('$name', ({ text, steps, problems = [] }) => {
  const { body } = parseRecord(text, { source: 'a.mdx', folder: null });
  expect(brief(body)).toEqual(steps);
  expect(body.problems.map(({ code }) => code)).toEqual(problems);
});

test.each(importCases)('$name comes in as a protocol', ({ text, steps }) => {
  const { protocol, losses, seen } = importProtocol(text, { source: 'lamp.md' });
  const { body } = parseProtocol(protocol, { source: 'lamp.mdx' });
  expect(brief(body)).toEqual(steps);
  expect(seen).toBeNull();
  expect(Object.values(losses.fates).reduce((sum, count) => sum + count, 0)).toBe(losses.lines.length);
  expect(losses.steps).toBe(steps.length);
});

const importText = (text: string) => importProtocol(text, { source: 'lamp.md' });

test('what an execution wrote is in no word of the protocol, and is in the report', () => {
  const [table, labels] = ['values of an execution do not stay in a table', 'values of an execution do not stay below labels'].map((name) =>
    importText(importCases.find((one) => one.name === name)?.text ?? ''),
  );
  expect(table?.protocol).not.toMatch(/4\.2 lux|Pass\b(?!\/)|GH|2025|IJ/);
  expect(table?.losses.lines.at(-1)?.dropped).toEqual(['4.2 lux Pass GH 2025-06-02 IJ']);
  expect(labels?.protocol).not.toMatch(/It burned\.|PASS|GH/);
});

test('items without a box are on the page in their place, and the report says so', () => {
  const { protocol, losses } = importText(
    '# Lamp\n\n## Do\n\n- [ ] Light it.\n- Wait ten minutes.\n- [ ] Read the meter.\n- Then go home.\n',
  );
  const { body } = parseProtocol(protocol, { source: 'a.mdx' });
  expect(body.blocks.map((block) => (block.kind === 'prose' ? block.text : block.kind))).toEqual([
    'heading',
    'steps',
    '- Wait ten minutes.',
    'steps',
    '- Then go home.',
  ]);
  expect(losses.lines.map(({ fate }) => fate)).toEqual(['front matter', 'heading', 'step', 'prose', 'step', 'prose']);
});

test('each line of a numbered list is part of a step, however short its words are', () => {
  const { losses } = importText('# Plan\n\n## Test one\n\n1. Open it.\n2. Close it.\n\n## Test two\n\n1. Read it.\n2. Write it down.\n');
  expect(losses.fates).toMatchObject({ step: 4, prose: 0, heading: 2 });
});

test('title, version and state of a draft stay, and so do its first headings', () => {
  const text =
    '---\ntitle: Release 1.2\nversion: "0.1"\nstatus: Draft\n---\n\n# Planning\n\n- [ ] Light it\n\n# Doing\n\n- [ ] Blow it out\n';
  const { protocol, body } = parseProtocol(importText(text).protocol, { source: 'a.mdx' });
  expect(protocol).toMatchObject({ title: 'Release 1.2', version: '0.1', status: 'draft' });
  expect(body.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual(['Planning', 'Doing']);
});

test('a document in which no step is understood says what it has', () => {
  expect(importText('# Lamp\n\nLight it, then read the meter.\n').seen).toBe('text');
  const log =
    '# Deviation log\n\n| Deviation ID | Test Step | Description | Severity | Status |\n| --- | --- | --- | --- | --- |\n| DEV-1 | [Step X] | [What] | [Minor] | [Open] |\n\n### Deviation DEV-1: [Title]\n\n**Expected Behavior:**\n[What]\n\n**Actual Behavior:**\n[What]\n';
  expect(importText(log).seen).toBe(
    '1 heading, 1 table (`Deviation ID | Test Step | Description | Severity | Status`), 1 deviation, text; it looks like a deviation log',
  );
});

test('those who sign become roles, as many as there are', () => {
  const roles = (text: string) =>
    parseProtocol(importText(`${text}\n\n- [ ] Light it\n`).protocol, { source: 'a.mdx' }).protocol?.roles.map(
      ({ role, meaning }) => `${role} ${meaning}`,
    );
  expect(
    roles(
      '| Role | Name | Signature | Date |\n| --- | --- | --- | --- |\n| Executed By | | | |\n| Reviewed By (SME) | | | |\n| QA Manager | | | |',
    ),
  ).toEqual(['tester author', 'reviewer-sme reviewer', 'qa-manager approval']);
  expect(
    roles('**Performed By**: ____\n**Signature**: ____\n**Date**: ____\n\n**QA Manager Name**: ____\n**Title**: ____\n**Signature**: ____'),
  ).toEqual(['tester author', 'qa-manager approval']);
  expect(roles('Nobody.')).toEqual(['tester author', 'approver approval']);
});
