import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeIssue } from '../../src/text/schema/describe-issue.ts';

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
  expect(describe(wrong)).toMatchInlineSnapshot();
  expect(describe({ ...wrong, name: 7, minutes: 9, place: 4, list: null })).toMatchInlineSnapshot();
  expect(describe({})[0]).toBe('name: it is missing');
  expect(describe([])).toEqual([': it is a list and has to be a group of settings']);
});
