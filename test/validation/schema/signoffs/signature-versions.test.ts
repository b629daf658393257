import { expect, test } from 'vitest';
import { unknownHistory } from '../../../../src/git/schema/content-history.ts';
import { groupSignatureVersions } from '../../../../src/validation/schema/signoffs/signature-versions.ts';

test('signatures belong to the record of their folder, whichever ending it has', () => {
  const paths = [
    'content/releases/portal/2.3.0/oq.mdx',
    'content/releases/portal/2.3.0/signatures/oq/1-author-ada.json',
    'content/releases/portal/2.3.0/signatures/oq/1-author-ada.sig',
    'content/releases/portal/2.3.0/signatures/oq/deep/1-author-ada.sig',
    'content/operations/deletion/signatures/request-7/1-owner-bo.json',
  ];
  const groups = groupSignatureVersions({ ...unknownHistory, versions: new Map(paths.map((path) => [path, []])) });
  expect([...groups].map(([record, files]) => [record, [...files.keys()]])).toEqual([
    ['content/releases/portal/2.3.0/oq.mdx', paths.slice(1, 3)],
    ['content/releases/portal/2.3.0/oq.md', paths.slice(1, 3)],
    ['content/operations/deletion/request-7.mdx', paths.slice(4)],
    ['content/operations/deletion/request-7.md', paths.slice(4)],
  ]);
});
