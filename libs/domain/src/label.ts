/** The name of a code for people, in both languages; Chinese is shown first. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}
