import { expect, test } from 'vitest';
import { makeSite } from '../make-site.ts';

const policy = (attributes: string): string =>
  `---\nidentifier: E\nversion: 1\nstatus: in-force\nfrom: 2026-01-01\nattributes:\n${attributes}---\n`;

test('an attribute drifts where it is not as wanted or not as in its model, and differs on purpose with its reason', async () => {
  const site = makeSite();
  site.write({
    'content/environments/lab/production.mdx': policy(
      '  - { name: Nodes, wanted: 4, actual: 4 }\n  - { name: Zones, wanted: 2, actual: 2 }\n  - { name: Data, wanted: personal, actual: personal }\n  - { name: TLS, wanted: "1.3" }\n',
    ),
    'content/environments/lab/staging.mdx': policy(
      '  - { name: Nodes, wanted: 4, actual: 2, as: production, source: Terraform, date: 2026-05-01 }\n  - { name: Zones, actual: " 2 ", as: production }\n  - { name: Data, actual: made up, differs: Consent. }\n  - { name: TLS, as: production }\n',
    ),
  });
  const { environments } = await site.collect();
  expect(environments[0]?.parity.map(({ name, rule, state, cells }) => [name, rule, state, cells[1]?.state, cells[1]?.reason])).toEqual([
    ['Nodes', 'Staging as Production', 'drift', 'drift', 'It should be 4 and is 2.'],
    ['Zones', 'Staging as Production', 'equal', 'equal', 'It is as in Production.'],
    ['Data', 'may differ', 'on-purpose', 'on-purpose', 'Consent.'],
    ['TLS', 'Staging as Production', 'unknown', 'unknown', 'Nobody has looked what it is.'],
  ]);
});
