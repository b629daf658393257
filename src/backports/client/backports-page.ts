// Filters of the matrix, which stand in the address, and arrow keys that move by cell; everything can be read and reached without.
const names = { state: 'states', kind: 'kinds', line: 'lines', person: 'people' } as const;

for (const matrix of document.querySelectorAll<HTMLElement>('[data-matrix]')) {
  const rows = [...matrix.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  const selects = Object.entries(names).flatMap(([name, field]) => {
    const values = [...new Set(rows.flatMap((row) => listValues(row, field)))].filter((value) => value !== '').sort();
    return values.length < 2 ? [] : [{ name, field, select: makeSelect(name, values) }];
  });
  const status = document.createElement('small');
  status.setAttribute('role', 'status');
  const bar = document.createElement('p');
  bar.className = 'filters';
  for (const { name, select } of selects) {
    const label = document.createElement('label');
    label.append(`${name.charAt(0).toUpperCase()}${name.slice(1)} `, select);
    bar.append(label, ' ');
  }
  bar.append(status);
  matrix.prepend(bar);
  const apply = (): void => {
    const chosen = selects.filter(({ select }) => select.value !== '');
    let shown = 0;
    for (const row of rows) {
      row.hidden = !chosen.every(({ field, select }) => listValues(row, field).includes(select.value));
      if (!row.hidden) shown += 1;
    }
    status.textContent = chosen.length === 0 ? '' : shown === 0 ? 'No change matches.' : `${shown} of ${rows.length}`;
    const address = new URLSearchParams(location.search);
    for (const { name, select } of selects) {
      if (select.value === '') address.delete(name);
      else address.set(name, select.value);
    }
    const query = address.toString();
    history.replaceState(null, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
  };
  const address = new URLSearchParams(location.search);
  for (const { name, select } of selects) {
    const wanted = address.get(name) ?? '';
    if ([...select.options].some(({ value }) => value === wanted)) select.value = wanted;
    select.addEventListener('change', apply);
  }
  apply();
  const table = matrix.querySelector('table');
  if (table) moveByCell(table);
}

function listValues(row: HTMLTableRowElement, field: string): readonly string[] {
  return (row.dataset[field] ?? '').split('|');
}

function makeSelect(name: string, values: readonly string[]): HTMLSelectElement {
  const select = document.createElement('select');
  select.name = name;
  select.append(new Option('all', ''));
  for (const value of values) select.append(new Option(value, value));
  return select;
}

function moveByCell(table: HTMLTableElement): void {
  const cells = [...table.rows].flatMap((row) => [...row.cells]);
  cells.forEach((cell, at) => {
    cell.tabIndex = at === 0 ? 0 : -1;
  });
  table.addEventListener('keydown', (event) => {
    const from = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>('th, td') : null;
    if (!from || !(event.target instanceof HTMLTableCellElement)) return;
    const shown = [...table.rows].filter((row) => !row.hidden);
    const row = from.parentElement instanceof HTMLTableRowElement ? shown.indexOf(from.parentElement) : -1;
    const next = findNext(event.key, { shown, row, column: from.cellIndex });
    if (!next) return;
    event.preventDefault();
    from.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}

function findNext(
  key: string,
  { shown, row, column }: { readonly shown: readonly HTMLTableRowElement[]; readonly row: number; readonly column: number },
): HTMLTableCellElement | undefined {
  if (key === 'ArrowRight') return shown[row]?.cells[column + 1];
  if (key === 'ArrowLeft') return shown[row]?.cells[column - 1];
  if (key === 'ArrowDown') return shown[row + 1]?.cells[column];
  if (key === 'ArrowUp') return shown[row - 1]?.cells[column];
  if (key === 'Home') return shown[row]?.cells[0];
  return key === 'End' ? [...(shown[row]?.cells ?? [])].at(-1) : undefined;
}
