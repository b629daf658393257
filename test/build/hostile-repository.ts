import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Texts that would do harm where they are not escaped, or break what is written around them. */
export const tricks: readonly string[] = [
  '<script>alert(1)</script>',
  '</title></script><script src=https://evil.example/x.js></script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '[click](javascript:alert(1)) ![pixel](https://evil.example/pixel.png)',
  '<https://evil.example/auto> https://evil.example/bare',
  '`code` **bold** ~~gone~~ <b>raw</b> &lt;script&gt; &amp;',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)} {alert(1)} <%= alert(1) %>',
  '\u202Egnp.exe\u202C \u2066isolated\u2069 \u200Bzero\u200D\uFEFF width \u2028 line \u2029 paragraph',
  'bell \u0007 back \u0008 escape \u001b[31mred\u001b]8;;https://evil.example\u0007 delete \u007f \u0085',
  ']]> <!-- --> <![CDATA[ <?xml ?> <!DOCTYPE html>',
  '../../../../etc/passwd ..\\..\\windows C:\\CON',
  '--output=/tmp/owned --upload-pack=touch -oProxyCommand=touch',
  `a-very-long-word-${'x'.repeat(3000)}`,
  '=HYPERLINK("https://evil.example") @evil #1 !2 ~3 :4: $5',
  '__proto__ constructor toString hasOwnProperty',
];

// What git lets into the name of a ref: no space, no `..`, none of ~ ^ : ? * [ \.
const tags = [
  'v1.0.0',
  'v1.1.0-<script>alert(1)</script>',
  'v1.2.0-"onmouseover="alert(1)"',
  "v1.3.0-'-alert(1)-'",
  'v1.4.0+<img/src=x/onerror=alert(1)>',
  'v1.5.0/%2e%2e/%2e%2e/owned',
  'v1.6.0;touch${IFS}owned',
  'v1.7.0#fragment',
  'v1.8.0&amp;&lt;',
  'v1.9.0-rc.1-\u202Egnp',
  'v2.0.0/index.html',
  'v2.1.0%00%0a',
  'v2.2.0',
  '-v2.3.0',
  '--output=owned',
  '__proto__',
  'constructor',
  'compare',
  'lines/2.2',
  'index.html',
  'v2.4.0',
];

/** Makes a bare repository in which everything that a stranger can name is an attack, and gives its folder. It always has the same bytes. */
export function makeHostileRepository(folder: string): string {
  const bare = join(folder, 'odd.git');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  execFileSync('git', ['-C', bare, 'fast-import', '--quiet', '--force'], { input: Buffer.concat([...script()]) });
  const remote = 'https://user:s3cret-token@forge.example/"><script>alert(1)</script>/odd.git';
  execFileSync('git', ['-C', bare, 'config', 'remote.origin.url', remote]);
  for (const key of ['core.fsmonitor', 'core.pager', 'gpg.program', 'diff.external', 'core.sshCommand']) {
    execFileSync('git', ['-C', bare, 'config', key, `touch ${join(folder, 'owned')}`]);
  }
  return bare;
}

function* script(): Generator<Buffer> {
  let mark = 0;
  for (const [index, tag] of tags.entries()) {
    for (const [turn, trick] of tricks.entries()) {
      mark += 1;
      yield commit(mark, message(index, turn, trick), trick);
    }
    mark += 1;
    yield notes(mark, tag);
    const text = `${tag}\n\n${tricks.join('\n')}\n`;
    yield Buffer.from(
      index % 2 === 0 ? `reset refs/tags/${tag}\nfrom :${mark}\n\n` : `tag ${tag}\nfrom :${mark}\ntagger ${who(mark)}\n${data(text)}`,
    );
  }
  yield Buffer.from(`reset refs/heads/release-"><script>alert(1)</script>\nfrom :${mark}\n\nreset refs/heads/--output=owned\nfrom :1\n\n`);
  yield attached(mark);
}

/** A commit of git notes, one on each of the first commits of the history. */
function attached(mark: number): Buffer {
  const head = `commit refs/notes/"><img/src=x/onerror=alert(1)>\ncommitter ${who(mark)}\n${data('Notes')}`;
  const each = tricks.map((trick, at) => `N inline :${at + 1}\n${data(`Reviewed-by: ${trick}\n${trick}\n\n${tricks.join('\n')}`)}`);
  return Buffer.from(`${head}${each.join('')}\n`);
}

function message(release: number, turn: number, trick: string): string {
  const number = release * 100 + turn + 1;
  switch (turn % 6) {
    case 0:
      return `feat(${trick.replace(/[()\n]/g, '')}): ${trick} (#${number})\n\nBREAKING CHANGE: ${trick}`;
    case 1:
      return `${trick}\n\n${trick}\n\nCo-authored-by: ${trick} <${trick}>\nFixes #${number}, ${trick} CVE-2026-1234`;
    case 2:
      return `Merge pull request #${number} from evil/${trick}\n\n${trick}`;
    case 3:
      return `fix: ${trick}\n\n\`\`\`release-note\n${trick}\n# heading\n- list\n\`\`\``;
    case 4:
      return `build(deps): bump ${trick} from ${trick} to ${trick}`;
    default:
      return `Revert "${trick}"\n\nThis reverts commit ${'0'.repeat(40)}.`;
  }
}

function commit(mark: number, text: string, trick: string): Buffer {
  const path = `"dir/${mark % 7}-${trick.replace(/[^\x20-\x7e]|["\\/]/g, '_').slice(0, 100)}"`;
  // A byte that is no UTF-8, in a message that says nothing of its encoding.
  const bytes = mark % 5 === 0 ? Buffer.concat([Buffer.from(text), Buffer.from([0x20, 0xff, 0xfe, 0xe9])]) : Buffer.from(text);
  const head = `commit refs/heads/main\nmark :${mark}\nauthor ${who(mark)}\ncommitter ${who(mark)}\ndata ${bytes.length}\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\nM 100644 inline ${path}\n${data(String(mark))}\n`)]);
}

/** A commit that writes a changelog and fragments: a section of the tag's version, and one of the next. */
function notes(mark: number, tag: string): Buffer {
  const version = /\d+\.\d+\.\d+/.exec(tag)?.[0] ?? tag;
  const items = tricks.map((trick, at) => `- ${trick} (#${mark}${at})`).join('\n');
  const changelog = `# ${tricks[0] ?? ''}\n\n## [Unreleased]\n\n### ${tricks[3] ?? ''}\n\n${items}\n\n## [${version}] - ${tricks[2] ?? ''}\n\n### Added\n\n${items}\n`;
  const trick = tricks[mark % tricks.length] ?? '';
  const files = [
    ['CHANGELOG.md', changelog],
    [`newsfragments/${mark}.bugfix.md`, `${trick}\n`],
    [`.changelog/${mark}.txt`, `\`\`\`release-note:bug\n${trick}\n\`\`\`\n`],
    [`changelogs/fragments/${mark}-a.yml`, `bugfixes:\n  - '${trick.replaceAll("'", "''")}'\n`],
    [`releasenotes/notes/a-${mark}.yaml`, `fixes:\n  - |\n    ${trick}\n`],
  ] as const;
  const head = `commit refs/heads/main\nmark :${mark}\nauthor ${who(mark)}\ncommitter ${who(mark)}\n${data('Write it down')}`;
  return Buffer.from(`${head}${files.map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`).join('')}\n`);
}

function who(mark: number): string {
  const trick = (tricks[mark % tricks.length] ?? '').replace(/[<>\n\0]/g, '');
  return `${trick} <evil"'&${mark}@example.org> ${1_700_000_000 + mark * 3600} +1345`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
