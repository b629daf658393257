import { type Mark, type Message, noMarks, parsePullNumber } from '../../../../forges/schema/mark.ts';

const pullForms: readonly (readonly [name: string, form: RegExp])[] = [
  ['`automatic backport` line', /^(?:This is an automat(?:ic|ed) (?:backport|copy|cherry-pick) of (?:pull request )?)#(\d+)/i],
  ['`Backport of` line', /^Backport(?:s|ed)? (?:of |from )?(?:PR )?`?#(\d+)`?(?: (?:to|on|into|from) \S+)?/i],
  ["Prow's line", /^(?:Automated )?cherry[- ]pick of #(\d+)/i],
  ["Bitcoin Core's `Github-Pull` line", /^Github-Pull: (?:[\w.-]+\/[\w.-]+)?#(\d+)$/i],
];
const shaForms: readonly (readonly [name: string, form: RegExp])[] = [
  ["Django's `Backport of` line", /^Backport of ([0-9a-f]{7,64}) from \S+$/i],
  ["the stable kernel's `upstream` line", /^(?:commit ([0-9a-f]{12,64}) upstream\.?|\[ Upstream commit ([0-9a-f]{12,64}) \])$/i],
  ["Bitcoin Core's `Rebased-From` line", /^Rebased-From: ([0-9a-f]{7,64})$/i],
];

/**
 * Backports that say in a line of the body where they come from: Mergify, korthout, Prow, Django, the stable kernel, Bitcoin Core.
 *
 * @example
 * Fix it
 *
 * This is an automatic backport of pull request #77 done by Mergify.
 * -> [{"kind":"origin-pull","number":77,"evidence":"`automatic backport` line","sure":true}]
 * @example
 * Fixed #123 -- Fixed it.
 *
 * Backport of 1a2b3c4d5e from main
 * -> [{"kind":"origin-commit","sha":"1a2b3c4d5e","evidence":"Django's `Backport of` line"}]
 * @example
 * net: fix it
 *
 * commit 0123456789abcdef0123456789abcdef01234567 upstream.
 * -> [{"kind":"origin-commit","sha":"0123456789abcdef0123456789abcdef01234567","evidence":"the stable kernel's `upstream` line"}]
 * @example
 * rpc: fix it
 *
 * Github-Pull: #31000
 * Rebased-From: 0123456789ab
 * -> [{"kind":"origin-pull","number":31000,"evidence":"Bitcoin Core's `Github-Pull` line","sure":true},{"kind":"origin-commit","sha":"0123456789ab","evidence":"Bitcoin Core's `Rebased-From` line"}]
 */
export function readBackportBody(message: Message): readonly Mark[] {
  let marks: Mark[] | undefined;
  for (const line of message.lines) {
    if (!mayName(line)) continue;
    for (const [evidence, form] of pullForms) {
      const number = parsePullNumber(form.exec(line)?.[1]);
      if (number === null) continue;
      marks ??= [];
      marks.push({ kind: 'origin-pull', number, evidence, sure: true });
      break;
    }
    for (const [evidence, form] of shaForms) {
      const match = form.exec(line);
      const sha = match?.[1] ?? match?.[2];
      if (sha === undefined) continue;
      marks ??= [];
      marks.push({ kind: 'origin-commit', sha: sha.toLowerCase(), evidence });
    }
  }
  return marks ?? noMarks;
}

function mayName(line: string): boolean {
  if (line.length > 200) return false;
  switch (line.charCodeAt(0) | 32) {
    case 116: // This is an automatic …
      return line.startsWith('This is an auto');
    case 97: // Automated cherry pick …
      return /^auto/i.test(line);
    case 98: // Backport of …
      return /^backport/i.test(line);
    case 99: // commit … upstream, cherry pick of …
      return /^c(?:ommit |herry)/i.test(line);
    case 123: // [ Upstream commit … ]; the bit that lowers letters turns `[` into `{`
      return line.startsWith('[ Upstream') || line.startsWith('[ upstream');
    case 103:
      return /^github-pull/i.test(line);
    case 114:
      return /^rebased-from/i.test(line);
    default:
      return false;
  }
}
