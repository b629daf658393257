import { expect, test } from 'vitest';
import type { ChangeKind } from '../../src/backports/schema/cell-state.ts';
import { judgeSupport } from '../../src/backports/schema/judge-support.ts';
import { addDuration, judgeBrought, planWindow } from '../../src/backports/schema/judge-window.ts';
import { isReleaseSubject } from '../../src/backports/schema/release-subject.ts';
import { backportsConfigSchema } from '../../src/book/schema/backports-config.ts';

const config = backportsConfigSchema.parse({ window: { after: 'released major', for: 'P3M' } }).window;
if (!config) throw new Error('There is a window.');
const settings = config;
const window = planWindow(config, '2025-06-02T10:00:00+02:00', '2025-07-01T00:00:00+00:00');
const ada = { by: 'Ada', why: 'it has to be' };

function judge(kind: ChangeKind, date: string, decided: { fastTrack?: typeof ada; override?: typeof ada } = {}) {
  const verdict = judgeBrought({ kind, date, fastTrack: decided.fastTrack ?? null, override: decided.override ?? null }, window, settings);
  return verdict && `${verdict.state}: ${verdict.reason}${verdict.by === null ? '' : `, ${verdict.by}`}`;
}

test('a window opens with the first release of a line and ends on the day after so many months', () => {
  expect(window).toEqual({ from: '2025-06-02', until: '2025-09-02', open: true, most: null });
  expect([addDuration('2025-11-30', 'P3M'), addDuration('2024-02-29', 'P1Y'), addDuration('2025-12-30', 'P2W')]).toEqual([
    '2026-02-28',
    '2025-02-28',
    '2026-01-13',
  ]);
});

test('inside the window fixes, documentation and security may come, and a feature as fast track with a named person', () => {
  const day = '2025-09-01T23:59:00+00:00';
  expect(judge('fix', day)).toBe('inside: inside the window');
  expect(judge('documentation', day)).toBe('inside: inside the window');
  expect(judge('security', day)).toBe('security: security');
  expect(judge('feature', day)).toBe('violation: a feature, inside the window; not fast track');
  expect(judge('feature', day, { fastTrack: ada })).toBe('fast-track: it has to be, Ada');
  expect(judge('upkeep', day)).toBeNull();
});

test('outside the window security alone may come, unless a named person overrides that', () => {
  const day = '2025-09-13T00:00:00+00:00';
  expect(judge('security', day)).toBe('security: security, exempt from the window');
  expect(judge('fix', day)).toBe('violation: a fix, 12 days after the window closed');
  expect(judge('feature', day, { fastTrack: ada })).toBe('violation: a feature, 12 days after the window closed; not fast track');
  expect(judge('fix', day, { override: ada })).toBe('overridden: it has to be, Ada');
});

test('support is judged by the day', () => {
  const dates = { maintenanceFrom: '2025-01-01', securityFrom: '2025-06-01', endOfLife: '2026-01-01' };
  const state = (asOf: string) => judgeSupport(dates, asOf, 'the configuration').state;
  expect(
    [
      '2024-12-31T23:59:59+00:00',
      '2025-05-31T23:59:59+00:00',
      '2025-06-01T00:00:00+00:00',
      '2026-01-01T00:30:00+01:00',
      '2026-01-01T00:00:00+00:00',
    ].map(state),
  ).toEqual(['planned', 'maintained', 'security-only', 'security-only', 'end-of-life']);
  expect(judgeSupport({}, '2025-01-01T00:00:00+00:00', 'x').state).toBe('unknown');
});

test('commits that only make a release are told from those that change something', () => {
  const subjects = [
    'Release 2.1.1',
    'v2.1.1',
    'chore(release): bump version to 2.1.1',
    'Update CHANGELOG for 2.1.1',
    'Add Python 3.12 support',
    'Fix the release notes of the reader',
  ];
  expect(subjects.map(isReleaseSubject)).toEqual([true, true, true, true, false, false]);
});

test('the day on which a window closes is no longer inside it', () => {
  expect(judge('fix', '2025-09-02T00:00:00+00:00')).toBe('violation: a fix, 1 day after the window closed');
  const isOpen = (asOf: string) => planWindow(settings, '2025-06-02T10:00:00+02:00', asOf).open;
  expect(['2025-06-01', '2025-06-02', '2025-09-01', '2025-09-02'].map((day) => isOpen(`${day}T00:00:00+00:00`))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
