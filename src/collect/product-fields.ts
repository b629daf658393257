import { capabilities } from '../capabilities.ts';

/** The fields of the Book that list what belongs to products. */
export const productFields = capabilities.flatMap(({ byProduct = [] }) => byProduct);
