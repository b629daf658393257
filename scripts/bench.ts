import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type AgainFigures, compareAgain } from './bench/again/compare-again.ts';
import { type BuildingFigures, compareBuilding } from './bench/compare-building.ts';
import { comparePromotions } from './bench/compare-promotions.ts';
import { compareRecords } from './bench/compare-records.ts';
import { compileMeasured } from './bench/compile-measured.ts';
import { formatAgain, formatBuilding, formatDocuments, formatPromotions, formatReading, formatRecords } from './bench/format-figures.ts';
import { generateRepository } from './bench/generated-repository.ts';
import { measureDocuments } from './bench/measure-documents.ts';
import { installPeers } from './bench/peers.ts';
import { compareReading } from './bench/reading/compare-reading.ts';

const help = `Measures Docket against the floor and its peers; every figure is a ratio on this machine, in this run.

  npm run bench                                    everything, 8,000 pages included
  npm run bench -- --repository ../git             reads this repository instead of a generated one
  npm run bench -- --pages 500 --runs 1            quick
  npm run bench -- --peers                         builds the pages with Eleventy and Starlight too (installed for the run)
  npm run bench -- --only reading|building|again|records|promotions one part
  npm run bench -- --only records --records 1000   as many records of 50 steps
  npm run bench -- --only promotions --events 100000 events derived from a history of deployments, and 5,000 written ones
  npm run bench -- --only again --pages 500,8000   builds a site, and again after one more tag, a note, a moved tag and damage
  npm run bench -- --json                          figures for a machine
`;

const { values } = parseArgs({
  options: {
    repository: { type: 'string' },
    pages: { type: 'string', default: '500,2000,8000' },
    changes: { type: 'string', default: '40' },
    records: { type: 'string', default: '250,500,1000' },
    events: { type: 'string', default: '25000,50000,100000' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    peers: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(help);
else await bench();

async function bench(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docket-bench-'));
  try {
    const runs = Number(values.runs);
    const machine = {
      node: process.version,
      processors: cpus().length,
      gibibytes: Math.round(totalmem() / 2 ** 30),
      load: loadavg()[0] ?? null,
    };
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    const wants = (part: string): boolean => values.only === undefined || values.only === part;
    const reading = wants('reading') ? await readingFigures(folder, runs, say) : null;
    const building = wants('building') ? await buildingFigures(folder, runs, say) : [];
    const again = wants('again') ? await againFigures(folder, say) : [];
    const documents = wants('records') ? documentFigures(runs, say) : null;
    const records = wants('records') ? await recordFigures(folder, runs, say) : [];
    const promotions = wants('promotions') ? await promotionFigures(folder, runs, say) : [];
    if (values.json) console.log(JSON.stringify({ machine, reading, building, again, documents, records, promotions }, null, 2));
    else
      console.log(
        [
          JSON.stringify(machine),
          ...(reading ? [formatReading(reading)] : []),
          ...(building.length > 0 ? [formatBuilding(building)] : []),
          ...(again.length > 0 ? [formatAgain(again)] : []),
          ...(documents ? [formatDocuments(documents)] : []),
          ...(records.length > 0 ? [formatRecords(records)] : []),
          ...(promotions.length > 0 ? [formatPromotions(promotions)] : []),
        ].join('\n\n'),
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readingFigures(folder: string, runs: number, say: (line: string) => void) {
  if (!values.repository) say('Generating a repository of 50,000 commits');
  const repository = values.repository
    ? path.resolve(values.repository)
    : await generateRepository({ folder, commits: 50_000, commitsPerTag: 100 });
  say(`Reading ${path.basename(path.dirname(repository))}/${path.basename(repository)}`);
  return compareReading({ repository, folder, runs });
}

async function againFigures(folder: string, say: (line: string) => void) {
  const script = path.join(await compileMeasured(), 'scripts', 'docket.js');
  const figures: AgainFigures[] = [];
  for (const releases of values.pages.split(',').map(Number)) {
    say(`Building ${releases} releases again`);
    figures.push(...(await compareAgain({ releases, changes: Number(values.changes), script, folder })));
  }
  return figures;
}

function documentFigures(runs: number, say: (line: string) => void) {
  say('Reading large documents');
  return measureDocuments(runs);
}

async function recordFigures(folder: string, runs: number, say: (line: string) => void) {
  const records = values.records.split(',').map(Number);
  say(`Checking and verifying ${values.records} records of 50 steps`);
  const script = path.join(await compileMeasured(), 'scripts', 'docket.js');
  return compareRecords({ records, steps: 50, commands: ['check', 'verify'], script, folder, runs });
}

function promotionFigures(folder: string, runs: number, say: (line: string) => void) {
  say(`Deriving ${values.events} events`);
  return comparePromotions({ events: values.events.split(',').map(Number), folder, runs });
}

async function buildingFigures(folder: string, runs: number, say: (line: string) => void) {
  const others = values.peers ? await installPeers(folder) : [];
  const figures: BuildingFigures[] = [];
  for (const releases of values.pages.split(',').map(Number)) {
    say(`Building ${releases} releases of ${values.changes} changes`);
    figures.push(
      ...(await compareBuilding({
        releases,
        changes: Number(values.changes),
        folder,
        runs,
        others,
      })),
    );
  }
  return figures;
}
