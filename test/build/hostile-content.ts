import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { tricks } from './hostile-repository.ts';

/** What a text file may hold: no control characters, which are refused before anything is shown. */
const texts = tricks.map((trick) => trick.replace(/(?![\n])\p{Cc}/gu, ''));
const text = (place: number): string => texts[place % texts.length] ?? '';
const all = texts.join('\n\n');

/** Writes a configuration and a content folder in which every free text is an attack; `repository` is the path to the product's repository. */
export function writeHostileContent(folder: string, repository: string): void {
  const commit = execFileSync('git', ['-C', repository, 'rev-parse', 'v1.0.0^{commit}'], { encoding: 'utf8' }).trim();
  const write = (name: string, content: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  const document = (front: object): string =>
    `---\n${stringify(front)}---\n\n${all}\n\n| ${text(0)} | b |\n| --- | --- |\n| ${text(1)} | ${text(2)} |\n`;
  write(
    'docket.config.ts',
    `export default ${JSON.stringify({
      title: text(0),
      products: [
        {
          ...{ id: 'odd', name: text(3), description: text(1) },
          ...{ process: [{ id: 'odd-process', from: '2023-01-01' }], documents: ['CHANGELOG.md'] },
          repositories: [{ id: 'odd', name: text(2), path: repository, web: 'https://forge.example/evil/odd', forge: 'github' }],
        },
      ],
    })};\n`,
  );
  write(
    'content/processes/odd-process.yaml',
    stringify({
      ...{ title: text(2), version: 1, summary: text(1), approval: 'of-candidate', approvalIn: 'staging' },
      environments: [
        { id: 'staging', name: text(3), audience: text(0), description: text(5) },
        { id: 'production', name: text(4), after: ['staging'], production: true, instances: [{ id: 'eu-1', name: text(1) }] },
      ],
    }),
  );
  for (const [place, version] of [[0, 1] as const, [7, 2] as const])
    write(
      `content/environments/odd/${place === 0 ? 'staging' : 'production'}.mdx`,
      document({
        ...{ identifier: text(place), title: text(place + 1), version, status: 'in-force', from: '2023-02-01', owner: text(place + 2) },
        source: { title: text(place + 3), url: `https://documents.example/"'><script>alert(1)</script>`, date: '2023-01-01' },
        ...{ summary: text(place + 4), audience: text(place + 5), access: texts, data: texts, retention: texts },
        monitoring: [{ name: text(place), url: `https://a.example/"onmouseover="alert(1)"?v={version}`, who: text(place + 1) }],
        rollback: { plan: text(place), by: text(place + 1), minutes: 15 },
        attributes: texts.map((name, at) => ({
          name: `${at} ${name}`,
          wanted: text(at + place),
          actual: text(at + 1),
          source: name,
          differs: name,
        })),
      }),
    );
  write(
    'content/decisions/adr-1.mdx',
    document({
      identifier: 'ADR-1',
      title: text(3),
      version: 'v1',
      status: 'in-force',
      from: '2023-02-01',
      date: '2023-02-01',
      owner: text(2),
      appliesTo: ['odd'],
      topics: texts,
      approvers: texts,
    }),
  );
  for (const [at, event] of ['deployed', 'rejected', 'approved', 'rolled-back'].entries())
    write(
      `content/releases/odd/1.0.0/promotions/2023112${at}T000000Z-production-${event}-0000000${at}.yaml`,
      stringify({
        event,
        environment: 'production',
        at: `2023-11-2${at}T00:00:00Z`,
        version: '1.0.0',
        by: text(at),
        reason: text(at + 3),
        refs: texts.slice(0, 8),
      }),
    );
  const decisions = ['planned', 'declined', 'fast-track', 'override'].map((decision, at) => ({
    ...{ decision, change: commit, line: '1.0', by: text(at), why: text(at + 2), date: '2023-12-01' },
    ...(decision === 'declined' ? { reason: 'not-affected' } : {}),
  }));
  write('content/backports/odd.yaml', stringify({ entries: decisions }));
  const person = (place: number) => ({ login: text(place), name: text(place + 1), bot: false });
  const at = '2023-11-20T00:00:00Z';
  const pull = {
    ...{
      number: 1,
      title: text(0),
      state: 'merged',
      draft: false,
      author: person(1),
      first: true,
      createdAt: at,
      updatedAt: at,
      mergedAt: at,
    },
    ...{
      mergedBy: person(2),
      head: { branch: text(3), commit: null, project: null },
      base: { branch: text(4), commit },
      mergeCommit: commit,
    },
    ...{ labels: texts.filter((name) => name.length < 200), milestone: text(1), decision: 'approved', reviews: [], issues: [], cut: [] },
    checks: {
      head: texts
        .filter((name) => name.length < 200)
        .map((name) => ({ name, result: 'failure', at, url: 'https://a.example/"onmouseover="alert(1)' })),
      merge: [],
    },
    body: texts,
  };
  const source = { forge: 'github', host: 'forge.example', project: 'evil/odd', collectedAt: at, upTo: at };
  write(
    'content/pulls/odd.json',
    JSON.stringify({ schema: 'docket/pulls/v1', source, pulls: [pull], milestones: [], releases: [], deployments: [], freezes: [] }),
  );
}
