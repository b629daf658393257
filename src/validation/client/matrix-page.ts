// Arrow keys move by cell in a matrix; everything in it can be read and reached without.
for (const table of document.querySelectorAll<HTMLTableElement>('table[data-cells]')) {
  const rows = [...table.rows].map((row) => [...row.cells]);
  const first = rows[0]?.[0];
  for (const cell of rows.flat()) cell.tabIndex = cell === first ? 0 : -1;
  table.addEventListener('keydown', (event) => {
    const from = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>('th, td') : null;
    const row = rows.findIndex((cells) => cells.some((cell) => cell === from));
    if (from === null || row < 0) return;
    const to = step(event, { row, column: from.cellIndex, rows: rows.length, columns: rows[row]?.length ?? 0 });
    const next = to === null ? undefined : rows[to.row]?.[to.column];
    if (next === undefined) return;
    event.preventDefault();
    from.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function step({ key, ctrlKey }: KeyboardEvent, { row, column, rows, columns }: Place): Pick<Place, 'row' | 'column'> | null {
  switch (key) {
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, columns - 1) };
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) };
    case 'ArrowDown':
      return { row: Math.min(row + 1, rows - 1), column };
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}
