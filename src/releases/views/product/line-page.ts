import type { Product } from '../../../book/schema/book.ts';
import type { Line } from '../../../book/schema/product.ts';
import { lineAddress, productAddress, releaseAddress } from '../../../book/views/addresses.ts';
import type { Slots } from '../../../book/views/slots.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import { type ChangeLedger, changeLedger } from '../changes/change-ledger.ts';
import { lineStamp } from './line-stamp.ts';
import { productIndex } from './product-index.ts';
import { type ReleaseList, releaseList } from './release-list.ts';
import { releaseMarks } from './release-marks.ts';
import { statusStamp } from './release-stamps.ts';

/** What is on a branch of a line and in no release. */
export interface UnreleasedBranch {
  readonly branch: string;
  readonly repository: string;
  readonly commit: Linked;
  readonly ledger: ChangeLedger;
}

/** All that the page of a line shows beside the frame that pages of its product have in common: the page asks for nothing else, and is made anew when something of it differs. */
export interface LinePage {
  readonly product: { readonly id: string; readonly name: string; readonly address: string };
  readonly id: string;
  readonly address: string;
  readonly branch: string | null;
  readonly stamp: Stamp;
  /** Why it is in that state, and why its versions are one line. */
  readonly reasons: { readonly state: string; readonly line: string };
  readonly facts: readonly { readonly name: string; readonly html: string }[];
  readonly list: ReleaseList;
  readonly latest: { readonly link: Linked; readonly stamps: readonly Stamp[] } | null;
  readonly parent: Linked | null;
  readonly unreleased: readonly UnreleasedBranch[];
}

/** The releases of a line and what waits on its branches. */
export function linePage(product: Product, line: Line, slots: Slots): LinePage {
  const index = productIndex(product);
  const latest = line.latest === null ? undefined : index.releases.get(line.latest);
  const parent = line.parent === null ? undefined : index.releases.get(line.parent.version);
  const releases = line.versions.flatMap((version) => index.releases.get(version) ?? []);
  return {
    product: { id: product.id, name: product.name, address: productAddress(product) },
    id: line.id,
    address: lineAddress(product, line),
    branch: line.branch,
    stamp: lineStamp(line.state.kind),
    reasons: { state: line.state.reason, line: line.reason },
    facts: slots.lineFacts(product, line).map(({ name, text }) => ({ name, html: text.text })),
    list: releaseList(product, releases, slots),
    latest:
      latest === undefined
        ? null
        : {
            link: { text: latest.version, href: releaseAddress(product, latest) },
            stamps: [statusStamp(latest.status), ...releaseMarks(product, latest), ...slots.stamps({ product, release: latest })],
          },
    parent: parent === undefined ? null : { text: parent.version, href: releaseAddress(product, parent) },
    unreleased: line.unreleased.map(({ branch, repository, commit, changes }) => {
      const entry = index.repositories.get(repository);
      return {
        branch,
        repository: entry?.repository.name ?? repository,
        commit: { text: commit.slice(0, 10), href: entry?.links?.commit(commit) },
        ledger: changeLedger(product, changes, slots),
      };
    }),
  };
}
