import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Test files that take longest, which a clone that has run none cannot know: begun last, one of them would keep one processor busy while all others are idle. */
const slow: readonly string[] = [
  'test/browser/accessibility.test.ts',
  'test/build/incremental.test.ts',
  'test/build/capabilities.test.ts',
  'test/build/bundle.test.ts',
  'test/build/determinism.test.ts',
  'test/build/hostile.test.ts',
  'test/package/package.test.ts',
  'test/browser/every-page.test.ts',
  'test/guides/pages.test.ts',
  'test/validation/attacks.test.ts',
  'test/validation/collect-signoffs.test.ts',
  'test/scripts/sign.test.ts',
  'test/scripts/publish/write-back.test.ts',
  'test/scripts/killed-build.test.ts',
  'test/scripts/shards/merge.test.ts',
  'test/scripts/publish/ci.test.ts',
  'test/backports/collect-backports.test.ts',
  'test/scripts/network.test.ts',
  'test/git/read/repository/bounds.test.ts',
  'test/collect/kept-commits.test.ts',
  'test/validation/collect-validation.test.ts',
  'test/validation/every-form.test.ts',
  'test/scripts/collect.test.ts',
  'test/git/read/repository/read-repository.test.ts',
  'test/scripts/folder-programs.test.ts',
  'test/scripts/publish/hub.test.ts',
  'test/validation/signature-matrix.test.ts',
  'test/validation/approval-git-histories.test.ts',
  'test/validation/approval-histories.test.ts',
  'test/histories/marks.test.ts',
];

/** Begins with what takes longest, project by project. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    const places = sorted.map((file) => ({ file, project: projects.indexOf(file.project), rank: rankOf(file.moduleId) }));
    return places.toSorted((one, other) => one.project - other.project || one.rank - other.rank).map(({ file }) => file);
  }
}

function rankOf(path: string): number {
  const rank = slow.findIndex((name) => path.replaceAll('\\', '/').endsWith(`/${name}`));
  return rank === -1 ? slow.length : rank;
}
