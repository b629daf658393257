import { defineDocket } from './src/book/schema/config.ts';

const forge = 'https://code.example/portal-lab';

/** The example: `npm start` makes its repositories from the stories in content/histories. */
export default defineDocket({
  title: 'Portal releases',
  records: { history: '.docket/example/portal-records.git' },
  products: [
    {
      id: 'portal',
      name: 'Portal',
      description: 'Where research groups find genomic cohorts and ask for access to them.',
      process: [{ id: 'gitops-validation', from: '2025-05-01' }],
      repositories: [
        { id: 'api', name: 'API', path: '.docket/example/portal-api.git', tags: 'v*', web: `${forge}/portal-api`, forge: 'github' },
        {
          id: 'client',
          name: 'Client',
          path: '.docket/example/portal-client.git',
          branch: 'dev',
          environments: { development: 'dev', staging: 'staging', production: 'main' },
          web: `${forge}/portal-client`,
          forge: 'github',
        },
        {
          id: 'infrastructure',
          name: 'Infrastructure',
          path: '.docket/example/portal-infrastructure.git',
          web: `${forge}/portal-infrastructure`,
          forge: 'github',
        },
      ],
    },
    {
      id: 'gateway',
      name: 'Portal Gateway',
      description: 'Sends requests to the services of Portal; three lines are maintained side by side.',
      repositories: [
        {
          id: 'portal-gateway',
          name: 'Gateway',
          path: '.docket/example/portal-gateway.git',
          web: `${forge}/portal-gateway`,
          forge: 'github',
        },
      ],
      backports: {
        environments: ['dev', 'stg', 'main'],
        window: { after: 'released major', for: 'P3M', most: 8 },
        lines: {
          '1.1': {
            maintenanceFrom: '2025-06-02',
            securityFrom: '2025-12-15',
            endOfLife: '2026-06-01',
            next: { version: '1.1.4', date: '2025-12-12' },
            pickDeadline: '2025-12-10',
          },
          '1.0': { maintenanceFrom: '2025-03-03', securityFrom: '2025-09-01', endOfLife: '2026-03-01' },
        },
      },
    },
    {
      id: 'reader',
      name: 'Workbench Reader',
      description: 'Reads variant files; a part of the Workbench, which lives in one repository.',
      process: [{ id: 'three-environments', from: '2025-03-01' }],
      phases: [
        { phase: 'proof-of-concept', from: '2025-02-03' },
        { phase: 'pilot', from: '2025-04-01' },
      ],
      repositories: [
        {
          id: 'workbench-reader',
          name: 'Reader',
          path: '.docket/example/workbench.git',
          tags: 'reader/v*',
          paths: ['reader'],
          web: `${forge}/workbench`,
          forge: 'github',
        },
      ],
    },
    {
      id: 'viewer',
      name: 'Workbench Viewer',
      description: 'Draws regions of a genome with their variants; a part of the Workbench.',
      process: [{ id: 'isolated-production', from: '2025-03-01' }],
      repositories: [
        {
          id: 'workbench-viewer',
          name: 'Viewer',
          path: '.docket/example/workbench.git',
          tags: 'viewer/v*',
          paths: ['viewer'],
          web: `${forge}/workbench`,
          forge: 'github',
        },
      ],
    },
    {
      id: 'desk',
      name: 'Lab Desk',
      description: 'Plans plates and keeps results; in the cloud, and on the premises of those who want it there.',
      process: [{ id: 'deployment-rings', from: '2025-07-01' }],
      documents: ['docs/RELEASE.md'],
      repositories: [
        {
          id: 'lab-desk',
          name: 'Lab Desk',
          path: '.docket/example/lab-desk.git',
          environments: { dev: 'main', production: 'cloud' },
          web: 'https://code.example/bench-works/lab-desk',
          forge: 'github',
        },
      ],
    },
    {
      id: 'courier',
      name: 'Courier',
      description: 'Sends results to other houses.',
      process: [{ id: 'deployment-pipeline', from: '2025-08-01' }],
      documents: ['docs/RELEASE.md'],
      repositories: [
        {
          id: 'courier',
          name: 'Courier',
          path: '.docket/example/courier.git',
          web: 'https://code.example/bench-works/courier',
          forge: 'gitlab',
        },
      ],
    },
  ],
});
