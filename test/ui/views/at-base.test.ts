import { expect, test } from 'vitest';
import { atBase } from '../../../src/ui/views/at-base.ts';

test('addresses stand below the folder that the site is served from', () => {
  expect(['/', '/portal/#releases', '#changes'].map(atBase('/releases/'))).toEqual([
    '/releases/',
    '/releases/portal/#releases',
    '#changes',
  ]);
  expect(['/', '/portal/'].map(atBase('/'))).toEqual(['/', '/portal/']);
});
