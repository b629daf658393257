import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeIssue } from '../../src/text/schema/problems/describe-issue.ts';

const schema = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(['fix', 'feature']),
  minutes: z.number().int().max(5),
  from: z.iso.date(),
  list: z.array(z.string()).min(2),
  place: z.union([z.string(), z.strictObject({ id: z.string() })]),
  slug: z.string().regex(/^[a-z]+$/, 'write it in small letters'),
  url: z.url(),
});

function describe(value: unknown): readonly string[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${describeIssue(issue)}`);
}

test('what is wrong with a value is said in words of people', () => {
  const wrong = {
    name: '',
    kind: 'bug',
    minutes: 2.5,
    from: 'soon',
    list: ['a'],
    place: { is: 3 },
    slug: 'A B',
    url: 'here',
    more: 1,
    less: 2,
  };
  expect(describe(wrong)).toEqual([
    'name: it is empty',
    'kind: it has to be one of `fix`, `feature`',
    'minutes: it has to be a whole number',
    'from: it has to be a day, such as `2026-01-31`',
    'list: it has to have at least 2 entries',
    'place: `id`: it is missing',
    'slug: write it in small letters',
    'url: it has to be an address, such as `https://example.org/`',
    ': `more`, `less` are not known here',
  ]);
  const others = describe({ ...wrong, name: 7, minutes: 9, place: 4, list: null });
  expect(others).toContain('name: it is a number and has to be text');
  expect(others).toContain('minutes: it may be at most 5');
  expect(others).toContain('list: it is empty and has to be a list');
  expect(others).toContain('place: it is a number and has to be text or a group of settings');
  expect(describe({})[0]).toBe('name: it is missing');
  expect(describe([])).toEqual([': it is a list and has to be a group of settings']);
});
