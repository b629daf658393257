/** Where projects keep a component, as far as its name tells, among some folders; null where none of them is one of those. */
export function findFolder(component: string, folders: ReadonlySet<string>): string | null {
  const places = ['', 'packages/', 'charts/', 'crates/', 'libs/', 'apps/', 'services/', 'plugins/', 'modules/', 'components/'].map(
    (parent) => `${parent}${component}`,
  );
  return places.find((place) => folders.has(place)) ?? null;
}
