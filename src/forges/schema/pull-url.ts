import { type Mark, type Message, noMarks, parsePullNumber } from './mark.ts';

const line = /^PR-URL: (?:https?:\/\/\S+\/pull\/|#|[\w.-]+\/[\w.-]+#)(\d+)\/?$/i;

/**
 * Node.js' trailer for a pull request that was landed by hand.
 *
 * @example
 * src: fix it
 *
 * PR-URL: https://github.com/nodejs/node/pull/60001
 * -> [{"kind":"merged","number":60001,"evidence":"`PR-URL` line"}]
 */
export function readPullUrl(message: Message): readonly Mark[] {
  for (const text of message.lines) {
    if (!text.startsWith('PR-')) continue;
    const number = parsePullNumber(line.exec(text)?.[1]);
    if (number !== null) return [{ kind: 'merged', number, evidence: '`PR-URL` line' }];
  }
  return noMarks;
}
