/** A folder above a page. */
export interface Breadcrumb {
  readonly name: string;
  readonly address: string;
}
