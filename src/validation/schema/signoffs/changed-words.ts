import { diffArrays } from 'diff';
import type { ChangedLine } from './signoff.ts';

type Words = ChangedLine['words'][number];

/** More differences than this are not looked for word by word, or line by line, so that no text takes long. */
const mostLines = 1500;
const mostWords = 400;

/**
 * Lists the lines in which a text is not as it was, with their words. A line that was replaced shows what was removed and what was added in it; one
 * that is gone stands at the line where it would be. Texts that have little in common are told as wholly removed and wholly added.
 */
export function listChangedLines(before: string, after: string): readonly ChangedLine[] {
  if (before === after) return [];
  const old = splitLines(before);
  const now = splitLines(after);
  const parts = diffArrays(old, now, { maxEditLength: mostLines }) ?? [
    { removed: true, added: false, value: old },
    { removed: false, added: true, value: now },
  ];
  const changed: ChangedLine[] = [];
  let line = 1;
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    const previous = parts[index - 1];
    if (part.removed) {
      const replacing = next?.added ? next.value : [];
      for (const [at, text] of part.value.entries())
        changed.push({ line: line + Math.min(at, replacing.length), words: compareWords(text, replacing[at]) });
      for (const [at, text] of replacing.slice(part.value.length).entries())
        changed.push({ line: line + part.value.length + at, words: [{ kind: 'added', text }] });
    } else if (part.added && !previous?.removed) {
      for (const [at, text] of part.value.entries()) changed.push({ line: line + at, words: [{ kind: 'added', text }] });
    }
    if (!part.removed) line += part.value.length;
  }
  return changed;
}

function splitLines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

function compareWords(before: string, after: string | undefined): readonly Words[] {
  if (after === undefined) return [{ kind: 'removed', text: before }];
  const whole: readonly Words[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  const parts = diffArrays(splitWords(before), splitWords(after), { maxEditLength: mostWords });
  if (
    !parts?.some(({ added, removed, value }) => !added && !removed && value.some((word) => /\S/.test(word) && /[\p{L}\p{N}]/u.test(word)))
  )
    return whole;
  return parts.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') }));
}

/** Words, blanks, and every other character by itself. */
function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}_]+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu) ?? [];
}
