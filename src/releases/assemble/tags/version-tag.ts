import type { RawTag } from '../../../git/schema/repository.ts';
import type { Version } from '../../schema/version.ts';

/** A tag that is a version of the product. */
export interface VersionTag {
  readonly tag: RawTag;
  readonly version: Version;
  readonly commit: string;
  /** Why it is of this version of the product, where its own number is another. */
  readonly joined?: string | null;
}
