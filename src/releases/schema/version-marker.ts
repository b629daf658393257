import type { Version } from './version.ts';

const reasons: Readonly<Record<string, (base: string) => string>> = {
  eol: () => 'It marks the end of support, and releases nothing.',
  eom: () => 'It marks the end of maintenance, and releases nothing.',
  em: () => 'It marks the beginning of extended maintenance, and releases nothing.',
  unmaintained: () => 'It marks the end of maintenance, and releases nothing.',
};

/**
 * Why a version is a mark or a build on the way, and no release candidate: `2024.1-eom`, `8.4.0.dev0`, where work on 8.4.0 began, `8.4.0.dev3`, which was
 * made of it (PEP 440, developmental releases); null when it is none.
 */
export function describeMarker({ label, stage, base }: Version): string | null {
  const [word, number] = label;
  if (isNumberedBuild({ stage, label })) return `It is a development release on the way to ${base}, and no release candidate.`;
  if (stage === 'dev' && label.length <= 2 && (number === undefined || number === 0) && word === 'dev')
    return `It marks where work on ${base} began, and is no release candidate.`;
  return typeof word === 'string' && Object.hasOwn(reasons, word) ? (reasons[word]?.(base) ?? null) : null;
}

/** Whether a version is a development release that was made: `8.4.0.dev3`. */
export function isNumberedBuild({ stage, label }: Pick<Version, 'stage' | 'label'>): boolean {
  const [word, number] = label;
  return stage === 'dev' && word === 'dev' && label.length === 2 && number !== 0;
}

/** Whether a tag's name says that support ended, whatever it calls the line: `train-eol`, `2023.2-eol`. */
export function endsSupport(name: string): boolean {
  return /[-_.]eol$/i.test(name);
}
