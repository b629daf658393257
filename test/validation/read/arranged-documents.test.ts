import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRecord } from '../../../src/validation/read/documents/parse-record.ts';
import { importProtocol } from '../../../src/validation/read/imports/import-protocol.ts';
import { type ArrangedDocument, arrangedDocument } from '../../fixture/arranged-document.ts';
import { often } from '../../often.ts';

/** How many documents there are, unless DOCKET_DOCUMENTS says. */
const runs = Number(process.env['DOCKET_DOCUMENTS'] ?? often(120, 20_000));
/** Which of them, so that several processes can read others: `DOCKET_DOCUMENTS_SEED=1`. */
const seed = 20_261_130 + Number(process.env['DOCKET_DOCUMENTS_SEED'] ?? 0);

/** What is wrong with the reading of a document: nothing, when all is well. A step that is not read is no verdict; one that is must not say the opposite. */
function complain({ text, steps }: ArrangedDocument): readonly string[] {
  const { filled, protocol, parsed: template, losses, problems } = importProtocol(text, { source: 'a.md' });
  const record = parseRecord(filled, { source: 'a.mdx', folder: null });
  const lines = filled.split('\n');
  return [
    ...steps.flatMap(({ word, verdict }) => {
      const own = record.body.steps.filter(({ action }) => new RegExp(`\\b${word}\\b`).test(action));
      const wanted = verdict === 'open' || verdict === null ? 'untouched' : verdict;
      const wrong = own
        .filter(({ result }) => result !== wanted)
        .map(({ result }) => `${word} is ${result}, and was written as ${verdict}`);
      const said = verdict !== null || own.length === 0 || record.problems.some(({ code }) => /^step-result-|^step-answer/.test(code));
      return [
        ...wrong,
        ...(own.length === 1 ? [] : [`${word} is read ${own.length} times`]),
        ...(said ? [] : [`${word} can be read in two ways, and nothing says so`]),
      ];
    }),
    ...template.body.steps
      .filter(({ result, actual }) => result !== 'untouched' || actual !== '')
      .map(({ action }) => `the template keeps a result of ${action}`),
    ...(template.body.steps.length === record.body.steps.length ? [] : ['the template has other steps']),
    ...(losses.lines.length === text.split('\n').filter((line) => line.trim() !== '').length ? [] : ['the report has other lines']),
    ...[...record.problems, ...problems]
      .filter(({ place }) => (place.line ?? 0) < 1 || (place.line ?? 0) > Math.max(lines.length, protocol.split('\n').length))
      .map(({ code }) => `${code} has no place`),
  ];
}

test(`no arrangement of steps turns a verdict around, and no template keeps one: ${runs} documents of seed ${seed}`, {
  timeout: 3_600_000,
}, () => {
  fc.assert(
    fc.property(arrangedDocument, (document) => {
      expect(complain(document)).toEqual([]);
    }),
    { numRuns: runs, seed },
  );
});
