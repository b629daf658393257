import { expect, test } from 'vitest';
import { blankBook } from '../../../../src/collect/blank.ts';
import { assembleBook } from '../../../../src/releases/assemble/release/assemble-book.ts';
import { without } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

function statesOf(support: Record<string, { security?: string; end?: string; next?: string }>, asOf: string): readonly string[] {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('1.0.0', commit('Start'));
  branch('release-1.0', tip('main'));
  tag('1.1.0', commit('Go on'));
  const config = { id: 'app', name: 'App', repositories: [{ path: 'app' }], support };
  const product = { config, histories: [history()], signatures: new Map(), notes: [], lock: [], ...without };
  const book = assembleBook({ title: 'Releases', docket: '0', asOf, products: [product], blank: blankBook, problems: [] });
  return (book.products[0]?.lines ?? []).map(({ id, state }) => `${id} ${state.kind}: ${state.reason}`);
}

test('what is configured of a line’s support goes before what tags show, as of a date', () => {
  const support = { '1.0': { security: '2026-01-01', end: '2026-07-01', next: '2026-02-01' } };
  const newest = '1.1 maintained: It is the newest line.';
  const of = (day: string): string | undefined => statesOf(support, `${day}T12:00:00+00:00`)[1];
  expect(statesOf(support, '2025-12-31T12:00:00+00:00')[0]).toBe(newest);
  expect(of('2025-12-31')).toBe(
    '1.0 maintained: It is maintained, as configured. Its support ends on 2026-07-01. Its next release is planned for 2026-02-01.',
  );
  expect(of('2026-01-01')).toMatch(/^1\.0 security-only: It gets security fixes alone since 2026-01-01, as configured\./);
  expect(of('2026-07-01')).toMatch(/^1\.0 security-only/);
  expect(of('2026-07-02')).toBe('1.0 end-of-life: Its support ended on 2026-07-01, as configured.');
});
