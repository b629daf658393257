import { expect, test } from 'vitest';
import { formatGithub, formatGitlab, formatSarif } from '../../scripts/terminal/format-annotations.ts';
import type { Book } from '../../src/book/schema/book.ts';

const problems: Book['problems'] = [
  {
    code: 'step-without-result',
    severity: 'error',
    place: { source: 'content/releases/portal/2.3.0/a, b: 100%.mdx', line: 41, column: 3 },
    message: 'Step `ING-3` has no result.\n::error::forged',
    hint: 'Write pass or fail.',
  },
  { code: 'tag-without-commit', severity: 'warning', place: { source: 'portal-api', subject: 'v1' }, message: 'No commit.' },
];
const place = { docket: '0.1.0', prefix: 'records/' };

test('an annotation names file and line, and no text of a problem becomes a command of its own', () => {
  expect(formatGithub(problems, place)).toBe(
    [
      '::error file=records/content/releases/portal/2.3.0/a%2C b%3A 100%25.mdx,line=41,col=3,title=step-without-result::Step `ING-3` has no result.%0A::error::forged Write pass or fail.',
      '::warning title=tag-without-commit::portal-api: No commit.',
      '',
    ].join('\n'),
  );
});

test('the code quality report has a fingerprint for each problem that stays while it does', () => {
  const [first, second] = JSON.parse(formatGitlab(problems, place));
  expect(first).toMatchObject({
    check_name: 'step-without-result',
    severity: 'major',
    location: { path: 'records/content/releases/portal/2.3.0/a, b: 100%.mdx', lines: { begin: 41 } },
  });
  expect(first.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(second.fingerprint).not.toBe(first.fingerprint);
  expect(JSON.parse(formatGitlab(problems.toReversed(), place))[1]).toEqual(first);
});

test('SARIF names each code once and points results to it', () => {
  const { version, runs } = JSON.parse(formatSarif(problems, place));
  expect(version).toBe('2.1.0');
  expect(runs[0].tool.driver.rules).toEqual([{ id: 'step-without-result' }, { id: 'tag-without-commit' }]);
  expect(runs[0].results).toMatchObject([
    {
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'records/content/releases/portal/2.3.0/a,%20b:%20100%25.mdx' },
            region: { startLine: 41, startColumn: 3 },
          },
        },
      ],
    },
    { ruleIndex: 1, level: 'warning', locations: [{ logicalLocations: [{ fullyQualifiedName: 'portal-api' }] }] },
  ]);
});
