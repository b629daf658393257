import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseWordAfterArea } from '../../src/conventions/area-prefix.ts';
import { readBackportBody } from '../../src/conventions/backport-body.ts';
import { readBackportBranch } from '../../src/conventions/backport-branch.ts';
import { readBackportSubject } from '../../src/conventions/backport-subject.ts';
import { parseCandidateTitle } from '../../src/conventions/candidate-title.ts';
import { cleanTitle } from '../../src/conventions/clean-title.ts';
import { parseConventionalSubject } from '../../src/conventions/conventional-commit.ts';
import { parseDependencyBump } from '../../src/conventions/dependency-bump.ts';
import { parseEmojiPrefix } from '../../src/conventions/emoji-prefix.ts';
import { readForgeMerge } from '../../src/conventions/forge-merge.ts';
import { readGitCherryPick } from '../../src/conventions/git-cherry-pick.ts';
import { readGitRevert } from '../../src/conventions/git-revert.ts';
import { readGithubMerge } from '../../src/conventions/github-merge.ts';
import { readGitlabMerge } from '../../src/conventions/gitlab-merge.ts';
import { parseLeadingWord } from '../../src/conventions/leading-word.ts';
import { isLongLivedBranch } from '../../src/conventions/long-lived-branch.ts';
import type { Convention } from '../../src/conventions/mark.ts';
import { listNotableLines } from '../../src/conventions/notable-lines.ts';
import { readPatchback } from '../../src/conventions/patchback.ts';
import { readPullUrl } from '../../src/conventions/pull-url.ts';
import { readSquashNumber } from '../../src/conventions/squash-number.ts';

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

const folder = fileURLToPath(new URL('../../src/conventions', import.meta.url));

/** The examples in a file's doc comments: a text, ` -> `, and what it gives as JSON. */
function listExamples(file: string): readonly { readonly text: string; readonly gives: string }[] {
  const source = readFileSync(`${folder}/${file}.ts`, 'utf8');
  return [...source.matchAll(/@example\s([\s\S]*?)(?=\n \* @|\n \*\/)/g)].map(([, raw = '']) => {
    const text = raw.replace(/^ \* ?/gm, '').trim();
    const at = text.lastIndexOf('-> ');
    return { text: text.slice(0, at).trim(), gives: text.slice(at + 3).trim() };
  });
}

const withExamples = readdirSync(folder)
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => listExamples(name).length > 0)
  .sort();

test('every convention with examples is tested', () => {
  expect(withExamples).toEqual(Object.keys(conventions).sort());
});

describe.each(withExamples)('%s', (name) => {
  test.each(listExamples(name))('reads $text', ({ text, gives }) => {
    expect(conventions[name]?.(text)).toEqual(JSON.parse(gives));
  });
});
