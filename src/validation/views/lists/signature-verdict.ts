import { listNames } from '../../../text/schema/list-names.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import type { RecordEntry } from './record-entries.ts';

/** Whether the records of a release are signed, as one state, and what it rests on as one sentence; null where no signature is asked for. */
export function judgeSignatures(entries: readonly RecordEntry[]): { readonly stamp: Stamp; readonly text: string } | null {
  const alive = entries.filter(({ continuedBy, record }) => continuedBy === null && record.state !== 'void').map(({ record }) => record);
  const required = alive.flatMap((record) => record.required);
  const asked = required.reduce((sum, { count }) => sum + count, 0);
  if (asked === 0) return null;
  const there = required.reduce((sum, { count, signed }) => sum + Math.min(count, signed), 0);
  const counted = `${there} of ${asked} signatures`;
  const unsound = alive.flatMap(({ signoffs }) => signoffs).filter(({ state }) => state !== 'valid' && state !== 'withdrawn');
  const text = [`${counted}`, ...describeUnsound(unsound)].join('; ');
  if (alive.some(({ state }) => state === 'refused')) return { stamp: { word: 'refused', kind: 'bad' }, text };
  const approved = alive.every(({ state }) => state === 'approved');
  if (approved && there === asked) return { stamp: { word: 'signed', kind: 'signed' }, text };
  const settled = alive.every(({ state }) => state === 'approved' || state === 'doubtful');
  if (settled && there === asked) return { stamp: { word: 'signed, with doubts', kind: 'doubt' }, text };
  return { stamp: { word: there === 0 ? 'not signed' : 'not fully signed', kind: unsound.length > 0 ? 'doubt' : 'missing' }, text };
}

/** So many people are named; of more, how many there are. */
const named = 3;

/** Signatures that count for nothing, by whose they are: what was signed and changed since, and all else that is wrong with one. */
function describeUnsound(signoffs: readonly Signoff[]): readonly string[] {
  const [lapsed, wrong] = [true, false].map((isLapsed) => signoffs.filter(({ state }) => outdated.has(state) === isLapsed));
  return [
    describe(lapsed ?? [], ['is no longer valid', 'are no longer valid']),
    describe(wrong ?? [], ['does not count', 'do not count']),
  ].filter((text) => text !== '');
}

const outdated: ReadonlySet<Signoff['state']> = new Set<Signoff['state']>(['stale', 'evidence-changed', 'protocol-changed']);

function describe(signoffs: readonly Signoff[], [one, several]: readonly [string, string]): string {
  if (signoffs.length === 0) return '';
  const names = [...new Set(signoffs.map(({ printedName, principal }) => printedName ?? principal ?? 'somebody'))];
  if (names.length > named) return `${signoffs.length} signatures ${several}`;
  const whose = listNames(names.map((name) => `${name}’s`));
  return signoffs.length === 1 ? `${whose} signature ${one}` : `${whose} signatures ${several}`;
}
