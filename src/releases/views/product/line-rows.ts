import type { Product, Release } from '../../../book/schema/book.ts';
import { lineAddress, releaseAddress } from '../../../book/views/addresses.ts';
import type { Slots } from '../../../book/views/slots.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import { productIndex } from './product-index.ts';
import { releaseMarks } from './release-marks.ts';
import { statusStamp } from './release-stamps.ts';

/** A line with its newest release, as a row. */
export interface LineRow {
  readonly line: Linked;
  readonly latest: Linked | null;
  /** Of the newest release; empty without one. */
  readonly stamps: readonly Stamp[];
  readonly date: string | null;
  readonly releases: number;
  /** Changes on its branches and in no release. */
  readonly unreleased: number;
  readonly unreleasedAddress: string;
}

/** The lines of a product, newest first. */
export function lineRows(product: Product, slots: Slots): readonly LineRow[] {
  const { releases } = productIndex(product);
  return product.lines.map((line) => {
    const version = line.latest ?? line.versions[0];
    const latest: Release | undefined = version === undefined ? undefined : releases.get(version);
    return {
      line: { text: line.id, href: lineAddress(product, line) },
      latest: latest === undefined ? null : { text: latest.version, href: releaseAddress(product, latest) },
      stamps:
        latest === undefined
          ? []
          : [statusStamp(latest.status), ...releaseMarks(product, latest), ...slots.stamps({ product, release: latest })],
      date: latest?.date ?? null,
      releases: line.versions.length,
      unreleased: line.unreleased.reduce((sum, { changes }) => sum + changes.length, 0),
      unreleasedAddress: `${lineAddress(product, line)}#unreleased`,
    };
  });
}
