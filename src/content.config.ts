import { defineCollection } from 'astro:content';
import { guides } from './site/guides/guides-collection.ts';

/** Prose alone is a collection: what is read from git and from records reaches the pages as one Book. */
export const collections = { guides: defineCollection(guides()) };
