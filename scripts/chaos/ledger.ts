/** What the nodes have acknowledged, as the clients wrote it down. */
export type Ledger = {
  /** Facts that were acknowledged, by id. */
  readonly facts: Map<string, Acknowledged>;
  /** Patients who were taken in, with how many facts of theirs. */
  readonly admitted: Map<string, number>;
  /** Versions that were acknowledged: each must have its line in the audit. */
  readonly written: Written[];
  /** Marks that stand in exactly one fact each, whatever was sent again. */
  readonly marks: Set<string>;
  /** Requests that were refused for good; nothing of them may be there. */
  readonly refused: string[];
  /** How often a request had to be sent again. */
  again: number;
};

export type Acknowledged = { readonly patient: string; readonly version: number };
export type Written = Acknowledged & { readonly action: "fact.add" | "task.act" | "patient.add" };

export const emptyLedger = (): Ledger => ({
  facts: new Map(),
  admitted: new Map(),
  written: [],
  marks: new Set(),
  refused: [],
  again: 0,
});

export const acknowledgedBy = ({ written }: Ledger): number => written.length;
