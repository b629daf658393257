import type { ImportedLine } from './imported-line.ts';

/**
 * Takes comments out of the lines of a document: they are not for readers, and a box in one is no step. A line that was nothing but a comment is blank; in the
 * middle of a table it is gone, so that the table stays one. Comments in code stay.
 */
export function dropComments(lines: readonly ImportedLine[], drop: (line: number, what: string) => void): readonly ImportedLine[] {
  const left: { text: string; source: number; isComment: boolean }[] = [];
  let fence = '';
  let isOpen = false;
  for (const { text, source } of lines) {
    const mark = isOpen ? '' : (/^\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/.exec(text)?.[1] ?? '');
    if (fence !== '' || mark !== '') {
      if (fence === '') fence = mark;
      else if (mark.startsWith(fence) && text.trim() === mark) fence = '';
      left.push({ text, source, isComment: false });
      continue;
    }
    const cut = cutComments(text, isOpen);
    isOpen = cut.isOpen;
    if (cut.comment.trim() !== '') drop(source, `comment: ${cut.comment.trim()}`);
    left.push({ text: cut.text, source, isComment: cut.hasComment && cut.text.trim() === '' });
  }
  return left.flatMap(({ text, source, isComment }, index) => {
    if (!isComment) return [{ text, source }];
    const before = left.slice(0, index).findLast((line) => !line.isComment)?.text ?? '';
    const after = left.slice(index + 1).find((line) => !line.isComment)?.text ?? '';
    return before.trimStart().startsWith('|') && after.trimStart().startsWith('|') ? [] : [{ text: '', source }];
  });
}

function cutComments(
  line: string,
  open: boolean,
): { readonly text: string; readonly comment: string; readonly isOpen: boolean; readonly hasComment: boolean } {
  let text = '';
  let comment = '';
  let isOpen = open;
  let hasComment = open;
  let index = 0;
  while (index < line.length) {
    if (isOpen) {
      const end = line.indexOf('-->', index);
      comment += line.slice(index, end < 0 ? undefined : end);
      if (end < 0) break;
      isOpen = false;
      index = end + 3;
      continue;
    }
    const start = findComment(line, index);
    text += line.slice(index, start < 0 ? undefined : start);
    if (start < 0) break;
    isOpen = true;
    hasComment = true;
    index = start + 4;
  }
  return { text: hasComment ? text.trimEnd() : text, comment, isOpen, hasComment };
}

/** Where the next comment begins that does not stand in code; -1 for none. */
function findComment(line: string, from: number): number {
  for (let index = from; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === '\\') index += 1;
    else if (character === '`') {
      const run = /^`+/.exec(line.slice(index))?.[0] ?? '`';
      const end = line.indexOf(run, index + run.length);
      index = end < 0 ? index + run.length - 1 : end + run.length - 1;
    } else if (line.startsWith('<!--', index)) return index;
  }
  return -1;
}
