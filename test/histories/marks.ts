import type { Step, ToldHistory } from './play-history.ts';

const start: readonly Step[] = [{ commit: 'feat: begin (#1)' }, { tag: 'v1.0.0' }];
const fence = '```';

/** A merge of a branch with one commit or more, by GitLab. */
function mergeRequest(number: number, branch: string, title: string, commits: readonly string[]): readonly Step[] {
  return [
    { branch },
    ...commits.map((commit) => ({ commit })),
    { go: 'main' },
    { merge: branch, message: `Merge branch '${branch}' into 'main'\n\n${title}\n\nSee merge request team/shop!${number}` },
  ];
}

/** A merge of a branch by GitHub. */
function pull(number: number, branch: string, title: string, commits: readonly string[]): readonly Step[] {
  return [
    { branch },
    ...commits.map((commit) => ({ commit })),
    { go: 'main' },
    { merge: branch, message: `Merge pull request #${number} from ada/${branch}\n\n${title}` },
  ];
}

/** Histories of which only the messages tell what is right. */
export const markedHistories: readonly ToldHistory[] = [
  {
    name: 'reverts by the header, by ids in a footer, by an id in the subject and by the number of a squash',
    steps: [
      ...start,
      { commit: 'fix: order of parcels (BOX-12)', file: 'a' },
      { commit: 'feat(ui): a map', file: 'b', name: 'map' },
      { commit: 'feat: a calendar (#4)', file: 'c' },
      { commit: 'perf: pack faster', file: 'd', name: 'pack' },
      { remove: 'a', message: 'revert: fix: order of parcels (BOX-12)' },
      { remove: 'b', message: 'revert: no map for now\n\nRefs: {map:8}' },
      { remove: 'c', message: 'revert: feat: a calendar (#4) (#5)' },
      { remove: 'd', message: 'revert {pack:7} perf: pack faster' },
      { commit: 'feat: labels' },
      { tag: 'v1.1.0' },
    ],
    right: {
      '1.1.0': {
        changes: ['labels'],
        cancelled: ['feat(ui): a map', 'feat: a calendar (#4)', 'fix: order of parcels (BOX-12)', 'perf: pack faster'],
      },
    },
  },
  {
    name: 'a revert of something shipped, by a footer',
    steps: [
      { commit: 'feat: a map', file: 'b', name: 'map' },
      { tag: 'v1.0.0' },
      { remove: 'b', message: 'revert: no map for now\n\nRefs: {map:7}' },
      { tag: 'v1.1.0' },
    ],
    right: { '1.1.0': { changes: ['revert: no map for now'], reverts: ['takes back "feat: a map"'] } },
  },
  {
    name: 'messages that speak of reverts and are none',
    steps: [
      ...start,
      { commit: 'Add a drawer (#2)', name: 'drawer' },
      { commit: 'Revert to the old price when a coupon ends (#3)' },
      {
        commit:
          'Offer to revert an order (#4)\n\n* first try\n\n* Revert "Add a drawer (#2)"\n\nThis reverts commit {drawer}.\n\n* put the drawer back',
      },
      { commit: 'Write down why we revert (#5)\n\nReverts #2 were thought of.' },
      { tag: 'v1.1.0' },
    ],
    right: {
      '1.1.0': {
        changes: ['Add a drawer', 'Offer to revert an order', 'Revert to the old price when a coupon ends', 'Write down why we revert'],
        cancelled: [],
        reverts: [],
      },
    },
  },
  {
    name: 'reverts of reverts of reverts: an even number brings back, an odd one takes away',
    steps: [
      { commit: 'Begin (#1)' },
      { commit: 'Weigh parcels (#2)', file: 'w' },
      { tag: 'v1.0.0' },
      { remove: 'w', message: 'Revert "Weigh parcels (#2)" (#3)\n\nReverts team/shop#2' },
      { tag: 'v1.1.0' },
      { commit: 'Reapply "Weigh parcels (#2)" (#4)\n\nReverts team/shop#3', file: 'w' },
      { tag: 'v1.2.0' },
      { remove: 'w', message: 'Revert "Reapply "Weigh parcels (#2)" (#4)" (#5)\n\nReverts team/shop#4' },
      { tag: 'v1.3.0' },
    ],
    right: {
      '1.1.0': { reverts: ['takes back "Weigh parcels"'] },
      '1.2.0': { reverts: ['brings back what "Revert "Weigh parcels (#2)"" took back'] },
      '1.3.0': { reverts: ['takes back what "Reapply "Weigh parcels (#2)"" brought back'] },
    },
  },
  {
    name: 'every breaking footer, also in the list of a squash, and no trailer in it',
    steps: [
      { commit: 'feat: begin' },
      { tag: 'v1.0.0' },
      {
        commit:
          'feat(api): shorter names\n\nBREAKING CHANGE: `fetch` is `get`, and\nthe old name is gone.\n\nBREAKING CHANGE: `put` waits.\nReviewed-by: Zoe <zoe@example.org>\nCo-authored-by: Ben <ben@example.org>\nRefs: #12',
      },
      { commit: 'Tidy up (#8)\n\n* feat!: drop the first client\n\n* BREAKING CHANGE: logs moved' },
      { commit: 'ci: look for breaks\n\nA line that says\nBREAKING CHANGE in its middle is prose.' },
      { tag: 'v2.0.0' },
    ],
    right: {
      '2.0.0': {
        breaking: ['`fetch` is `get`, and\nthe old name is gone.\n`put` waits.', 'logs moved\ndrop the first client'],
        authors: ['Ada', 'Ben'],
      },
    },
  },
  {
    name: 'a pick without a trace into a hot-fix that is merged back is probably the same',
    steps: [
      ...start,
      { branch: 'develop' },
      { commit: 'fix: lost coupons', name: 'fix' },
      { commit: 'feat: gift wrap' },
      { branch: 'hotfix', at: 'v1.0.0' },
      { pick: 'fix' },
      { tag: 'v1.0.1' },
      { go: 'develop' },
      { merge: 'hotfix', message: "Merge branch 'hotfix' into develop" },
      { go: 'main' },
      { merge: 'develop', message: "Merge branch 'develop'" },
      { tag: 'v1.1.0' },
    ],
    right: { '1.1.0': { changes: ['gift wrap'], shippedBefore: ['fix: lost coupons in 1.0.1, probably'] } },
  },
  {
    name: 'what another line has is shown beside the change, which stays',
    steps: [
      ...start,
      { branch: 'release/1.0' },
      { commit: 'fix: lost coupons', name: 'fix' },
      { tag: 'v1.0.1' },
      { go: 'main' },
      { commit: 'feat: gift wrap' },
      { pick: 'fix' },
      { tag: 'v1.1.0' },
    ],
    right: { '1.1.0': { changes: ['gift wrap', 'lost coupons'], shippedBefore: [], likely: ['lost coupons as in 1.0.1'] } },
  },
  {
    name: 'a backport that says "backported from commit", with the number kept',
    steps: [
      ...start,
      { branch: 'release/1.0' },
      { go: 'main' },
      { commit: 'fix(cart): long names (#2)', name: 'fix' },
      { tag: 'v1.1.0' },
      { go: 'release/1.0' },
      { commit: 'fix(cart): long names (#2)\n\n(backported from commit {fix})' },
      { tag: 'v1.0.1' },
      { go: 'main' },
      { merge: 'release/1.0', message: "Merge branch 'release/1.0'" },
      { commit: 'feat: alarms (#5)' },
      { tag: 'v1.2.0' },
    ],
    right: { '1.2.0': { changes: ['alarms'], shippedBefore: ['fix(cart): long names (#2) in 1.1.0'] } },
  },
  {
    name: 'the note of a copy is its own, else that of its original',
    steps: [
      ...start,
      { branch: 'release-1.0' },
      { go: 'main' },
      { commit: `Limit retries\n\n${fence}release-note\nNONE\n${fence}`, name: 'retries' },
      { commit: `Guard the cache\n\n${fence}release-note\nThe cache no longer grows.\n${fence}`, name: 'cache' },
      { go: 'release-1.0' },
      { commit: `Limit retries\n\n${fence}release-note\nRetries end.\n${fence}\n\n(cherry picked from commit {retries})` },
      { commit: `Guard the cache\n\n${fence}release-note\n${fence}\n\n(cherry picked from commit {cache})` },
      { tag: 'v1.0.1' },
      { go: 'main' },
      { tag: 'v1.1.0' },
    ],
    right: {
      '1.0.1': { notes: ['Retries end.', 'The cache no longer grows.'] },
      '1.1.0': { notes: ['Limit retries', 'The cache no longer grows.'] },
    },
  },
  {
    name: 'pull requests inside a pull request are changes of their own, and squashed ones are not',
    steps: [
      ...start,
      { branch: 'bugfix/1.0.1' },
      { branch: 'memory' },
      { commit: 'Show memory' },
      { go: 'bugfix/1.0.1' },
      { merge: 'memory', message: 'Merge pull request #11 from team/memory\n\nShow memory' },
      { commit: 'fix: keep the choice (#12)' },
      { go: 'main' },
      { merge: 'bugfix/1.0.1', message: 'Merge pull request #14 from team/bugfix/1.0.1\n\nFixes for 1.0.1' },
      { branch: 'tools' },
      { commit: 'feat: list tools (#16)' },
      { go: 'main' },
      { squash: 'tools', message: 'feat: tools (#17)\n\n* feat: list tools (#16)' },
      { tag: 'v1.0.1' },
    ],
    right: { '1.0.1': { ids: ['pr-11', 'pr-12', 'pr-17'] } },
  },
  {
    name: 'on GitLab # is an issue, and two merge requests that work on one are two changes',
    remote: 'https://gitlab.example.org/team/shop.git',
    steps: [
      { commit: 'feat: begin' },
      { tag: 'v1.0.0' },
      { commit: 'fix: empty carts (#3)' },
      ...mergeRequest(12, 'rounding', 'Round down', ['Round prices (#4)', 'Round totals (#4)']),
      { tag: 'v1.1.0' },
      ...mergeRequest(13, 'invoices', 'Invoices', ['Show rounding (#4)']),
      { tag: 'v1.2.0' },
    ],
    right: {
      '1.1.0': { changes: ['Round down', 'empty carts'], merged: [12], references: ['issue #3', 'issue #4'] },
      '1.2.0': { changes: ['Invoices'], merged: [13], references: ['issue #4'], shippedBefore: [] },
    },
  },
  {
    name: 'a number with several titles, inside pull requests with numbers of their own, brings no change',
    remote: 'https://github.com/team/shop.git',
    steps: [
      { commit: 'Begin' },
      { tag: 'v1.0.0' },
      ...pull(12, 'rounding', 'Fix rounding', ['Round prices (#4)', 'Round totals (#4)']),
      { tag: 'v1.1.0' },
      ...pull(13, 'vouchers', 'Vouchers', ['Add vouchers (#4)']),
      { tag: 'v1.2.0' },
    ],
    right: { '1.1.0': { ids: ['pr-12'], changes: ['Fix rounding'] }, '1.2.0': { ids: ['pr-13'], changes: ['Vouchers'] } },
  },
  {
    name: 'the commits of one merge request without a merge are one change',
    steps: [
      { commit: 'Begin' },
      { tag: '1.0' },
      { commit: 'st: Fix a leak\n\nPart-of: <https://gitlab.example.org/team/shell/-/merge_requests/31>' },
      { commit: 'st: Test for it\n\nPart-of: <https://gitlab.example.org/team/shell/-/merge_requests/31>' },
      { tag: '1.1' },
    ],
    right: { '1.1': { ids: ['pr-31'], merged: [31] } },
  },
  {
    name: "a rebase that kept a merge's subject has the pull request's title",
    steps: [...start, { commit: 'Merge pull request #7 from ada/labels\n\nAdd labels\n\nThey stick.' }, { tag: 'v1.1.0' }],
    right: { '1.1.0': { changes: ['Add labels'], ids: ['pr-7'] } },
  },
  {
    name: 'two repositories numbers of one name are two changes',
    steps: [
      { commit: 'Begin' },
      { branch: 'own' },
      { commit: 'Add one' },
      { go: 'main' },
      { merge: 'own', message: 'Merge pull request #1 from team/own\n\nAdd one' },
      { tag: 'v1.0.0' },
      { branch: 'fork' },
      { commit: 'Fix a crash' },
      { go: 'main' },
      { merge: 'fork', message: 'Merge pull request #1 from ben/fork\n\nFix a crash' },
      { tag: 'v1.1.0' },
    ],
    right: { '1.1.0': { changes: ['Fix a crash'], shippedBefore: [] } },
  },
  {
    name: 'a fragment names the pull request that a backport comes from',
    steps: [...start, { commit: 'Backport of Fix the drain into release/1.0.x (#93)', file: '.changelog/91.txt' }, { tag: 'v1.1.0' }],
    right: { '1.1.0': { changes: ['Fix the drain'], ids: ['pr-93'] } },
  },
  {
    name: 'a release whose commits were made anew after it was tagged has shipped them',
    steps: [
      ...start,
      { branch: 'tagged' },
      { commit: 'fix: escape quotes', name: 'quotes' },
      { commit: 'feat: page numbers', name: 'numbers' },
      { commit: 'chore(release): 1.1.0' },
      { tag: 'v1.1.0' },
      { go: 'main' },
      { commit: 'ci: check links' },
      { pick: 'quotes' },
      { pick: 'numbers' },
      { commit: 'fix: comments' },
      { tag: 'v1.2.0' },
    ],
    right: {
      '1.2.0': {
        changes: ['check links', 'comments'],
        shippedBefore: ['feat: page numbers in 1.1.0, probably', 'fix: escape quotes in 1.1.0, probably'],
      },
    },
  },
  {
    name: 'a release on a branch that picked what came first elsewhere was not made anew',
    steps: [
      ...start,
      { commit: 'fix: escape quotes', name: 'quotes' },
      { branch: 'release/1.1', at: 'v1.0.0' },
      { pick: 'quotes' },
      { commit: 'chore(release): 1.1.0' },
      { tag: 'v1.1.0' },
      { go: 'main' },
      { commit: 'fix: comments' },
      { tag: 'v1.2.0' },
    ],
    right: { '1.2.0': { changes: ['comments', 'escape quotes'], shippedBefore: [] } },
  },
  {
    name: "pull requests that are closed by their address, beside another project's",
    steps: [
      { commit: 'Begin' },
      { tag: '1.0' },
      { commit: 'url: parse ports\n\nCloses https://github.com/team/shop/pull/31' },
      {
        commit:
          'tls: keep the name\n\nhttps://gitlab.example.org/other/tls/-/merge_requests/812\n\nCloses https://github.com/team/shop/pull/32',
      },
      { commit: 'ftp: wait\n\nCloses https://github.com/other/tls/pull/9' },
      { commit: 'Add labels (#33)' },
      { commit: 'Add stamps (#34)' },
      { commit: 'Add seals (#35)' },
      { tag: '1.1' },
    ],
    right: { '1.1': { merged: [31, 32, 33, 34, 35] } },
  },
];
