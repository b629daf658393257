import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readForgeMerge } from '../../../../src/forges/forge-merge.ts';
import { readGithubMerge } from '../../../../src/forges/github-merge.ts';
import { readGitlabMerge } from '../../../../src/forges/gitlab-merge.ts';
import { readPullUrl } from '../../../../src/forges/pull-url.ts';
import type { Convention } from '../../../../src/git/schema/mark.ts';
import { parseWordAfterArea } from '../../../../src/releases/schema/conventions/area-prefix.ts';
import { readBackportBody } from '../../../../src/releases/schema/conventions/backport-body.ts';
import { readBackportBranch } from '../../../../src/releases/schema/conventions/backport-branch.ts';
import { readBackportSubject } from '../../../../src/releases/schema/conventions/backport-subject.ts';
import { parseCandidateTitle } from '../../../../src/releases/schema/conventions/candidate-title.ts';
import { cleanTitle } from '../../../../src/releases/schema/conventions/clean-title.ts';
import { parseConventionalSubject } from '../../../../src/releases/schema/conventions/conventional-commit.ts';
import { parseDependencyBump } from '../../../../src/releases/schema/conventions/dependency-bump.ts';
import { parseEmojiPrefix } from '../../../../src/releases/schema/conventions/emoji-prefix.ts';
import { readGitCherryPick } from '../../../../src/releases/schema/conventions/git-cherry-pick.ts';
import { readGitRevert } from '../../../../src/releases/schema/conventions/git-revert.ts';
import { parseLeadingWord } from '../../../../src/releases/schema/conventions/leading-word.ts';
import { isLongLivedBranch } from '../../../../src/releases/schema/conventions/long-lived-branch.ts';
import { listNotableLines } from '../../../../src/releases/schema/conventions/notable-lines.ts';
import { readPatchback } from '../../../../src/releases/schema/conventions/patchback.ts';
import { readSquashNumber } from '../../../../src/releases/schema/conventions/squash-number.ts';

const conventions: Readonly<Record<string, (text: string) => unknown>> = {
  'area-prefix': parseWordAfterArea,
  'backport-body': message(readBackportBody),
  'backport-branch': readBackportBranch,
  'backport-subject': message(readBackportSubject),
  'candidate-title': (text) => parseCandidateTitle(text)?.text ?? null,
  'clean-title': cleanTitle,
  'conventional-commit': (text) => parseConventionalSubject(text),
  'dependency-bump': parseDependencyBump,
  'emoji-prefix': parseEmojiPrefix,
  'forge-merge': message(readForgeMerge),
  'git-cherry-pick': message(readGitCherryPick),
  'git-revert': message(readGitRevert),
  'github-merge': message(readGithubMerge),
  'gitlab-merge': message(readGitlabMerge),
  'leading-word': (text) => parseLeadingWord(text),
  'long-lived-branch': (text) =>
    isLongLivedBranch({ owner: text.split('/')[0], branch: text.split('/').slice(1).join('/'), home: 'umccr' }),
  patchback: message(readPatchback),
  'pull-url': message(readPullUrl),
  'squash-number': message(readSquashNumber),
};

function message(convention: Convention): (text: string) => unknown {
  return (text) => {
    const [subject = '', ...rest] = text.split('\n');
    const body = rest.join('\n').replace(/^\n+/, '');
    return convention({ subject, body, merge: /^(?:Merge|Auto merge)/.test(subject), lines: listNotableLines(body) });
  };
}

const folders = ['releases/schema/conventions', 'forges'].map((folder) =>
  fileURLToPath(new URL(`../../../../src/${folder}`, import.meta.url)),
);
const files = new Map(
  folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name.replace(/\.ts$/, ''), `${folder}/${name}`]),
  ),
);

/** The examples in a file's doc comments: a text, ` -> `, and what it gives as JSON. */
function listExamples(name: string): readonly { readonly text: string; readonly gives: string }[] {
  const source = readFileSync(files.get(name) ?? '', 'utf8');
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
