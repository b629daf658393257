import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, test } from 'vitest';
import type { FileVersion } from '../../src/git/schema/content-history.ts';
import { formatSshPublicBlob, formatSshPublicKey, signSsh } from '../../src/keys/ssh-sign.ts';
import { judgeSignoffs } from '../../src/validation/assemble/judge/judge-signoffs.ts';
import { digestPair } from '../../src/validation/assemble/judge/signature-pair.ts';
import { listDoubts } from '../../src/validation/assemble/records/list-doubts.ts';
import { tellRecordState } from '../../src/validation/assemble/records/record-state.ts';
import { listRequiredRoles } from '../../src/validation/assemble/records/required-roles.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import { listMissingPairs } from '../../src/validation/assemble/signoffs/list-missing-pairs.ts';
import { planSignoff } from '../../src/validation/assemble/signoffs/plan-signoff.ts';
import type { SigningKeys } from '../../src/validation/assemble/signoffs/signing-keys.ts';
import type { SignatureFile } from '../../src/validation/schema/records/validation-content.ts';
import type { People } from '../../src/validation/schema/signoffs/people.ts';
import { often } from '../often.ts';
import { type Act, modelApproval, type Record } from './approval-model.ts';
import {
  digestOf,
  formatSigners,
  makeContext,
  makeKeys,
  makeVersion,
  people,
  privateKeys,
  recordPath,
  recordText,
} from './signoff-case.ts';

const roles = [
  { role: 'tester', meaning: 'author', count: 1, independent: false },
  { role: 'qa-lead', meaning: 'approval', count: 1, independent: true },
] as const;
const members = [
  ['jonas', 'tester'],
  ['mara', 'qa-lead'],
  ['wen', 'qa-lead'],
] as const;
const start = Date.parse('2026-03-01T08:00:00Z');
const now = '2026-03-20T00:00:00Z';
const at = (moment: number): string => new Date(start + moment * 600_000).toISOString().replace('.000Z', 'Z');
const secondKeys = { jonas: generateKeyPairSync('ed25519').privateKey, mara: generateKeyPairSync('ed25519').privateKey };

/** Who may sign, and with which keys: alike for all branches, as it is after a merge. */
class World {
  /** When somebody got another key, and the old one was retired. */
  readonly #rotated = new Map<keyof typeof secondKeys, number>();
  /** When the role of one who may approve ended. */
  #ended: number | null = null;
  #made: { readonly keys: SigningKeys; readonly people: People } | null = null;

  rotate(who: keyof typeof secondKeys, moment: number): void {
    if (!this.#rotated.has(who)) this.#rotated.set(who, moment);
    this.#made = null;
  }

  endRole(moment: number): void {
    this.#ended ??= moment;
    this.#made = null;
  }

  keyOf(who: (typeof members)[number][0]): KeyObject {
    return who !== 'wen' && this.#rotated.has(who) ? secondKeys[who] : privateKeys[who];
  }

  get made(): { readonly keys: SigningKeys; readonly people: People } {
    this.#made ??= this.#make();
    return this.#made;
  }

  #make(): { readonly keys: SigningKeys; readonly people: People } {
    const until = this.#ended === null ? {} : { until: at(this.#ended) };
    const list = people.people.map((person) =>
      person.principal.startsWith('wen') ? { ...person, roles: person.roles.map((role) => ({ ...role, ...until })) } : person,
    );
    const own = { ...people, people: list };
    const written = (moment: number): string => at(moment).replace(/[-:T]/g, '');
    const rotated = [...this.#rotated];
    const old = Object.fromEntries(rotated.map(([who, moment]) => [who, `,valid-before="${written(moment)}"`]));
    const lines = rotated.map(
      ([who, moment]) =>
        `${who}@portal.example namespaces="signoff@docket",valid-after="${written(moment)}" ${formatSshPublicKey(secondKeys[who])}\n`,
    );
    return { keys: makeKeys({ now, people: own, allowedSigners: formatSigners(old) + lines.join('') }), people: own };
  }
}

interface Signed {
  readonly act: Act;
  readonly file: SignatureFile;
  readonly sha256: string;
  /** Where its files lay otherwise, too. */
  readonly elsewhere: boolean;
}

/** A branch: the record as it holds it, and when each text came. */
interface Branch {
  readonly world: World;
  text: number;
  present: Set<number>;
  known: Map<number, Signed>;
  texts: Map<number, number>;
}

/** Numbers that are the same for the same seed. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3266489917) >>> 0;
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
  };
}

const textOf = (text: number): string => `${recordText}\nText ${text}.\n`;

function describe({ text, present, known, texts }: Branch) {
  const versions = [...texts].map(([one, moment]) =>
    makeVersion({ text: textOf(one), authoredAt: at(moment), commit: commitOf(one, 'a') }),
  );
  const signatures = new Map<string, FileVersion[]>();
  for (const { act, file, elsewhere } of known.values()) {
    for (const [path, content] of [
      [file.source, String(file.statement)],
      [file.source.replace(/json$/, 'sig'), file.signature ?? ''],
    ] as const) {
      const commit = act.together ? commitOf(act.text, 'a') : commitOf(act.id, 'b');
      const date = act.together ? at(texts.get(act.text) ?? 0) : at(act.id);
      const version = { ...makeVersion({ text: content, path, authoredAt: date, commit }), order: act.id };
      signatures.set(path, [version]);
      const other = path.replace('2.3.0', '1.0.0');
      if (elsewhere) signatures.set(other, [{ ...version, path: other, order: act.id + 1 }]);
    }
  }
  const record = { text: textOf(text), sha256: digestOf(textOf(text)) };
  const context = makeContext({ record, versions, signatureVersions: signatures, evidence: [] });
  const protocol = context.protocol === null ? null : { ...context.protocol, roles };
  const files = [...known.values()].filter(({ act }) => present.has(act.id)).map(({ file }) => file);
  const missing = listMissingPairs({ versions: signatures }, files).get(recordPath) ?? [];
  return { context: { ...context, protocol }, files, missing };
}

const commitOf = (number: number, letter: string): string => letter.repeat(32) + String(number).padStart(8, '0');

function judge(branch: Branch): string {
  const { context, files, missing } = describe(branch);
  const { keys, people: own } = branch.world.made;
  const signoffs = judgeSignoffs(context, files, keys, missing);
  const required = listRequiredRoles(roles, { context, signoffs, people: own, able: new Set(), asOf: now, closed: null });
  const history = { known: true, shallow: false };
  const doubts = listDoubts({
    candidate: null,
    release: null,
    signoffs,
    lost: [],
    history,
    carriedFrom: [],
    continued: false,
    contradictions: [],
    distrust: null,
  });
  const { state, reason } = tellRecordState({ context, isVoid: false, steps: 2, signoffs, roles, required, doubts });
  return `${state}: ${reason}`;
}

interface Play {
  readonly branch: Branch;
  readonly random: (below: number) => number;
  readonly moment: number;
}

/** Signs as `docket sign` does, or with a time that is not possible; what is refused is not signed. */
function sign({ branch, random, moment }: Play, wish: { readonly member: number; readonly kind: Act['kind'] }): void {
  const [who, role] = members[wish.member] ?? members[0];
  const { context, files, missing } = describe(branch);
  const meaning = { sign: null, refuse: 'disapproval', withdraw: 'withdrawal' } as const;
  const key = branch.world.keyOf(who);
  const plan = planSignoff(context, files, {
    keys: branch.world.made.keys,
    missing,
    wish: {
      role,
      meaning: meaning[wish.kind],
      publicKey: formatSshPublicBlob(key),
      principal: null,
      comment: 'Because.',
      signedAt: at(moment),
      zone: 'UTC',
    },
  });
  if (plan.statement === null) return;
  const false_ = random(12);
  const signedAt = false_ === 0 ? '2026-02-01T00:00:00Z' : false_ === 1 ? '2036-01-01T00:00:00Z' : plan.statement.signedAt;
  const message = Buffer.from(formatStatement({ ...plan.statement, signedAt }));
  const signature = signSsh({ key, namespace: 'signoff@docket', message });
  const source = `content/releases/portal/2.3.0/signatures/release-validation/${plan.statement.sequence}-${role}-${who}-${moment}.json`;
  const target = [...branch.known.values()].find(({ sha256 }) => sha256 === plan.statement?.withdraws)?.act.id ?? null;
  const together = signedAt === plan.statement.signedAt && branch.texts.get(branch.text) === moment - 1 && random(3) === 0;
  // Squashed: the text is committed with its signature, and not before.
  if (together) branch.texts.set(branch.text, moment);
  const knows = new Set(branch.known.keys());
  const act = { id: moment, who, role, kind: wish.kind, text: branch.text, knows, target, timely: signedAt === at(moment), together };
  const file = { record: recordPath, source, statement: message, signature };
  branch.known.set(moment, { act, file, sha256: digestPair(message, signature), elsewhere: false });
  branch.present.add(moment);
}

function pick<T>(list: readonly T[], random: (below: number) => number): T | undefined {
  return list[random(Math.max(1, list.length))];
}

const copy = ({ world, text, present, known, texts }: Branch): Branch => ({
  world,
  text,
  present: new Set(present),
  known: new Map(known),
  texts: new Map(texts),
});

/** Plays one history and yields the record after some events and at the end. */
function* playHistory(seed: number): Generator<{ readonly branch: Branch; readonly told: string }> {
  const random = makeRandom(seed);
  const world = new World();
  const main: Branch = { world, text: 0, present: new Set(), known: new Map(), texts: new Map([[0, 0]]) };
  let side: Branch | null = null;
  const told: string[] = [];
  const length = 4 + random(14);
  for (let moment = 1; moment <= length; moment += 1) {
    const branch = side !== null && random(2) === 0 ? side : main;
    const event = random(22);
    if (event < 4) sign({ branch, random, moment }, { member: 0, kind: 'sign' });
    else if (event < 9) sign({ branch, random, moment }, { member: 1 + random(2), kind: 'sign' });
    else if (event < 11) sign({ branch, random, moment }, { member: 1 + random(2), kind: 'refuse' });
    else if (event < 13) sign({ branch, random, moment }, { member: random(3), kind: 'withdraw' });
    else if (event < 15) {
      branch.text = random(3) === 0 ? (pick([...branch.texts.keys()], random) ?? 0) : moment;
      if (!branch.texts.has(branch.text)) branch.texts.set(branch.text, moment);
    } else if (event < 17) {
      const gone = pick([...branch.present], random);
      const signed = branch.known.get(gone ?? -1);
      if (gone !== undefined && signed !== undefined) {
        branch.present.delete(gone);
        if (random(3) === 0) branch.known.set(gone, { ...signed, elsewhere: true });
      }
    } else if (event === 17) {
      const back = pick([...branch.known.keys()], random);
      if (back !== undefined) branch.present.add(back);
    } else if (event === 20) world.rotate(random(2) === 0 ? 'jonas' : 'mara', moment);
    else if (event === 21) {
      if (random(3) === 0) world.endRole(moment);
    } else if (side === null) side = copy(main);
    else {
      // A merge may take either side, or what both hold.
      const way = random(3);
      const held = way === 0 ? [...main.present] : way === 1 ? [...side.present] : [...main.present, ...side.present];
      main.present = new Set(held);
      main.known = new Map([...main.known, ...side.known]);
      main.texts = new Map([...side.texts, ...main.texts]);
      if (random(2) === 0) main.text = side.text;
      side = null;
    }
    told.push(`${moment}:${branch === main ? 'main' : 'side'}:${event}`);
    if (moment === length || random(4) === 0) yield { branch, told: told.join(' ') };
  }
}

const wanted = Number(process.env['DOCKET_HISTORIES'] ?? often(300, 5000));

test(`in ${wanted} histories a record is approved where the rules say so, and nowhere else`, { timeout: 3_600_000 }, () => {
  const counts = { approved: 0, amber: 0, no: 0 };
  for (let seed = 1; seed <= wanted; seed += 1) {
    for (const { branch, told } of playHistory(seed)) {
      const record: Record = { text: branch.text, present: branch.present, acts: [...branch.known.values()].map(({ act }) => act) };
      const model = modelApproval(
        record,
        roles.map(({ role }) => role),
      );
      const said = judge(branch);
      const state = /^(?:approved|doubtful)/.exec(said)?.[0] ?? 'no';
      const expected = model === 'amber' ? 'doubtful' : model;
      counts[model] += 1;
      if (state !== expected) expect({ seed, told, said }).toEqual({ seed, told, said: expected });
    }
  }
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(wanted / often(60, 50));
});
