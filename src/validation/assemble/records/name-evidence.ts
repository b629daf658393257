import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import {
  evidenceMissing,
  evidenceNotFile,
  evidenceOutside,
  evidenceShared,
  passWithFailedTests,
} from '../../schema/problems/evidence-problems.ts';
import type { Evidence, EvidenceFile } from '../../schema/records/evidence.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { FieldPlace, Step } from '../../schema/records/step.ts';

/** The evidence of a record: what its steps name and what is there. */
export interface NamedEvidence {
  readonly evidence: readonly Evidence[];
  readonly files: readonly EvidenceFile[];
  readonly problems: readonly Problem[];
}

/** Finds the files that the steps of a record name, in the order of their first step, and then those that its other words link to. A path that leaves the folder is a Problem and never looked at. */
export function nameEvidence({ source, body }: ParsedRecord, files: ReadonlyMap<string, EvidenceFile>): NamedEvidence {
  const folder = source.slice(0, source.lastIndexOf('/'));
  const named = new Map<string, { readonly file: EvidenceFile; readonly steps: Set<string> }>();
  const problems: Problem[] = [];
  const decided = new Set(body.deviations.map(({ step }) => step));
  for (const step of body.steps) {
    const words = findWords(step);
    if (words !== null) problems.push(evidenceNotFile({ source, ...placeOfField(body.places.get(step.id), 'evidence', step) }, words));
    for (const written of step.evidence) {
      const place = { source, ...placeOfField(body.places.get(step.id), 'evidence', step) };
      const path = normalisePath(written);
      if (path === null) {
        problems.push(evidenceOutside(place, written));
        continue;
      }
      const file = files.get(`${folder}/${path}`);
      if (file === undefined) problems.push(evidenceMissing(place, written, findLonger(`${folder}/${path}`, files)));
      else {
        const entry = named.get(path) ?? { file, steps: new Set() };
        entry.steps.add(step.id);
        named.set(path, entry);
        const failed = (file.junit?.failures ?? 0) + (file.junit?.errors ?? 0);
        if (step.result === 'pass' && failed > 0 && !decided.has(step.id))
          problems.push(passWithFailedTests(place, { step: step.id, file: written, failed }));
      }
    }
  }
  for (const { url } of body.links) {
    const path = /^(?:\.\/)*evidence\//.test(url) ? normalisePath(decode(url.replace(/[?#].*$/, ''))) : null;
    const file = path === null ? undefined : files.get(`${folder}/${path}`);
    if (path !== null && file !== undefined && !named.has(path)) named.set(path, { file, steps: new Set() });
  }
  const evidence = [...named].map(([path, { file, steps }]) => ({ path, ...describeFile(file), steps: [...steps] }));
  return { evidence, files: [...named.values()].map(({ file }) => file), problems: [...problems, ...listShared(source, body, evidence)] };
}

/** What a step says of its evidence when that is no file: an address, or words. Null when it names a file, or says that there is none. */
function findWords({ evidence, fields }: Step): string | null {
  const words = evidence.length > 0 ? undefined : fields.find(({ name }) => name === 'Evidence')?.value;
  return words === undefined || isBlank(words) || /^(?:n\/?a|none|no|not applicable|not needed)[\s.]*$/i.test(words) ? null : words;
}

/** The name of a file that goes on, behind a blank, where the written one ends: a blank ends a name that is not a link. */
function findLonger(path: string, files: ReadonlyMap<string, EvidenceFile>): string | null {
  const longer = [...files.keys()].find((file) => file.startsWith(`${path} `));
  return longer === undefined ? null : longer.slice(path.lastIndexOf('/') + 1);
}

function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function describeFile({ kind, bytes, sha256, junit }: EvidenceFile) {
  return { kind, bytes, sha256, junit };
}

/** A path below `evidence/` without detours; null for one that leads elsewhere. The folder's name may be left out. */
export function normalisePath(written: string): string | null {
  const path = written.trim().replace(/^\.\//, '');
  if (path === '' || /^[/~\\]|^[a-z]:|\0/i.test(path)) return null;
  const parts = path
    .replace(/\\/g, '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.includes('..')) return null;
  return parts[0] === 'evidence' && parts.length > 1 ? parts.join('/') : ['evidence', ...parts].join('/');
}

/** The same content for two steps, under one name or two. */
function listShared(source: string, body: ParsedRecord['body'], evidence: readonly Evidence[]): readonly Problem[] {
  const bySha = new Map<string, { readonly path: string; readonly steps: Set<string> }>();
  for (const { path, sha256, steps } of evidence) {
    const shared = bySha.get(sha256) ?? { path, steps: new Set<string>() };
    for (const step of steps) shared.steps.add(step);
    bySha.set(sha256, shared);
  }
  // A report of tests belongs to many steps by its nature.
  const byId = new Map(body.steps.map((step) => [step.id, step]));
  const proofs = new Set(evidence.filter(({ kind }) => kind !== 'junit').map(({ sha256 }) => sha256));
  return [...bySha].flatMap(([sha256, { path, steps }]) => {
    const step = byId.get([...steps].at(-1) ?? '');
    if (steps.size < 2 || step === undefined || !proofs.has(sha256)) return [];
    return [evidenceShared({ source, ...placeOfField(body.places.get(step.id), 'evidence', step) }, { file: path, steps: [...steps] })];
  });
}

/** Where a field of a step stands, else the step. */
export function placeOfField(places: ReadonlyMap<string, FieldPlace> | undefined, field: string, step: FieldPlace): FieldPlace {
  const { line, column } = places?.get(field) ?? step;
  return { line, column };
}
