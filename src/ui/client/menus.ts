/** Closes menus by Escape and by a click outside. Only one is open at a time: they share a name, which the browser sees to. */
export function startMenus(): void {
  const menus = [...document.querySelectorAll<HTMLDetailsElement>('details[name="menu"]')];
  document.addEventListener('click', ({ target }) => {
    for (const menu of menus) {
      const leads = target instanceof Element && target.closest('a') !== null;
      if (!(target instanceof Node && menu.contains(target)) || leads) menu.open = false;
    }
  });
  document.addEventListener('keydown', ({ key }) => {
    const open = menus.find((menu) => menu.open);
    if (key !== 'Escape' || open === undefined) return;
    open.open = false;
    open.querySelector('summary')?.focus();
  });
}
