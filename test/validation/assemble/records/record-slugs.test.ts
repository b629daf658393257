import { expect, test } from 'vitest';
import { nameRecords } from '../../../../src/validation/assemble/records/record-slugs.ts';
import { parseSimpleRecord } from '../../../fixture/simple-record.ts';

/** The slug of each record of a release, and what is said of them. */
function nameFiles(...names: readonly string[]) {
  const records = names.map((name) => parseSimpleRecord('{}', `content/releases/portal/2.3.0/${name}`));
  const { slugs, problems } = nameRecords(records);
  return {
    slugs: records.map((record) => slugs.get(record)),
    problems: problems.map(({ place, message }) => `${place.source}: ${message}`),
  };
}

test('a record has the address that its file says, and another run one of its own', () => {
  expect(nameFiles('release-validation.mdx', 'release-validation.run-2.mdx', 'OQ 2.md')).toEqual({
    slugs: ['release-validation', 'release-validation-run-2', 'OQ-2'],
    problems: [],
  });
});

test('records that a file system could take for one are told apart by a number', () => {
  expect(nameFiles('OQ.mdx', 'oq.md', 'oq-2.mdx')).toMatchInlineSnapshot(`
    {
      "problems": [
        "content/releases/portal/2.3.0/oq.md: The record would have the same address as \`content/releases/portal/2.3.0/OQ.mdx\`, so its address has a number behind it.",
        "content/releases/portal/2.3.0/oq-2.mdx: The record would have the same address as \`content/releases/portal/2.3.0/oq.md\`, so its address has a number behind it.",
      ],
      "slugs": [
        "OQ",
        "oq-2",
        "oq-2-2",
      ],
    }
  `);
});

test('no record takes the address of what else stands in the folder of its release', () => {
  const names = ['traceability', 'Traceability', 'index.html', 'release.json', 'release.pdf', 'card.png'];
  const { slugs, problems } = nameFiles(...names.map((name) => `${name}.mdx`));
  expect(slugs).toEqual(['traceability-2', 'Traceability-3', 'index.html-2', 'release.json-2', 'release.pdf-2', 'card.png-2']);
  expect(problems).toHaveLength(names.length);
  expect(problems[0]).toMatchInlineSnapshot(
    `"content/releases/portal/2.3.0/traceability.mdx: The record would have the same address as \`a page of the release\`, so its address has a number behind it."`,
  );
});
