import { type Mark, type Message, noMarks } from '../../../../forges/schema/mark.ts';

const line = /\((cherry[- ]picked|backported) from commit:? ?([0-9a-f]{7,64})\)/gi;

/**
 * `git cherry-pick -x`: each hop of a chain leaves a line, the newest last. Who adapts what he picked may say 'backported' (Ubuntu's kernel, texera).
 *
 * @example
 * Fix it
 *
 * (cherry picked from commit 54af64ad363efe280b34102d2637fe272c1f7320)
 * -> [{"kind":"origin-commit","sha":"54af64ad363efe280b34102d2637fe272c1f7320","evidence":"`cherry picked from commit` line"}]
 * @example
 * Fix it
 *
 * (backported from commit 54af64ad363efe280b34102d2637fe272c1f7320)
 * -> [{"kind":"origin-commit","sha":"54af64ad363efe280b34102d2637fe272c1f7320","evidence":"`backported from commit` line"}]
 */
export function readGitCherryPick(message: Message): readonly Mark[] {
  let marks: Mark[] | undefined;
  for (const text of message.lines) {
    if (text.charCodeAt(0) !== 40) continue;
    for (const [, word = '', sha = ''] of text.matchAll(line)) {
      marks ??= [];
      marks.push({
        kind: 'origin-commit',
        sha: sha.toLowerCase(),
        evidence: `\`${word.toLowerCase().replace('-', ' ')} from commit\` line`,
      });
    }
  }
  return marks ?? noMarks;
}
