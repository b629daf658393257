import type { StepReference } from '../../schema/records/step.ts';

const numbered = /(?<![\w&/#-])((?:[A-Za-z][\w.-]{0,60})?#[1-9]\d{0,9})(?![\w-])/g;

/** Reads what a cell or label of requirements names: requirements, risks, issues and pull requests, each once. */
export function parseReferences(text: string): readonly StepReference[] {
  const references: StepReference[] = [];
  for (const part of text.slice(0, 20_000).split(/[,;\n]|\s+(?:and|through)\s+|\s{2,}|(?<=\d)\s+(?=[\w]*[#\d-])/)) {
    const written = part.replace(/\([^()]*\)?/g, ' ').trim();
    const found = /(?:(PR|pull request|MR)\s*)?((?:[A-Za-z][\w.-]*)?[#!][1-9]\d*)(?![\w-])/i.exec(written);
    if (found !== null) {
      const isPull = found[1] !== undefined || (found[2] ?? '').includes('!');
      references.push({ kind: isPull ? 'pull' : 'issue', id: found[2] ?? '' });
      continue;
    }
    const id = /[\p{L}\p{N}][\p{L}\p{N}._-]*/u.exec(written)?.[0] ?? '';
    if (/\d/.test(id) && id.length <= 40 && !/^\d{4}-\d{2}-\d{2}$/.test(id))
      references.push({ kind: /^(?:RISK|R|RSK|HAZ)-?\d/i.test(id) || /^RISK/i.test(id) ? 'risk' : 'requirement', id });
  }
  return listOnce(references);
}

/** Finds the issues and pull requests that the words of a step name, such as `#705` or `api#705`. */
export function findNumberedReferences(text: string): readonly StepReference[] {
  if (!text.includes('#')) return [];
  return listOnce(
    [...text.matchAll(numbered)]
      .filter((match) => !countsThings(text.slice(Math.max(0, match.index - 30), match.index), match[1] ?? ''))
      .map((match) => ({
        kind: /\b(?:PR|pull request|MR)\s*$/i.test(text.slice(Math.max(0, match.index - 16), match.index))
          ? ('pull' as const)
          : ('issue' as const),
        id: match[1] ?? '',
      })),
  );
}

/** Whether a number of one digit counts what stands before it: `Slot #1`, `attempt #2`. */
function countsThings(before: string, written: string): boolean {
  return (
    /^#\d$/.test(written) &&
    /\p{L}{3,}\s+$/u.test(before) &&
    !/\b(?:see|fix|fixe[sd]|closes?d?|resolves?d?|refs?|issues?|bugs?|tickets?|stor(?:y|ies)|request|and|for|with|from|via|also|merged?|like)\s+$/i.test(
      before,
    )
  );
}

/** References without those that were there before. */
export function listOnce(references: readonly StepReference[]): readonly StepReference[] {
  const seen = new Set<string>();
  return references.filter(({ id }) => {
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
