/** Bots whose names say it to nobody. */
const usualBots = new Set([
  'dependabot',
  'dependabot-preview',
  'renovate',
  'greenkeeper',
  'patchback',
  'mergify',
  'github actions',
  'web-flow',
  'imgbot',
  'allcontributors',
  'pre-commit-ci',
  'codecov-io',
  'weblate',
  'transifex',
  'bors',
  'homu',
  'github-merge-queue',
  'github-actions',
  'gitlab-ci',
  'travis',
  'travis ci',
  'circleci',
  'jenkins',
  'copybara-service',
  'marge',
  'prow',
  'openstack proposal bot',
  'zuul',
]);

/** Programs that write code for somebody, by the addresses that they sign with: whoever used one is the author. */
const assistant =
  /^(?:noreply@anthropic\.com|cursoragent@cursor\.com|noreply@aider\.chat|aider@aider\.chat|noreply@openai\.com|codex@openai\.com|noreply@opencode\.ai|amp@ampcode\.com)$|^(?:\d+\+)?(?:copilot|copilot-swe-agent)@users\.noreply\.github\.com$/i;
/** `Foo Bot`, `foo-bot`, `foo_robot`; not `Talbot`. */
const endsInBot = /(?:^|[\s_.-])(?:ro)?bot\d*$|\((?:ro)?bot\)$/i;
/** A local part or a part of it that is a bot's, `12345+dependabot[bot]@…` too. */
const botAddress = /\[bot\]@|(?:^|[+._-])(?:ro)?bot@|^(?:action|actions|github-actions)@github\.com$|^noreply@github\.com$/i;
const actions = /^(?:github|gitlab|gitea|forgejo)[ _-]?(?:actions?|ci|workflows?)\b/i;

/**
 * Whether an author is a program, by name or by address.
 *
 * @example pytest bot <pytestbot@gmail.com> -> true
 * @example Ti Chi Robot <ti-community-prow-bot@tidb.io> -> true
 * @example github-actions <actions@github.com> -> true
 * @example Ada <41898282+github-actions[bot]@users.noreply.github.com> -> true
 * @example Copilot <175728472+Copilot@users.noreply.github.com> -> true
 * @example Claude <noreply@anthropic.com> -> true
 * @example Claude Rey <claude@example.org> -> false
 * @example Weblate (bot) <hosted@weblate.org> -> true
 * @example GitHub <noreply@github.com> -> true
 * @example Marie Talbot <marie@example.org> -> false
 * @example Robot Smith <robot.smith@example.org> -> false
 */
export function isBotByName(name: string, email: string): boolean {
  return (
    name.endsWith('[bot]') ||
    endsInBot.test(name) ||
    actions.test(name) ||
    botAddress.test(email) ||
    assistant.test(email) ||
    usualBots.has(name.toLowerCase())
  );
}
