import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseAgentKeys } from '../../scripts/sign/agent-keys.ts';
import { chooseOwnKey, readKey } from '../../scripts/sign/choose-key.ts';
import { parsePublicKey } from '../../scripts/sign/public-key.ts';
import { formatSshFingerprint } from '../../src/keys/ssh-key.ts';
import { makeFolder } from '../git-repository.ts';
import { startAgent, type TestAgent } from './ssh-agent.ts';

const hasSshAgent = spawnSync('ssh-agent', ['-?']).error === undefined;
const keys = mkdtempSync(join(tmpdir(), 'docket-keys-'));
const publicKeys = new Map<string, Buffer>();
let agent: TestAgent;

function publicKey(name: string): Buffer {
  return publicKeys.get(name) ?? Buffer.alloc(0);
}

/** A folder such as `~/.ssh` with some of the keys, each with its private half or without. */
function makeKeyFolder(...files: readonly string[]): string {
  const folder = makeFolder();
  for (const file of files) copyFileSync(join(keys, file), join(folder, file));
  return folder;
}

describe.skipIf(!hasSshAgent)('the key that signs', () => {
  beforeAll(async () => {
    for (const name of ['jonas', 'mara', 'old', 'other']) {
      spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(keys, name)]);
      publicKeys.set(name, parsePublicKey(readFileSync(join(keys, `${name}.pub`), 'utf8')) ?? Buffer.alloc(0));
    }
    agent = await startAgent(keys);
    for (const name of ['mara', 'old', 'other']) agent.add(join(keys, name));
    vi.stubEnv('SSH_AUTH_SOCK', agent.socket);
  });
  afterAll(() => {
    agent.stop();
    vi.unstubAllEnvs();
    rmSync(keys, { recursive: true, force: true });
  });
  afterEach(() => vi.stubEnv('SSH_AUTH_SOCK', agent.socket));

  test('is the one in the folder that may sign, whatever the agent holds', async () => {
    const folder = makeKeyFolder('jonas', 'jonas.pub', 'other', 'other.pub');
    expect(await chooseOwnKey({ allowed: [publicKey('jonas'), publicKey('mara')], folder })).toEqual({
      file: join(folder, 'jonas'),
      publicKey: publicKey('jonas'),
    });
  });

  test('is the one of the agent where the folder has none, or only its public half', async () => {
    const expected = { file: null, publicKey: publicKey('mara') };
    expect(await chooseOwnKey({ allowed: [publicKey('jonas'), publicKey('mara')], folder: join(keys, 'nothing') })).toEqual(expected);
    expect(await chooseOwnKey({ allowed: [publicKey('mara')], folder: makeKeyFolder('mara.pub') })).toEqual(expected);
  });

  test('is asked for when several may sign, in the folder or in the agent, and can be named by its fingerprint', async () => {
    const allowed = [publicKey('jonas'), publicKey('mara'), publicKey('old')];
    const folder = makeKeyFolder('jonas', 'jonas.pub', 'mara', 'mara.pub');
    await expect(chooseOwnKey({ allowed, folder })).rejects.toThrow(
      `Several keys in \`~/.ssh\` may sign off: \`${join(folder, 'jonas')}\`, \`${join(folder, 'mara')}\`.`,
    );
    const [mara = '', old = ''] = ['mara', 'old'].map((name) => formatSshFingerprint(publicKey(name)));
    await expect(chooseOwnKey({ allowed, principal: 'm@x.example', folder: join(keys, 'nothing') })).rejects.toMatchObject({
      message: `Several keys of the ssh agent may sign off as \`m@x.example\`: \`${mara}\` (mara), \`${old}\` (old).`,
      hint: 'Choose one with `--key SHA256:…`.',
    });
    expect(await readKey(old)).toEqual({ file: null, publicKey: publicKey('old') });
    await expect(readKey('SHA256:abc')).rejects.toThrow('The ssh agent holds no key `SHA256:abc`.');
  });

  test('is missed where it is nowhere, and where no agent answers', async () => {
    const none = { allowed: [publicKey('jonas')], folder: makeKeyFolder('jonas.pub') };
    await expect(chooseOwnKey(none)).rejects.toThrow('None of the keys in `~/.ssh` may sign off, nor any that the ssh agent holds.');
    vi.stubEnv('SSH_AUTH_SOCK', join(keys, 'nothing'));
    await expect(chooseOwnKey(none)).rejects.toThrow('None of the keys in `~/.ssh` may sign off, and no ssh agent answers.');
    await expect(readKey('SHA256:abc')).rejects.toThrow('No ssh agent answers.');
  });
});

test('an agent tells keys on tokens as it tells others, and what is no key is passed over', () => {
  const type = 'sk-ssh-ed25519@openssh.com';
  const field = (text: string | Buffer) => Buffer.concat([Buffer.from([0, 0, 0, text.length]), Buffer.from(text)]);
  const blob = Buffer.concat([field(type), field(Buffer.alloc(32, 7)), field('ssh:')]);
  expect(
    parseAgentKeys(`The agent has no identities.\n${type} ${blob.toString('base64')} Mara,\u001b[2J blue token\nssh-rsa AAAA\n\n`),
  ).toEqual([{ publicKey: blob, comment: 'Mara,\uFFFD[2J blue token' }]);
});
