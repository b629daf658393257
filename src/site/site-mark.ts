/** The file that tells a site of Docket's from a folder of somebody's, and what it says. */
export const siteMark = {
  name: '.docket-site',
  text: 'This folder is a site made by Docket; `docket build` replaces all of it.\n',
} as const;
