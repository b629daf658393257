/** What Docket knows of a forge: a site that shows repositories and takes pull requests. */
export interface Forge {
  /** Its name in the configuration and the Book. */
  readonly id: string;
  /** As readers know it. */
  readonly name: string;
  /** Whether a host, such as `gitlab.example.org`, is one of its own by the name. */
  readonly isHost: (host: string) => boolean;
  /** Addresses below the page of a repository, each with its slash in front. */
  readonly paths: {
    readonly commit: (sha: string) => string;
    readonly pull: (number: number) => string;
    readonly issue: (number: number) => string;
    /** What changed between two tags, whose names are encoded already. */
    readonly compare: (from: string, to: string) => string;
  };
  /** What it calls a pull request, in small letters; an `s` makes its plural. */
  readonly pullNoun: 'pull request' | 'merge request';
  /** What stands before the number of a pull request. */
  readonly pullSign: '#' | '!';
}
