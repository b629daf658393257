import type { Book } from '../../book/schema/book.ts';
import type { SearchDocument } from '../../book/schema/search-document.ts';

const nothing = { date: null, numbers: [], pull: null, mentions: [], commits: [] };

/** Lists what can be found of environments: each with what runs in it, their policies in force, decisions and processes. */
export function* listEnvironmentDocuments(book: Book): Generator<SearchDocument> {
  const products = new Map(book.products.map((product) => [product.id, product]));
  for (const { product: id, environments } of book.environments) {
    const product = products.get(id);
    if (product === undefined) continue;
    for (const environment of environments) {
      const href = `${id}/environments/${environment.id}/`;
      const running = [...new Set(environment.running.flatMap(({ version }) => version ?? []))];
      const context = `${product.name}, ${running.length === 0 ? 'nothing is known to run' : `${running.join(', ')} ${running.length === 1 ? 'runs' : 'run'}`}`;
      const texts = [
        environment.id,
        environment.audience ?? '',
        environment.description ?? '',
        ...environment.instances.map(({ name }) => name),
      ];
      yield { ...nothing, kind: 'environment', title: `${product.name}, ${environment.name}`, href, context, texts };
      const policy = environment.policies.find(({ slug }) => slug === environment.policy);
      if (policy === undefined) continue;
      yield {
        ...nothing,
        kind: 'policy',
        title: `${policy.identifier}: ${policy.title}`,
        href: `${href}policy/${policy.slug}/`,
        context: `Policy of ${product.name}, ${environment.name}, version ${policy.version}`,
        date: policy.from,
        texts: [policy.text, policy.summary ?? '', policy.owner ?? '', ...policy.access, ...policy.data, ...policy.retention],
      };
    }
  }
  for (const decision of newestOf(book.decisions, ({ file }) => file)) {
    const { identifier, title, slug, status, version, from, text, topics } = decision;
    const context = `Decision, version ${version}, ${status.replace('-', ' ')}`;
    yield {
      ...nothing,
      kind: 'policy',
      title: `${identifier}: ${title}`,
      href: `decisions/${slug}/`,
      context,
      date: from,
      texts: [text, ...topics],
    };
  }
  for (const { id, title, summary, statements, environments } of newestOf(book.processes, ({ id }) => id)) {
    const texts = [
      id,
      summary ?? '',
      ...statements.flatMap((statement) => [statement.title, statement.text]),
      ...environments.map(({ name }) => name),
    ];
    yield { ...nothing, kind: 'process', title, href: `processes/${id}/`, context: 'Process', texts };
  }
}

/** The first of each group: versions stand newest first. */
function newestOf<Version>(versions: readonly Version[], groupOf: (version: Version) => string): readonly Version[] {
  return [...new Map(versions.toReversed().map((version) => [groupOf(version), version])).values()];
}
