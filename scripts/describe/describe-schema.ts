import { z } from 'zod';
import { type CommentedType, readComments } from './read-comments.ts';
import { type WrittenFile, writtenFiles } from './written-files.ts';

/** A JSON Schema (draft 2020-12) of a file that people write, each setting with its description. */
export type DescribedSchema = z.core.JSONSchema.JSONSchema;

/** The schemas of all files that people write, for editors, by the name of their file without ending. */
export function describeSchemas(root: string, files: readonly WrittenFile[] = writtenFiles): ReadonlyMap<string, DescribedSchema> {
  const comments = readComments(root, files);
  return new Map(
    files.map(({ name, title, schema }) => {
      const type = comments.get(name);
      if (type === undefined) throw new Error(`TypeScript does not know the schema \`${name}\`.`);
      return [name, { title, ...describe(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), type) }];
    }),
  );
}

type Schema = z.core.JSONSchema.JSONSchema;

function describe(schema: Schema, type: CommentedType): Schema {
  const { properties, items, additionalProperties, anyOf, oneOf } = schema;
  return {
    ...schema,
    ...(properties === undefined ? {} : { properties: describeProperties(properties, type) }),
    ...(items === undefined || Array.isArray(items) ? {} : { items: below(items, type.entries()) }),
    ...(additionalProperties === undefined ? {} : { additionalProperties: below(additionalProperties, type.entries()) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map((part) => describe(part, type)) }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map((part) => describe(part, type)) }),
  };
}

function describeProperties(properties: NonNullable<Schema['properties']>, type: CommentedType): NonNullable<Schema['properties']> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const comment = type.commentOf(key);
      const described = below(value, type.below(key));
      return [key, comment === '' || typeof described === 'boolean' ? described : { ...described, description: comment }];
    }),
  );
}

const below = (schema: Schema | boolean, type: CommentedType): Schema | boolean =>
  typeof schema === 'boolean' ? schema : describe(schema, type);
