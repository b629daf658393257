import { type Mark, type Message, noMarks, parsePullNumber } from '../../../../forges/schema/mark.ts';

const forms: readonly (readonly [name: string, form: RegExp])[] = [
  ["MeeseeksDev's subject", /\bBackport PR #(\d+)/i],
  ["Mergify's subject", /\((?:bp|backport) #(\d+)\)/i],
  ["Argo's `cherry-pick` number", /\(cherry[- ]?pick(?:ed)? (?:of |from )?#(\d+)(?: (?:for|to|on|into) [\w./-]+)?\)/i],
  ["HashiCorp's `Backport of … into` title", /^(?:\[[^\]]{1,40}\] ?)?backport of .*\(#(\d+)\)\s*,? (?:in)?to \S+/i],
  [
    'title that links to its origin',
    /^(?:\[[^\]]{1,40}\] ?)?backport (?:of |from )\[#?(\d+)\]\(https?:\/\/\S+\/(?:pull|merge_requests)\/\1\)/i,
  ],
  ["Prow's title", /\bautomated cherry[- ]pick of #(\d+)/i],
];

/**
 * Backports that name their pull request in the subject: MeeseeksDev, Mergify, Argo, HashiCorp, Prow.
 *
 * @example
 * Backport PR #14000 on branch 7.x: Fix completion
 * -> [{"kind":"origin-pull","number":14000,"evidence":"MeeseeksDev's subject","sure":true}]
 * @example
 * fix: handle empty input (bp #812)
 * -> [{"kind":"origin-pull","number":812,"evidence":"Mergify's subject","sure":true}]
 * @example
 * fix(ui): wrong link (cherry-pick #22334 for 3.0) (#22400)
 * -> [{"kind":"origin-pull","number":22334,"evidence":"Argo's `cherry-pick` number","sure":true}]
 * @example
 * Backport of Fix the drain (#4091) into release/1.3.x (#4093)
 * -> [{"kind":"origin-pull","number":4091,"evidence":"HashiCorp's `Backport of … into` title","sure":true}]
 * @example
 * backport of [1484](https://github.com/team/shop/pull/1484) (#1562)
 * -> [{"kind":"origin-pull","number":1484,"evidence":"title that links to its origin","sure":true}]
 * @example
 * Automated cherry pick of #7001: fix the scheduler
 * -> [{"kind":"origin-pull","number":7001,"evidence":"Prow's title","sure":true}]
 */
export function readBackportSubject(message: Message): readonly Mark[] {
  const { subject } = message;
  if (!/#\d|\[\d/.test(subject) || !/backport|bp #|pick/i.test(subject)) return noMarks;
  const marks: Mark[] = [];
  for (const [evidence, form] of forms) {
    const number = parsePullNumber(form.exec(subject)?.[1]);
    if (number !== null) marks.push({ kind: 'origin-pull', number, evidence, sure: true });
  }
  return marks;
}
