import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { formatSshPublicBlob, formatSshPublicKey, signSsh } from '../../src/keys/ssh-sign.ts';
import { digestPair } from '../../src/validation/assemble/judge/signature-pair.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import { nameSignature, planSignoff } from '../../src/validation/assemble/signoffs/plan-signoff.ts';
import type { SignoffSources } from '../../src/validation/assemble/signoffs/signoff-sources.ts';
import { formatRecordText, listRecords, makeRecordsProject, type RecordsProject } from '../fixture/records-project.ts';
import { openRepository, type TestRepository } from '../git-repository.ts';
import { isThorough } from '../often.ts';
import { type Act, modelApproval } from './approval-model.ts';

const folder = 'content/releases/portal/1.0.0';
const record = `${folder}/oq.mdx`;
const keys = {
  mara: generateKeyPairSync('ed25519').privateKey,
  jo: generateKeyPairSync('ed25519').privateKey,
  lin: generateKeyPairSync('ed25519').privateKey,
};
const second = generateKeyPairSync('ed25519').privateKey;
const members = [
  ['mara', 'tester'],
  ['jo', 'qa'],
  ['lin', 'qa'],
] as const;
const asOf = '2026-04-01T00:00:00Z';
const start = 1772700000;

interface Signed {
  readonly act: Act;
  /** Path of the pair without its ending. */
  readonly stem: string;
  readonly sha256: string;
  readonly bytes: readonly [string, string];
}

interface Branch {
  readonly name: string;
  text: number;
  present: Set<number>;
  known: Map<number, Signed>;
  /** Texts that a commit holds. */
  committed: Set<number>;
}

class History {
  readonly #project: RecordsProject = makeRecordsProject();
  readonly #git: TestRepository;
  readonly #random: (below: number) => number;
  readonly told: string[] = [];
  main: Branch = { name: 'main', text: 0, present: new Set(), known: new Map(), committed: new Set([0]) };
  #side: Branch | null = null;
  #at = 'main';
  #moment = 0;
  #keys = keys;
  #rotated: number | null = null;

  constructor(seed: number) {
    this.#random = makeRandom(seed);
    const people = members.map(([who, role]) => `  - { principal: ${who}, name: ${who}, roles: [{ role: ${role} }] }\n`);
    this.#project.write('content/people.yaml', `people:\n${people.join('')}`);
    this.#write(this.main);
    this.#project.commit('test: execute', `${start} +0000`);
    this.#git = openRepository(this.#project.root);
  }

  /** Something happens on a branch, in a commit of its own. */
  async step(): Promise<void> {
    this.#moment += 1;
    const branch = this.#side !== null && this.#random(2) === 0 ? this.#side : this.main;
    const event = this.#random(18);
    this.told.push(`${branch.name}:${event}`);
    this.#goTo(branch.name);
    if (event < 3) await this.#sign(branch, 0, 'sign');
    else if (event < 7) await this.#sign(branch, 1 + this.#random(2), 'sign');
    else if (event < 9) await this.#sign(branch, 1 + this.#random(2), 'refuse');
    else if (event < 10) await this.#sign(branch, this.#random(3), 'withdraw');
    else if (event < 12) this.#edit(branch);
    else if (event < 14) this.#remove(branch);
    else if (event === 16) this.#rename(branch);
    else if (event === 17) this.#rotate(branch);
    else if (this.#side === null) this.#fork();
    else this.#merge(this.#side);
  }

  async judge(): Promise<string> {
    this.#goTo('main');
    const book = await this.#project.collect({ asOf });
    const found = listRecords(book).find(({ path }) => path === record);
    return found === undefined ? 'not there' : `${found.state}: ${found.stateReason}`;
  }

  #goTo(name: string): void {
    if (this.#at !== name) this.#git.git('checkout', '-q', name);
    this.#at = name;
  }

  #edit(branch: Branch): void {
    branch.text = this.#random(3) === 0 ? 0 : this.#moment;
    branch.committed.add(branch.text);
    this.#commit(branch, 'test: correct');
  }

  /** Deletes a pair, by itself, or by way of another folder; or the whole record with all that it has, which comes back without one. */
  #remove(branch: Branch): void {
    const all = [...branch.present];
    const gone = branch.known.get(all[this.#random(Math.max(1, all.length))] ?? -1);
    if (gone === undefined) return;
    const way = this.#random(3);
    branch.present.delete(gone.act.id);
    if (way === 1) {
      const place = join(this.#project.root, gone.stem.replace('1.0.0', '0.9.0'));
      mkdirSync(dirname(place), { recursive: true });
      for (const ending of ['json', 'sig']) this.#git.git('mv', `${gone.stem}.${ending}`, `${place}.${ending}`);
      this.#git.commit('chore: sort', { date: this.#date(-2), files: {} });
      rmSync(join(this.#project.root, 'content/releases/portal/0.9.0'), { recursive: true });
    }
    if (way === 2) {
      this.#git.git('mv', 'content', 'old');
      this.#git.commit('chore: move', { date: this.#date(-2), files: {} });
      this.#git.git('mv', 'old', 'content');
    }
    this.#commit(branch, 'chore: clean up');
  }

  /** The record and its signatures get another name, and the old one back: nothing has changed. */
  #rename(branch: Branch): void {
    const places = [
      [`${folder}/oq.mdx`, `${folder}/check.mdx`],
      [`${folder}/signatures/oq`, `${folder}/signatures/check`],
    ].filter(([from = '']) => existsSync(join(this.#project.root, from)));
    for (const [from = '', to = ''] of places) this.#git.git('mv', from, to);
    this.#git.commit('chore: rename', { date: this.#date(-2), files: {} });
    for (const [from = '', to = ''] of places) this.#git.git('mv', to, from);
    this.#commit(branch, 'chore: rename back');
  }

  /** One who may approve gets another key from this moment on, and the old one ends. */
  #rotate(branch: Branch): void {
    if (this.#rotated === null) {
      this.#rotated = this.#moment;
      this.#keys = { ...keys, jo: second };
    }
    this.#commit(branch, 'docs: change a key');
  }

  #writeSigners(): void {
    const moment =
      this.#rotated === null ? null : new Date((start + this.#rotated * 3600) * 1000).toISOString().replace(/[-:T]|\.000/g, '');
    const lines = members.map(([who]) => {
      const line = (key: KeyObject, more = ''): string => `${who} namespaces="signoff@docket"${more} ${formatSshPublicKey(key)}\n`;
      if (who !== 'jo' || moment === null) return line(keys[who]);
      return line(keys.jo, `,valid-before="${moment}"`) + line(second, `,valid-after="${moment}"`);
    });
    this.#project.write('content/allowed_signers', lines.join(''));
  }

  #fork(): void {
    this.#git.git('checkout', '-q', '-b', 'side', 'main');
    this.#at = 'side';
    const { text, present, known, committed } = this.main;
    this.#side = { name: 'side', text, present: new Set(present), known: new Map(known), committed: new Set(committed) };
  }

  #merge(side: Branch): void {
    this.#goTo('main');
    this.#git.git('merge', '-q', '--no-ff', '--no-commit', '-s', 'ours', 'side');
    const way = this.#random(3);
    const held = way === 0 ? [...this.main.present] : way === 1 ? [...side.present] : [...this.main.present, ...side.present];
    this.main = {
      name: 'main',
      text: this.#random(2) === 0 ? side.text : this.main.text,
      present: new Set(held),
      known: new Map([...this.main.known, ...side.known]),
      committed: new Set([...this.main.committed, ...side.committed]),
    };
    this.#commit(this.main, 'test: merge');
    this.#git.git('branch', '-D', '-q', 'side');
    this.#side = null;
  }

  async #sign(branch: Branch, member: number, kind: Act['kind']): Promise<void> {
    const [who, role] = members[member] ?? members[0];
    const together = kind === 'sign' && this.#random(8) === 0;
    if (together) {
      branch.text = this.#moment;
      this.#write(branch);
    }
    const found: SignoffSources[] = [];
    await this.#project.collect({ asOf, onSignoffs: (sources) => found.push(sources) });
    const [sources] = found;
    const context = sources?.contexts.get(record);
    if (sources === undefined || context === undefined) throw new Error('There is no record.');
    const plan = planSignoff(
      context,
      sources.files.filter((file) => file.record === record),
      {
        keys: sources.keys,
        missing: sources.missing.get(record) ?? [],
        wish: {
          role,
          meaning: ({ sign: null, refuse: 'disapproval', withdraw: 'withdrawal' } as const)[kind],
          publicKey: formatSshPublicBlob(this.#keys[who]),
          principal: null,
          comment: 'Because.',
          signedAt: new Date((start + this.#moment * 3600) * 1000).toISOString().replace('.000Z', 'Z'),
          zone: 'UTC',
        },
      },
    );
    if (plan.statement === null) {
      if (together) branch.committed.add(branch.text);
      this.#commit(branch, 'test: nothing');
      return;
    }
    const { statement } = plan;
    const message = formatStatement(statement);
    const signature = signSsh({ key: this.#keys[who], namespace: 'signoff@docket', message: Buffer.from(message) });
    const stem = `${folder}/signatures/oq/${nameSignature(statement)}-${this.#moment}`;
    const target = [...branch.known.values()].find(({ sha256 }) => sha256 === statement.withdraws)?.act.id ?? null;
    const knows = new Set(branch.known.keys());
    const isNew = !branch.committed.has(branch.text);
    const act = { id: this.#moment, who, role, kind, text: branch.text, knows, target, timely: true, together: isNew };
    branch.known.set(act.id, { act, stem, sha256: digestPair(Buffer.from(message), signature), bytes: [message, signature] });
    branch.present.add(act.id);
    branch.committed.add(branch.text);
    this.#commit(branch, 'test: sign');
  }

  #commit(branch: Branch, message: string): void {
    this.#write(branch);
    this.#git.commit(message, { date: this.#date(0), files: {} });
  }

  #date(minutes: number): string {
    return `${start + this.#moment * 3600 + minutes * 60} +0000`;
  }

  /** Lays the record and the pairs that are there into the folder, and nothing else of them. */
  #write({ text, present, known }: Branch): void {
    this.#writeSigners();
    const rest = text === 0 ? '' : `\nText ${text}.\n`;
    this.#project.write(record, formatRecordText({ commit: this.#project.first, rest }));
    const signatures = join(this.#project.root, folder, 'signatures');
    if (existsSync(signatures)) rmSync(signatures, { recursive: true });
    for (const id of present) {
      const signed = known.get(id);
      if (signed === undefined) continue;
      this.#project.write(`${signed.stem}.json`, signed.bytes[0]);
      this.#project.write(`${signed.stem}.sig`, signed.bytes[1]);
    }
  }
}

/** Numbers that are the same for the same seed. */
function makeRandom(seed: number): (below: number) => number {
  let state = (seed * 2654435761) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3266489917) >>> 0;
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
  };
}

const asked = process.env['DOCKET_GIT_HISTORIES'];
const wanted = Number(asked ?? 20);

// The same model is tried in every run, without git, in approval-histories.test.ts.
test.runIf(isThorough || asked !== undefined)(
  `in ${wanted} histories of git a record is approved where the rules say so, and nowhere else`,
  { timeout: 7_200_000 },
  async () => {
    const counts = { approved: 0, amber: 0, no: 0 };
    for (let seed = 1; seed <= wanted; seed += 1) {
      const history = new History(seed);
      for (let left = 4 + (seed % 6); left > 0; left -= 1) await history.step();
      const { text, present, known } = history.main;
      const model = modelApproval({ text, present, acts: [...known.values()].map(({ act }) => act) }, ['tester', 'qa']);
      const said = await history.judge();
      counts[model] += 1;
      const state = /^(?:approved|doubtful)/.exec(said)?.[0] ?? 'no';
      const expected = model === 'amber' ? 'doubtful' : model;
      expect({ seed, told: history.told.join(' '), said: state === expected ? expected : said }).toEqual({
        seed,
        told: history.told.join(' '),
        said: expected,
      });
    }
    expect(counts.approved + counts.amber).toBeGreaterThan(0);
  },
);
