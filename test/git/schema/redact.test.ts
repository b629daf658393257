import { expect, test } from 'vitest';
import { redactCredentials, redactCredentialsOf } from '../../../src/git/schema/redact.ts';

test('names and passwords of URLs are taken out, wherever they stand', () => {
  expect(redactCredentials('see https://me:pass@a.example/x and ssh://git@b.example, not c@d.example')).toBe(
    'see https://a.example/x and ssh://b.example, not c@d.example',
  );
});

test('credentials that a message quotes in another form are taken out too', () => {
  expect(redactCredentialsOf('git://me:pass@a.example/x', 'cannot look up me:pass@a.example')).toBe('cannot look up a.example');
  expect(redactCredentialsOf('https://ghp_abc@a.example/x', 'the token ghp_abc is not valid')).toBe('the token … is not valid');
  expect(redactCredentialsOf('ssh://git@a.example/x', 'git is not welcome')).toBe('git is not welcome');
});
