import { compareText } from '../../text/schema/order/compare-text.ts';

/** How far a version is from being final, as far as its label tells. */
const stages = ['unknown', 'dev', 'alpha', 'beta', 'preview', 'candidate', 'final', 'post'] as const;
type Stage = (typeof stages)[number];

/** A version as read from a tag or a title. Equal versions have an equal `key`, however they are written. */
export interface Version {
  /** As the author wrote it, without tag prefix: `2.2`, `1.0.0-rc.3`. */
  readonly text: string;
  readonly numbers: readonly number[];
  readonly stage: Stage;
  /** What follows the numbers, in parts: `rc`, 3. */
  readonly label: readonly (number | string)[];
  /** After `+`; part of the version's identity, because projects such as k3s release `+k3s1` and `+k3s2`. */
  readonly build: string;
  /** The text without its label: what a candidate is a candidate for. */
  readonly base: string;
}

/** Words of labels by their stage; words in one list say the same. */
const wordsOfStages: readonly (readonly [stage: Stage, ...same: readonly (readonly string[])[]])[] = [
  ['dev', ['dev'], ['snapshot'], ['nightly'], ['canary']],
  ['alpha', ['alpha', 'a']],
  ['beta', ['beta', 'b']],
  ['preview', ['pre', 'preview'], ['m', 'milestone'], ['next'], ['ea']],
  ['candidate', ['rc', 'cr', 'c', 'candidate']],
  ['final', ['final', 'ga', 'release', 'tag']],
  ['post', ['post', 'rev'], ['p', 'patch'], ['sp'], ['hotfix'], ['letter']],
];

/** Each word with its stage and with what stands for all that say the same: nothing for the first of a stage. */
const meanings: ReadonlyMap<string, { readonly stage: Stage; readonly word: string }> = new Map(
  wordsOfStages.flatMap(([stage, ...lists]) =>
    lists.flatMap((same, place) => same.map((word) => [word, { stage, word: place === 0 ? '' : (same[0] ?? '') }] as const)),
  ),
);

const shape = /^((?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)|\d{1,6}(?:_\d{1,6}){1,7}|\d{1,15}(?:\.\d{1,15}){0,7})(?!\d)(.*)$/;
const labelShape = /^(?:[-._]?[0-9A-Za-z]+)(?:[-._][0-9A-Za-z]+)*$/;

/** Reads a version without tag prefix; null when the text is none. Understands SemVer 2.0.0, PEP 440's forms, letters as in `1.0.2k`, and dates. */
export function parseVersion(text: string): Version | null {
  if (text.length > 80) return null;
  const plus = text.indexOf('+');
  const build = plus < 0 ? '' : text.slice(plus + 1);
  if (plus >= 0 && !/^[0-9A-Za-z]+(?:[-._][0-9A-Za-z]+)*$/.test(build)) return null;
  const match = shape.exec(plus < 0 ? text : text.slice(0, plus));
  if (!match) return null;
  const [, written = '', rest = ''] = match;
  const base = written.replaceAll('_', '.');
  if (rest !== '' && !labelShape.test(rest)) return null;
  const numbers = readNumbers(base);
  const label = parseLabel(rest, numbers.length);
  const stage = stageOf(label);
  // `4v0.21.6` is a slip and no candidate for 4: a word that is not known has to stand apart.
  if (stage === 'unknown' && /^[a-z]/i.test(rest)) return null;
  // Underscores stand for dots where a tag may have none.
  return { text: `${base}${text.slice(written.length)}`, numbers, stage, label, build, base: build === '' ? base : `${base}+${build}` };
}

/** `20240501` is the date `2024-05-01`. */
function readNumbers(base: string): readonly number[] {
  const [, year, month, day, rest = ''] = /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)(.*)$/.exec(base) ?? [];
  return (year === undefined ? base : `${year}.${month}.${day}${rest}`).split(/[._-]/).map(Number);
}

/** Whether a version is a day: `20240501`, `2024-05-01`. */
export function isDay({ base }: Version): boolean {
  return /^(?:\d{8}|\d{4}-\d\d-\d\d)(?!\d)/.test(base) && readNumbers(base).length > 2;
}

function parseLabel(rest: string, parts: number): (number | string)[] {
  if (rest === '') return [];
  if (/^[a-z]$/.test(rest)) return ['letter', rest.charCodeAt(0) - 96];
  const words = rest.match(/\d{1,15}|[A-Za-z]+/g) ?? [];
  const label = words.map((word) => (/^\d/.test(word) ? Number(word) : word.toLowerCase()));
  // `1.0-2` is a second packaging of 1.0 (PEP 440, implicit post release); `1.0.0-2` comes before 1.0.0 (SemVer §9).
  return typeof label[0] === 'number' && parts < 3 ? ['post', ...label] : label;
}

function stageOf(label: readonly (number | string)[]): Stage {
  const [word] = label;
  if (word === undefined) return 'final';
  return typeof word === 'number' ? 'unknown' : (meanings.get(word)?.stage ?? 'unknown');
}

/** Whether the version comes before a final one: a candidate, a beta, an unknown label. */
export function isCandidate(version: Version): boolean {
  return stages.indexOf(version.stage) < stages.indexOf('final');
}

/** Identity of a version among others: `1.0` and `1.0.0`, `1.0rc1` and `1.0.0-rc.1` have the same. */
export function versionKey(version: Version): string {
  const label = version.stage === 'final' ? '' : [version.stage + wordOf(version), ...labelRest(version)].join('.');
  return `${significant(version.numbers).join('.')}|${label}|${version.build}`;
}

/** Identity of the final version that a version is, or is a candidate for. */
export function finalKey(version: Version): string {
  return isCandidate(version) ? `${significant(version.numbers).join('.')}||${version.build}` : versionKey(version);
}

function significant(numbers: readonly number[]): readonly number[] {
  let length = numbers.length;
  while (length > 1 && numbers[length - 1] === 0) length -= 1;
  return numbers.slice(0, length);
}

/** What sets a label apart from others of its stage: a nightly is no canary. */
function wordOf({ label: [word] }: Version): string {
  return typeof word === 'string' ? (meanings.get(word)?.word ?? '') : '';
}

function labelRest(version: Version): readonly (number | string)[] {
  return version.stage === 'unknown' ? version.label : version.label.slice(1);
}

/** Total order of versions, oldest first; 0 exactly when their keys are equal. Numbers as numbers, a missing part is 0, candidates before their final. */
export function compareVersions(left: Version, right: Version): number {
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let part = 0; part < length; part += 1) {
    const difference = (left.numbers[part] ?? 0) - (right.numbers[part] ?? 0);
    if (difference !== 0) return difference;
  }
  const stage = stages.indexOf(left.stage) - stages.indexOf(right.stage);
  if (stage !== 0) return stage;
  if (left.stage !== 'final') {
    const label = compareLabels(labelRest(left), labelRest(right)) || compareText(wordOf(left), wordOf(right));
    if (label !== 0) return label;
  }
  return compareLabels(buildParts(left.build), buildParts(right.build)) || compareText(left.build, right.build);
}

function buildParts(build: string): (number | string)[] {
  return (build.match(/\d{1,15}|[A-Za-z]+/g) ?? []).map((word) => (/^\d/.test(word) ? Number(word) : word));
}

function compareLabels(left: readonly (number | string)[], right: readonly (number | string)[]): number {
  const length = Math.max(left.length, right.length);
  for (let part = 0; part < length; part += 1) {
    const a = left[part];
    const b = right[part];
    if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
    if (typeof a === 'number' && typeof b === 'number') {
      if (a !== b) return a - b;
    } else if (typeof a === 'number' || typeof b === 'number') {
      return typeof a === 'number' ? -1 : 1;
    } else if (a !== b) return compareText(a, b);
  }
  return 0;
}
