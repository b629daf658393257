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
      id: 'reader',
      name: 'Workbench Reader',
      description: 'Reads variant files; a part of the Workbench, which lives in one repository.',
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
  ],
});
