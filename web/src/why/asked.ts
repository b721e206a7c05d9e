/** What the address says beside the patient. */
export type Asked = {
  readonly tab?: string | undefined;
  /** A moment: the page as it was known then. */
  readonly known?: string | undefined;
  /** The obligation, warning or task whose reasons are open. */
  readonly why?: string | undefined;
  /** The entry that is pointed out. */
  readonly fact?: string | undefined;
};
