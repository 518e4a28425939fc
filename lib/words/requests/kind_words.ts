/** What a kind of request is called, what it is for, and what is asked on its form. */
export interface KindWords {
  readonly name: string;
  readonly hint: string;
  /** The label of the text; its hint says what to write. */
  readonly label: string;
  readonly labelHint: string;
}
