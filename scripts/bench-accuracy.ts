import { parseArgs } from 'node:util';
import { type Accuracy, measureAccuracy } from './bench/accuracy/measure-accuracy.ts';
import { type LinkAccuracy, measureLinks } from './bench/accuracy/measure-links.ts';

const help = `Measures how much of what projects' own notes name the releases hold that Docket derives from their histories.

  npm run bench:accuracy -- PATH…             clones, or git directories of bare ones
  npm run bench:accuracy -- --missed PATH…    lists what is missed, with its cause
  npm run bench:accuracy -- --json PATH…      figures for a machine
  npm run bench:accuracy -- --links PATH…     how many origins of copies are found where the marker of \`git cherry-pick -x\` is hidden

The first figure counts fragments and lines that a commit itself adds to a changelog; the second leaves those lines out. What stands in a changelog
alone counts in neither.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    links: { type: 'boolean', default: false },
    missed: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || positionals.length === 0) process.stdout.write(help);
else if (values.links) await measureEveryLink();
else await measure();

async function measure(): Promise<void> {
  const all: Accuracy[] = [];
  for (const repository of positionals) {
    const accuracy = await measureAccuracy(repository);
    all.push(accuracy);
    if (!values.json) console.log(format(accuracy));
  }
  if (values.json) console.log(JSON.stringify(all, null, 2));
}

async function measureEveryLink(): Promise<void> {
  const all: LinkAccuracy[] = [];
  for (const repository of positionals) {
    const accuracy = await measureLinks(repository);
    all.push(accuracy);
    if (!values.json) console.log(formatLinks(accuracy));
  }
  if (values.json) console.log(JSON.stringify(all, null, 2));
}

function formatLinks({
  repository,
  pairs,
  first,
  twice,
  none,
  certain,
  wrong,
  silent,
  silentLines,
  seconds,
  missed,
}: LinkAccuracy): string {
  const lines = [
    `${repository}: ${share(first, pairs)} true origin first (${first} of ${pairs}), its rebased twin for ${twice}; nothing found for ${none}; certain ${certain}, of these wrong ${wrong}; ${seconds.toFixed(1)} s`,
    `  equal to a commit elsewhere without a marker: ${silent}${silentLines
      .filter((one) => one.silent > 0)
      .map((one) => `, line ${one.line}: ${one.silent} of ${one.commits}`)
      .join('')}`,
  ];
  if (values.missed) lines.push(...missed.map((one) => `    ${one}`));
  return lines.join('\n');
}

function format({ repository, versions, unknownVersions, numbers, found, foundWithoutLines, causes, missed }: Accuracy): string {
  const lines = [
    `${repository}: ${share(found, numbers)} (${found} of ${numbers} numbers in the notes of ${versions} versions); without lines of changelogs ${share(foundWithoutLines, numbers)}`,
    `  missed: ${causes.nowhere} named nowhere, ${causes.otherRelease} in another release, ${causes.alreadyShipped} as already released`,
  ];
  if (unknownVersions.length > 0)
    lines.push(`  versions with notes that are no releases: ${unknownVersions.length} (${unknownVersions.slice(0, 8).join(', ')})`);
  if (values.missed) lines.push(...missed.map((one) => `    ${one}`));
  return lines.join('\n');
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(3);
}
