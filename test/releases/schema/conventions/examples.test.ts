import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readForgeMerge } from '../../../../src/forges/schema/forge-merge.ts';
import { readGithubMerge } from '../../../../src/forges/schema/github-merge.ts';
import { readGitlabMerge } from '../../../../src/forges/schema/gitlab-merge.ts';
import type { Convention } from '../../../../src/forges/schema/mark.ts';
import { readPullUrl } from '../../../../src/forges/schema/pull-url.ts';
import { isBotByName } from '../../../../src/releases/schema/conventions/bot-name.ts';
import { parseCandidateTitle } from '../../../../src/releases/schema/conventions/candidate-title.ts';
import { readBackportBody } from '../../../../src/releases/schema/conventions/copies/backport-body.ts';
import { readBackportBranch } from '../../../../src/releases/schema/conventions/copies/backport-branch.ts';
import { readBackportSubject } from '../../../../src/releases/schema/conventions/copies/backport-subject.ts';
import { readChangeId } from '../../../../src/releases/schema/conventions/copies/change-id.ts';
import { declaresConflict } from '../../../../src/releases/schema/conventions/copies/conflict-note.ts';
import { readFollowUps } from '../../../../src/releases/schema/conventions/copies/follow-up.ts';
import { readGitCherryPick } from '../../../../src/releases/schema/conventions/copies/git-cherry-pick.ts';
import { readPatchback } from '../../../../src/releases/schema/conventions/copies/patchback.ts';
import { readTargetBranch } from '../../../../src/releases/schema/conventions/copies/target-branch.ts';
import { parsePathKind } from '../../../../src/releases/schema/conventions/files/path-kind.ts';
import { readGitRevert } from '../../../../src/releases/schema/conventions/git-revert.ts';
import { judgeLabels } from '../../../../src/releases/schema/conventions/labels.ts';
import { isLongLivedBranch } from '../../../../src/releases/schema/conventions/long-lived-branch.ts';
import { listNotableLines } from '../../../../src/releases/schema/conventions/notable-lines.ts';
import { listChangelogNumbers } from '../../../../src/releases/schema/conventions/numbers/changelog-line.ts';
import { readClosingAddress } from '../../../../src/releases/schema/conventions/numbers/closing-address.ts';
import { readClosingLine } from '../../../../src/releases/schema/conventions/numbers/closing-line.ts';
import { parseFragmentName } from '../../../../src/releases/schema/conventions/numbers/fragment-name.ts';
import { readPartOf } from '../../../../src/releases/schema/conventions/numbers/part-of.ts';
import { readSquashItems } from '../../../../src/releases/schema/conventions/numbers/squash-items.ts';
import { readSquashNumber } from '../../../../src/releases/schema/conventions/numbers/squash-number.ts';
import { readTypedMerge } from '../../../../src/releases/schema/conventions/numbers/typed-merge.ts';
import { namesRelease } from '../../../../src/releases/schema/conventions/release-commit.ts';
import { parseAdvisoryTitle } from '../../../../src/releases/schema/conventions/titles/advisory-merge.ts';
import { parseWordAfterArea } from '../../../../src/releases/schema/conventions/titles/area-prefix.ts';
import { parseBreakingTitle } from '../../../../src/releases/schema/conventions/titles/breaking-change.ts';
import { parseCapitalPrefix } from '../../../../src/releases/schema/conventions/titles/capital-prefix.ts';
import { cleanTitle } from '../../../../src/releases/schema/conventions/titles/clean-title.ts';
import { parseComponentPrefix } from '../../../../src/releases/schema/conventions/titles/component-prefix.ts';
import { parseConventionalSubject } from '../../../../src/releases/schema/conventions/titles/conventional-commit.ts';
import { parseDefect } from '../../../../src/releases/schema/conventions/titles/defect-words.ts';
import { isDependencyBot } from '../../../../src/releases/schema/conventions/titles/dependency-bot.ts';
import { parseDependencyBump } from '../../../../src/releases/schema/conventions/titles/dependency-bump.ts';
import { parseEmojiPrefix } from '../../../../src/releases/schema/conventions/titles/emoji-prefix.ts';
import { parseLeadingWord } from '../../../../src/releases/schema/conventions/titles/leading-word.ts';
import { parseQuotedRevert } from '../../../../src/releases/schema/conventions/titles/quoted-revert.ts';
import { listWithdrawnVersions } from '../../../../src/releases/schema/conventions/withdrawn-section.ts';

const conventions: Readonly<Record<string, (text: string) => unknown>> = {
  'advisory-merge': (text) => parseAdvisoryTitle({ subject: text.split('\n')[0] ?? '', body: text.split('\n').slice(1).join('\n') }),
  'area-prefix': parseWordAfterArea,
  'backport-body': message(readBackportBody),
  'backport-branch': readBackportBranch,
  'backport-subject': message(readBackportSubject),
  'bot-name': (text) => isBotByName(text.slice(0, text.indexOf(' <')), text.slice(text.indexOf('<') + 1, -1)),
  'breaking-change': parseBreakingTitle,
  'candidate-title': (text) => parseCandidateTitle(text)?.text ?? null,
  'capital-prefix': parseCapitalPrefix,
  'change-id': message(readChangeId),
  'changelog-line': listChangelogNumbers,
  'clean-title': cleanTitle,
  'closing-address': readClosingAddress,
  'closing-line': readClosingLine,
  'component-prefix': parseComponentPrefix,
  'conflict-note': (text) => declaresConflict(text.slice(text.indexOf('\n') + 1).trimStart()),
  'conventional-commit': (text) => parseConventionalSubject(text),
  'defect-words': parseDefect,
  'dependency-bot': (text) => isDependencyBot({ name: text.slice(0, text.indexOf(' <')), email: text.slice(text.indexOf('<') + 1, -1) }),
  'dependency-bump': parseDependencyBump,
  'emoji-prefix': parseEmojiPrefix,
  'follow-up': (text) => readFollowUps(text.split('\n')[0] ?? '', text.slice(text.indexOf('\n') + 1)),
  'forge-merge': message(readForgeMerge),
  'fragment-name': parseFragmentName,
  'git-cherry-pick': message(readGitCherryPick),
  'git-revert': message(readGitRevert),
  'github-merge': message(readGithubMerge),
  'gitlab-merge': message(readGitlabMerge),
  'leading-word': (text) => parseLeadingWord(text),
  'long-lived-branch': (text) =>
    isLongLivedBranch({ owner: text.split('/')[0], branch: text.split('/').slice(1).join('/'), home: 'umccr' }),
  'path-kind': parsePathKind,
  labels: (text) => judgeLabels(text.split(', '), new Map()),
  'part-of': message(readPartOf),
  patchback: message(readPatchback),
  'pull-url': message(readPullUrl),
  'quoted-revert': parseQuotedRevert,
  'release-commit': (text) => namesRelease(text, 'team-shop'),
  'squash-items': message(readSquashItems),
  'squash-number': message(readSquashNumber),
  'target-branch': readTargetBranch,
  'withdrawn-section': listWithdrawnVersions,
  'typed-merge': (text) => readTypedMerge({ subject: text, body: '', merge: true, lines: [] }),
};

function message(convention: Convention): (text: string) => unknown {
  return (text) => {
    const [subject = '', ...rest] = text.split('\n');
    const body = rest.join('\n').replace(/^\n+/, '');
    return convention({ subject, body, merge: /^(?:Merge|Auto merge)/.test(subject), lines: listNotableLines(body) });
  };
}

const folders = ['releases/schema/conventions', 'forges/schema'].map((folder) =>
  fileURLToPath(new URL(`../../../../src/${folder}`, import.meta.url)),
);
const files = new Map(
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [basename(name, '.ts'), `${folder}/${name}`]),
  ),
);

/** The examples in a file's doc comments: a text, ` -> `, and what it gives as JSON. */
function listExamples(name: string): readonly { readonly text: string; readonly gives: string }[] {
  const file = files.get(name) ?? '';
  const source = file.endsWith('.ts') ? readFileSync(file, 'utf8') : '';
  return [...source.matchAll(/@example\s([\s\S]*?)(?=\n \* @|\n \*\/)/g)].map(([, raw = '']) => {
    const text = raw.replace(/^ \* ?/gm, '').trim();
    const at = text.lastIndexOf('-> ');
    return { text: text.slice(0, at).trim(), gives: text.slice(at + 3).trim() };
  });
}

const withExamples = [...files.keys()].filter((name) => listExamples(name).length > 0).sort();

test('every convention with examples is tested', () => {
  expect(withExamples).toEqual(Object.keys(conventions).sort());
});

describe.each(withExamples)('%s', (name) => {
  test.each(listExamples(name))('reads $text', ({ text, gives }) => {
    expect(conventions[name]?.(text)).toEqual(JSON.parse(gives));
  });
});
