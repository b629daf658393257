import { expect, test } from 'vitest';
import type { Book } from '../../../../src/book/schema/book.ts';
import type { ValidationRecord } from '../../../../src/validation/schema/records/record.ts';
import { formatClauses } from '../../../../src/validation/views/clauses/format-clauses.ts';
import { listClauses } from '../../../../src/validation/views/clauses/list-clauses.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';
import { validationBook } from '../../../fixture/validation-book.ts';
import { protocol, record, signoff, step } from '../../../fixture/validation-parts.ts';

/** A Book with one release that is out, and one record of it. */
function bookWith(own: ValidationRecord): Book {
  const book = syntheticBook({ releases: 2, changes: 1 });
  const { people } = validationBook();
  return {
    ...book,
    people,
    protocols: [protocol({ id: 'release-validation', title: 'Release Validation', reviewDue: '2030-01-01' })],
    products: book.products.map((product) => ({
      ...product,
      releases: product.releases.map((release) =>
        release.status === 'candidate' ? release : { ...release, validation: { records: [own], traces: [] } },
      ),
    })),
  };
}

const sound = record({
  slug: 'release-validation',
  state: 'approved',
  release: '1.0.0',
  steps: [step({ id: 'A-1', result: 'pass', critical: true, tester: 'Jonas Lindqvist', checkedBy: 'Priya Raman' })],
  signoffs: [signoff({ secondComponent: 'user verified' })],
});

/** Clauses in a state, by id. */
const listIn = (book: Book, state: string): readonly string[] =>
  listClauses(book).flatMap(({ clauses }) => clauses.filter((clause) => clause.state === state).map(({ id }) => id));

test('a release with one sound record meets every clause that a tool can see', () => {
  expect(listIn(bookWith(sound), 'not met')).toEqual([]);
  expect(listIn(bookWith(sound), 'organisational')).toEqual([
    '11.10(c)',
    '11.10(d)',
    '11.10(i)',
    '11.10(j)',
    '11.100(b)',
    '11.100(c)',
    '11.300',
    '§2',
    '§7',
    '§12',
    '§17',
    '5.8.7',
    '5.8.8',
  ]);
});

test('without records nothing is met but what people, keys and protocols show', () => {
  const book = bookWith(sound);
  const bare = { ...book, products: syntheticBook({ releases: 2, changes: 1 }).products };
  expect(listIn(bare, 'met')).toEqual(['11.100(a)', '§11']);
});

const correction = {
  kind: 'corrected',
  step: 'A-1',
  field: 'actual',
  from: 'a',
  to: 'b',
  who: 'Jonas Lindqvist',
  email: '',
  writtenAt: null,
  committedAt: null,
  why: 'Fix',
  reasonGiven: false,
  commit: null,
} as const;
const deviation = {
  id: 'DEV-1',
  step: 'A-1',
  severity: 'major',
  status: 'open',
  disposition: '',
  owner: '',
  text: '',
  line: 1,
  column: 1,
} as const;

test.each([
  ['a correction without a reason', { trail: [correction] }, ['11.10(e)', '§9']],
  ['a history that is not known', { trailKnown: false }, ['11.10(e)', '§8', '§9']],
  ['a signature before its turn', { signoffs: [...sound.signoffs, signoff({ state: 'out-of-sequence' })] }, ['11.10(f)']],
  ['a signature in a role that is not theirs', { signoffs: [...sound.signoffs, signoff({ state: 'role-not-allowed' })] }, ['11.10(g)']],
  ['a signature of another record', { signoffs: [...sound.signoffs, signoff({ state: 'moved' })] }, ['11.70']],
  ['a protocol with another digest', { protocol: { ...sound.protocol, state: 'digest-differs' } }, ['11.10(k)']],
  ['a second component that is not evidenced', { signoffs: [signoff()] }, ['11.200(a)(1)']],
  [
    'a critical step checked by its own tester',
    { steps: [step({ id: 'A-1', result: 'pass', critical: true, tester: 'x', checkedBy: 'x' })] },
    ['§6'],
  ],
  ['an open deviation', { state: 'failed', deviations: [deviation] }, ['5.8.1', '5.8.2']],
  ['a deviation that is closed without a decision', { deviations: [{ ...deviation, status: 'closed' }] }, ['5.8.3']],
  ['a candidate that the repository does not have', { candidate: null }, ['5.8.5']],
  ['a step that nobody touched', { state: 'in-progress', steps: [...sound.steps, step({ id: 'A-2' })] }, ['5.8.1', '5.8.6']],
] as const)('%s is against its clauses, and no others', (_what, own, clauses) => {
  expect(listIn(bookWith({ ...sound, ...own }), 'not met')).toEqual(clauses);
});

test('a run that was run again is not held against a release', () => {
  const first = { ...sound, path: 'content/releases/portal/1.0.0/first.mdx', slug: 'first', state: 'failed' } as const;
  const book = bookWith(sound);
  const both = {
    ...book,
    products: book.products.map((product) => ({
      ...product,
      releases: product.releases.map((release) => ({
        ...release,
        validation: {
          ...release.validation,
          records: release.validation.records.length === 0 ? [] : [first, { ...sound, run: 2, previous: first.path }],
        },
      })),
    })),
  };
  expect(listIn(both, 'not met')).toEqual([]);
});

test('an overdue protocol and one key of two people are told', () => {
  const book = bookWith(sound);
  const overdue = { ...book, protocols: book.protocols.map((one) => ({ ...one, reviewDue: '2026-01-01' })) };
  expect(listIn(overdue, 'not met')).toEqual(['§11']);
  const key = book.people[0]?.keys ?? [];
  expect(listIn({ ...book, people: book.people.map((person) => ({ ...person, keys: key })) }, 'not met')).toEqual(['11.100(a)']);
});

test('no page says compliant', () => {
  expect(formatClauses(validationBook(), (address) => address).text).not.toMatch(/complian|complies/i);
});
