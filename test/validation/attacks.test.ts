import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { formatSshPublicBlob, formatSshPublicKey, signSsh } from '../../src/keys/ssh-sign.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import { nameSignature, planSignoff } from '../../src/validation/assemble/signoffs/plan-signoff.ts';
import type { SignoffSources } from '../../src/validation/assemble/signoffs/signoff-sources.ts';
import { verifyBook } from '../../src/validation/assemble/signoffs/verify-book.ts';
import { formatFound, formatRecordText, makeRecordsProject, type RecordsProject } from '../fixture/records-project.ts';
import { makeFolder, openRepository, type TestRepository } from '../git-repository.ts';

const release = 'content/releases/portal/1.0.0';
const keys = {
  mara: generateKeyPairSync('ed25519').privateKey,
  jo: generateKeyPairSync('ed25519').privateKey,
  lin: generateKeyPairSync('ed25519').privateKey,
  mallory: generateKeyPairSync('ed25519').privateKey,
};
const asOf = '2026-04-01T00:00:00Z';
const start = 1772700000;

let project: RecordsProject;
let git: TestRepository;
let hour: number;

beforeEach(() => {
  project = makeRecordsProject();
  const people = (['mara', 'jo', 'lin'] as const).map(
    (who) => `  - { principal: ${who}, name: ${who}, roles: [{ role: ${who === 'mara' ? 'tester' : 'qa'} }] }\n`,
  );
  project.write('content/people.yaml', `people:\n${people.join('')}`);
  const signers = (['mara', 'jo', 'lin'] as const).map((who) => `${who} namespaces="signoff@docket" ${formatSshPublicKey(keys[who])}\n`);
  project.write('content/allowed_signers', signers.join(''));
  project.write(`${release}/oq.mdx`, formatRecordText({ commit: project.first }));
  hour = 0;
  commit('test: execute');
  git = openRepository(project.root);
});

/** An hour passes with each commit. */
function commit(message: string): void {
  hour += 1;
  project.commit(message, `${start + hour * 3600} +0000`);
}

/** Signs as `docket sign` does, half an hour after the last commit; gives the path of the pair without its ending. */
async function sign(who: 'mara' | 'jo' | 'lin', refuses = false, at = start + hour * 3600 + 1800): Promise<string> {
  const found: SignoffSources[] = [];
  await project.collect({ asOf, onSignoffs: (sources) => found.push(sources) });
  const [sources] = found;
  const context = sources?.contexts.get(`${release}/oq.mdx`);
  if (sources === undefined || context === undefined) throw new Error('There is no record.');
  const { statement, refusal } = planSignoff(context, sources.files, {
    keys: sources.keys,
    missing: sources.missing.get(context.record.path) ?? [],
    wish: {
      role: who === 'mara' ? 'tester' : 'qa',
      meaning: refuses ? 'disapproval' : null,
      publicKey: formatSshPublicBlob(keys[who]),
      principal: null,
      comment: refuses ? 'Data loss.' : '',
      signedAt: new Date(at * 1000).toISOString().replace('.000Z', 'Z'),
      zone: 'UTC',
    },
  });
  if (statement === null) throw new Error(refusal);
  const message = formatStatement(statement);
  const stem = `${release}/signatures/oq/${nameSignature(statement)}`;
  project.write(`${stem}.json`, message);
  project.write(`${stem}.sig`, signSsh({ key: keys[who], namespace: 'signoff@docket', message: Buffer.from(message) }));
  return stem;
}

/** What most tests begin with is signed once, and copied. */
const approved = { folder: '', hours: 0 };
afterAll(() => rmSync(approved.folder, { recursive: true, force: true }));

async function approve(): Promise<void> {
  const begun = hour === 1;
  if (begun && approved.folder !== '') {
    cpSync(approved.folder, project.root, { recursive: true });
    hour = approved.hours;
    return;
  }
  await sign('mara');
  commit('test: sign');
  await sign('jo');
  commit('test: approve');
  if (!begun) return;
  approved.folder = mkdtempSync(join(tmpdir(), 'docket-'));
  approved.hours = hour;
  cpSync(project.root, approved.folder, { recursive: true });
}

/** Refuses, commits that, and deletes it in the next commit. */
async function refuseAndDelete(): Promise<void> {
  const stem = await sign('lin', true);
  commit('test: refuse');
  for (const ending of ['json', 'sig']) rmSync(join(project.root, `${stem}.${ending}`));
  commit('chore: tidy');
}

async function tell() {
  const book = await project.collect({ asOf });
  const states = book.products.flatMap(({ releases }) =>
    releases.flatMap(({ validation }) => validation.records.map(({ state }) => state)),
  );
  const { failures, doubts } = verifyBook(book, { below: [], root: null });
  return { states, failures: failures.map(({ reason }) => reason), doubts: doubts.map(({ reason }) => reason), found: formatFound(book) };
}

const isGreen = ({ states, failures }: Awaited<ReturnType<typeof tell>>): boolean => states.includes('approved') && failures.length === 0;

test('what is approved as the rules say is approved', async () => {
  await approve();
  expect(await tell()).toMatchObject({ states: ['approved'], failures: [], doubts: [] });
});

describe('a history that cannot be read whole is no approval', () => {
  const told = async (change: () => void) => {
    await approve();
    await refuseAndDelete();
    change();
    const { states, found } = await tell();
    return { states, codes: found.filter((line) => line.includes('records-')).map((line) => /records-[\w-]+/.exec(line)?.[0]) };
  };
  const replaceGit = (...args: readonly string[]): void => {
    const clone = join(makeFolder(), 'clone');
    git.git('clone', '-q', '--no-local', ...args, `file://${project.root}`, clone);
    rmSync(join(project.root, '.git'), { recursive: true });
    cpSync(join(clone, '.git'), join(project.root, '.git'), { recursive: true });
  };

  test('a shallow clone', async () => {
    expect(await told(() => replaceGit('--depth', '1'))).toEqual({ states: ['doubtful'], codes: ['records-history-shallow'] });
  });

  test('a partial clone', async () => {
    const partial = (): void => {
      git.git('config', 'uploadpack.allowFilter', 'true');
      replaceGit('--filter=blob:none');
    };
    expect(await told(partial)).toEqual({ states: ['doubtful'], codes: ['records-history-missing'] });
  });

  test('a folder without its repository', async () => {
    expect(await told(() => rmSync(join(project.root, '.git'), { recursive: true }))).toEqual({
      states: ['doubtful'],
      codes: ['records-without-history'],
    });
  });

  test.each(['content', 'content/releases'])('a submodule, or any repository of its own: %s', async (folder) => {
    const { states, codes } = await told(() => {
      cpSync(join(project.root, '.git'), join(project.root, folder, '.git'), { recursive: true });
    });
    expect({ green: states.includes('approved'), told: codes.includes('records-history-elsewhere') }).toEqual({ green: false, told: true });
  });

  test.each(['content', 'content/releases'])('a link: %s', async (folder) => {
    await approve();
    renameSync(join(project.root, folder), join(project.root, 'elsewhere'));
    symlinkSync(join(project.root, 'elsewhere'), join(project.root, folder));
    commit('chore: move');
    const { states, found } = await tell();
    expect({ green: states.includes('approved'), told: found.some((line) => line.includes('records-history-elsewhere')) }).toEqual({
      green: false,
      told: true,
    });
  });

  test('a repository that says it is bare', async () => {
    const { states, codes } = await told(() => git.git('config', 'core.bare', 'true'));
    expect({ states: states.includes('approved'), codes }).toEqual({ states: false, codes: expect.any(Array) });
  });

  test('an order file that is not there', async () => {
    const { states } = await told(() => git.git('config', 'diff.orderFile', '/nonexistent'));
    expect(states).not.toContain('approved');
  });

  test('replace refs that show another history', async () => {
    const { states } = await told(() => git.git('replace', 'HEAD~1', 'HEAD~2'));
    expect(states).not.toContain('approved');
  });

  test('grafts that cut the history', async () => {
    const { states } = await told(() =>
      project.write('.git/info/grafts', `${git.git('rev-parse', 'HEAD')} ${git.git('rev-parse', 'HEAD~2')}\n`),
    );
    expect(states).not.toContain('approved');
  });
});

describe('a refusal that was deleted stays, whatever is renamed', () => {
  beforeEach(async () => {
    await approve();
    await sign('lin', true);
    commit('test: refuse');
  });
  const remove = (): void => {
    const lists = git.git('ls-files', '*/3-*').split('\n');
    for (const file of lists) rmSync(join(project.root, file));
    commit('chore: tidy');
  };
  const move = (from: string, to: string): void => {
    renameSync(join(project.root, from), join(project.root, to));
    commit('chore: rename');
  };

  test('deleted where it lies', async () => {
    remove();
    expect(isGreen(await tell())).toBe(false);
  });

  test('the record, to another name', async () => {
    move(`${release}/signatures/oq`, `${release}/signatures/check`);
    move(`${release}/oq.mdx`, `${release}/check.mdx`);
    remove();
    expect(isGreen(await tell())).toBe(false);
  });

  test('the record, to capitals and back', async () => {
    move(`${release}/oq.mdx`, `${release}/OQ.mdx`);
    move(`${release}/signatures/oq`, `${release}/signatures/OQ`);
    remove();
    expect(isGreen(await tell())).toBe(false);
    move(`${release}/OQ.mdx`, `${release}/oq.mdx`);
    move(`${release}/signatures/OQ`, `${release}/signatures/oq`);
    expect(isGreen(await tell())).toBe(false);
  });

  test('the product, and back without it', async () => {
    move('content/releases/portal', 'content/releases/gate');
    remove();
    expect(isGreen(await tell())).toBe(false);
    move('content/releases/gate', 'content/releases/portal');
    expect(isGreen(await tell())).toBe(false);
  });
});

describe('half of a refusal', () => {
  for (const ending of ['json', 'sig']) {
    test(`does not go away in silence once it was committed: .${ending}`, async () => {
      await approve();
      const stem = await sign('lin', true);
      rmSync(join(project.root, `${stem}.${ending === 'json' ? 'sig' : 'json'}`));
      commit('test: refuse');
      expect((await tell()).states).not.toContain('approved');
      rmSync(join(project.root, `${stem}.${ending}`));
      commit('chore: tidy');
      const lost = `Git remembers \`${stem}.${ending}\`, one file of a signature, and it was taken away: nobody can say what was signed.`;
      const { states, failures } = await tell();
      expect({ states, failures }).toEqual({ states: ['doubtful'], failures: [lost] });
      // Whoever signs again says what it means.
      await sign('lin');
      commit('test: approve');
      expect(await tell()).toMatchObject({ states: ['approved'], failures: [] });
    });
  }
});

describe('what was signed is found when nothing of it is left', () => {
  const record = `${release}/oq.mdx`;
  const remove = (...paths: readonly string[]): void => {
    for (const one of paths) rmSync(join(project.root, one), { recursive: true });
    commit('chore: tidy');
  };
  beforeEach(async () => {
    await approve();
  });

  test.each([
    ['the whole content folder', ['content']],
    ['all releases', ['content/releases']],
    ['the folder of the release', [release]],
    ['records, protocols and people', ['content/releases', 'content/protocols', 'content/people.yaml']],
    ['all but the keys', ['content/releases', 'content/protocols', 'content/people.yaml']],
    ['the record, people and keys', [record, 'content/people.yaml', 'content/allowed_signers']],
  ])('%s', async (_, paths) => {
    remove(...paths);
    const { states, failures } = await tell();
    expect({ states, named: failures.some((reason) => reason.includes('oq')) }).toEqual({ states: [], named: true });
  });

  test('half of a refusal, and then its record', async () => {
    const stem = await sign('lin', true);
    rmSync(join(project.root, `${stem}.json`));
    commit('test: refuse');
    remove('content');
    expect((await tell()).failures.join(' ')).toContain(`${stem}.sig`);
  });
});

test('a commit with an earlier date than what it contains makes no signature older', async () => {
  const early = start - 86_400;
  await sign('mara', false);
  commit('test: sign');
  project.write(`${release}/oq.mdx`, formatRecordText({ commit: project.first, rest: '\nMore.\n' }));
  project.commit('test: correct', `${early} +0000`);
  await expect(sign('mara', false, early + 600)).rejects.toThrow();
  expect(isGreen(await tell())).toBe(false);
});

test('letters that are alike under the same digest turn no verdict', async () => {
  const rest = '\n\u0060\u0060\u0060\n- [ ] T-1 Log in — fail\n\u0060\u0060\u0060\n';
  project.write(`${release}/oq.mdx`, formatRecordText({ commit: project.first, rest }));
  commit('test: correct');
  await approve();
  expect((await tell()).states).toEqual(['approved']);
  const text = readFileSync(join(project.root, `${release}/oq.mdx`), 'utf8');
  project.write(`${release}/oq.mdx`, text.replaceAll('\u0060', '\u1fef'));
  commit('chore: format');
  const { states, found } = await tell();
  expect({ green: states.includes('approved'), told: found.some((line) => line.includes('text-')) }).toEqual({ green: false, told: true });
});

test('text that is repaired by hand after it was signed leaves its signatures in doubt, committed or not', async () => {
  await approve();
  const file = join(project.root, `${release}/oq.mdx`);
  const text = readFileSync(file, 'utf8');
  // The text that was signed never was committed.
  git.git('checkout', '-q', '--orphan', 'other');
  project.write(`${release}/oq.mdx`, text.replace('Ten of them', 'Ten of the\u0301m'));
  commit('test: all');
  project.write(`${release}/oq.mdx`, text);
  expect((await tell()).states).not.toContain('approved');
  commit('fix: repair');
  expect((await tell()).states).not.toContain('approved');
});

test('a key behind a lone carriage return in a comment signs nothing', async () => {
  const signers = readFileSync(join(project.root, 'content/allowed_signers'), 'utf8');
  const hidden = `# reviewed\rjo namespaces="signoff@docket" ${formatSshPublicKey(keys.mallory)}\n`;
  await approve();
  project.write('content/allowed_signers', `${signers}${hidden}`);
  commit('docs: say who signs');
  const { states, found } = await tell();
  expect({ green: states.includes('approved'), told: found.some((line) => line.includes('carriage return')) }).toEqual({
    green: false,
    told: true,
  });
});
