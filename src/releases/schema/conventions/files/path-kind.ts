/** What a file is to the reader of release notes. `notes` are changelogs and their fragments, which go with any change. */
export type PathKind = 'documentation' | 'tests' | 'build' | 'manifest' | 'lock' | 'notes' | 'product';

const notes =
  /^(?:changelog|changes|news|history|releases?|release[-_]?notes|authors|thanks|contributors|credits)(?:[-_.][\w.-]*)?$|^(?:changelog|changes)$/i;
const notesFolder =
  /(?:^|\/)(?:changelog|changelogs|\.changelog|newsfragments|changelog\.d|news\.d|changelog_unreleased|\.changes|\.changeset|releasenotes|src\/changes)\//i;
const buildFolder =
  /^(?:\.github|\.gitlab|\.circleci|\.buildkite|\.azure[\w-]*|\.ci|ci|\.jenkins|\.teamcity|\.vscode|\.idea|\.husky|\.devcontainer|build-aux|\.tx|tools\/(?:build|ci))\//i;
const buildFile =
  /^(?:\.(?:travis|gitlab-ci|appveyor|cirrus|pre-commit-config|readthedocs|golangci|codecov|mergify|goreleaser|circleci|eslintrc|prettierrc|stylelintrc|rubocop|asf)[\w.-]*|\.(?:gitignore|gitattributes|gitmodules|editorconfig|mailmap|coveragerc|dockerignore|npmignore|hgignore|hgtags|hgeol|bzrignore|cvsignore|flake8|pylintrc|nvmrc|clang-format|git-blame-ignore-revs)|appveyor\.yml|azure-pipelines[\w.-]*|jenkinsfile[\w.-]*|tox\.ini|noxfile\.py|codecov\.ya?ml|renovate[\w.-]*|dependabot\.ya?ml|codeowners|makefile[\w.-]*|gnumakefile|meson\.build|meson_options\.txt|cmakelists\.txt|configure\.(?:ac|in)|autogen\.sh|build\.(?:xml|gradle|gradle\.kts|properties)|maven\.xml|project\.(?:xml|properties)|checkstyle[\w.-]*|biome\.json|eslint\.config\.\w+|release\.py)$/i;
const manifest =
  /^(?:package\.json|pom\.xml|cargo\.toml|go\.mod|gemfile|[\w.-]+\.gemspec|pyproject\.toml|setup\.(?:py|cfg)|pipfile|composer\.json|mix\.exs|chart\.yaml|(?:dev-|test-)?requirements[\w.-]*\.(?:txt|in)|[\w.-]+\.csproj)$/i;
const lock =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|cargo\.lock|go\.sum|gemfile\.lock|poetry\.lock|uv\.lock|pdm\.lock|pipfile\.lock|composer\.lock|mix\.lock|flake\.lock|chart\.lock|packages\.lock\.json|deno\.lock|gradle\.lockfile)$/i;
const testFolder =
  /(?:^|\/)(?:tests?|testing|__tests__|specs?|e2e|testdata|testsuite|test-?fixtures|acceptance|benchmarks?|t|bench|jmh|perf)\/(?!.*\/src\/main\/)/i;
const testFile = /(?:_|\.|-)(?:test|tests|spec)\.\w+$|^test_[^/]*\.\w+$|^conftest\.py$|(?:[a-z0-9](?:Tests?|TestCase|IT|Benchmark))\.\w+$/;
const documentFile =
  /\.(?:md|mdx|rst|adoc|asciidoc|markdown|texi|pod)$|^(?:readme|contributing|license|licence|copying|notice|code_of_conduct|security|governance|maintainers|hacking|install|todo|status|proposal|development|roadmap|support)(?:\.(?:txt|html?|xml|in))?$/i;
const documentFolder = /(?:^|\/)(?:docs?|documentation|man|manual|manpages|xdocs|src\/site|src\/media|website|tutorials?|examples?)\//i;
const code = /\.(?:[cm]?[jt]sx?|go|c|cc|cpp|h|hpp|java|kt|rb|php|rs|swift|vue|svelte|scala|cs)$/i;

/**
 * Tells by its path what a file is. Source code in a folder called `docs` deep in a tree is a component's.
 *
 * @example doc/en/index.rst -> "documentation"
 * @example README.md -> "documentation"
 * @example src/test/java/org/example/DateTest.java -> "tests"
 * @example js/ui/message.test.ts -> "tests"
 * @example .github/workflows/test.yml -> "build"
 * @example tools/build/setup.sh -> "build"
 * @example Cargo.lock -> "lock"
 * @example go.mod -> "manifest"
 * @example CHANGELOG.md -> "notes"
 * @example changelog/1234.bugfix.rst -> "notes"
 * @example web/app/components/docs/panel.tsx -> "product"
 * @example src/parser.c -> "product"
 */
export function parsePathKind(path: string): PathKind {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (buildFolder.test(path) || buildFile.test(name)) return 'build';
  if (lock.test(name)) return 'lock';
  if (manifest.test(name)) return 'manifest';
  if (testFolder.test(path) || testFile.test(name)) return 'tests';
  if (!code.test(name) && (notes.test(name) || notesFolder.test(path))) return 'notes';
  if (documentFile.test(name)) return 'documentation';
  const folder = documentFolder.exec(path);
  if (folder !== null && (folder.index === 0 || !code.test(name))) return 'documentation';
  return 'product';
}
