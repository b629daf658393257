/** Pages whose commands are typed in order. */
export interface Walk {
  /** Of several, each goes on where the one before ended. */
  readonly pages: readonly string[];
  /** Whether it is long, and walked in thorough runs alone: what its commands do is held by tests of their own. */
  readonly isLong?: boolean;
  /** What has to be there before the first command. */
  readonly before?: string;
}

/** All walks; each begins in an empty folder. */
export const walks: readonly Walk[] = [
  {
    pages: ['content/guides/first-site.md'],
    before: `
git init -q portal && cd portal
git commit -q --allow-empty -m 'feat: upload studies (#12)' && git tag v1.0.0
git commit -q --allow-empty -m 'feat: delete studies (#15)' && git tag -a v1.1.0-rc.1 -m 'Candidate 1'
cd ..`,
  },
  {
    pages: ['content/guides/coming-from.md'],
    before: `
git init -q portal && cd portal
git commit -q --allow-empty -m 'feat: upload studies (#12)' && git tag v1.0.0
git commit -q --allow-empty -m 'feat: delete studies (#15)' && git tag v1.1.0
cd .. && git init -q releases && cd releases
docket init --repository ../portal --yes`,
  },
  {
    pages: ['content/guides/qa.md'],
    before: `
git init -q portal
git -C portal commit -q --allow-empty -m 'feat: upload studies (#12)'
git -C portal tag -a v1.1.0-rc.1 -m 'Candidate 1'
git init -q begun && cd begun
docket init --repository "$(dirname "$PWD")/portal" --name Portal --yes
cat > content/protocols/smoke.mdx <<'END'
---
id: smoke
title: Smoke test
version: '1'
roles: [{ role: tester, meaning: author }, { role: reviewer, meaning: approval }]
---

| ID | Action | Expected |
| --- | --- | --- |
| S-1 | Sign in. | The list of studies is shown. |
| S-2 | Upload a study. | It is in the list. |
END
cat > content/people.yaml <<'END'
people:
  - { principal: ada@example.org, name: Ada Example, roles: [{ role: tester }] }
END
echo "ada@example.org namespaces=\\"signoff@docket\\" $(cut -d ' ' -f 1,2 ~/.ssh/id_ed25519.pub)" > content/allowed_signers
git add . && git commit -q -m 'docs: begin'
cd .. && git clone -q --bare begun records.git && mkdir mine && cd mine`,
  },
  {
    pages: ['content/guides/json.md'],
    before: `
git init -q portal
git -C portal commit -q --allow-empty -m 'feat: upload studies (#12)'
git -C portal tag v1.0.0
git init -q releases && cd releases
docket init --repository ../portal --yes`,
  },
  {
    pages: ['content/guides/environments.md'],
    before: `
git init -q portal && cd portal
for version in 2.2.0 2.2.1 2.3.0-rc.1; do git commit -q --allow-empty -m "feat: $version"; git tag "v$version"; done
cd .. && git init -q releases && cd releases`,
  },
  {
    pages: ['content/guides/backports.md'],
    before: `
git init -q portal && cd portal
git commit -q --allow-empty -m 'feat: begin' && git tag v2.0.0 && git tag v2.1.0
git commit -q --allow-empty -m 'fix: limits (#57)' && git commit -q --allow-empty -m 'fix: groups (#70)'
cd .. && git init -q releases && cd releases
docket init --repository ../portal --product portal --yes`,
  },
  {
    pages: ['content/guides/publishing.md'],
    isLong: true,
    before: `
git init -q portal && git -C portal commit -q --allow-empty -m 'feat: begin' && git -C portal tag v2.3.0
git init -q releases && cd releases
docket init --repository ../portal --name Portal --yes && git add . && git commit -q -m 'docs: begin'`,
  },
  { pages: ['content/guides/validation.md', 'content/guides/signing.md'], isLong: true },
];
