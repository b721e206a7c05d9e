import { auditHead, auditTail, countSealed, sealedRows } from "../db/audit-events.ts";
import type { Query } from "../db/transaction.ts";
import { type ChainHead, chainStart, linked } from "./chain.ts";
import { placedEventOfRow } from "./event-of-row.ts";

/** The first place at which a chain is not what was sealed. */
export type ChainBreak = {
  /** The place in the chain, 1 for the first. */
  readonly position: number;
  readonly what: /** No event stands at this place, and later ones do. */
    | "missing"
    /** Two events claim this place. */
    | "added"
    /** What stands here is not what was sealed here, or was put here later. */
    | "changed"
    /** The chain ends before its head: the newest events are gone. */
    | "cut"
    /** The chain goes on behind its head, or its last hash is not the head's. */
    | "head-differs"
    /** A head that was written down elsewhere is not on this chain: it was rewritten from this place or an earlier one on. */
    | "rewritten";
};

export type ChainProof = {
  readonly clinic: string;
  /** Events that were read and fit. */
  readonly events: number;
  /** Where the chain really ends; comparing it with a head that is kept elsewhere proves that nothing was rewritten. */
  readonly head: { readonly position: number; readonly hash: string };
  /** Committed and not sealed yet: these are not protected. `oldestAt` is the earliest of them. */
  readonly tail: { readonly unsealed: number; readonly oldestAt: Date | null };
  readonly broken: ChainBreak | undefined;
};

/** A head as a backup's manifest or a daily note has it; the hash in hexadecimal. */
export type KeptHead = { readonly position: number; readonly hash: string };

const page = 1000;

/**
 * Recomputes a clinic's chain from its first event, a page at a time, and finds the first place that does not fit.
 * Give a transaction with one snapshot where events are being sealed meanwhile, or a sealing may look like a break.
 *
 * @param kept heads that were written down elsewhere; whoever rewrites the whole database cannot rewrite those
 */
export async function verifyChain(query: Query, clinic: string, kept: readonly KeptHead[] = []): Promise<ChainProof> {
  const head = (await auditHead(query, clinic)) ?? chainStart;
  const tail = await auditTail(query, clinic);
  const { reached, broken } = await walk(query, clinic, new Map(kept.map((one) => [one.position, one.hash])));
  return {
    clinic,
    events: reached.position,
    head: { position: reached.position, hash: reached.hash.toString("hex") },
    tail,
    broken:
      broken ??
      againstHead(reached, head) ??
      againstCount(reached, await countSealed(query, clinic)) ??
      againstKept(reached, kept),
  };
}

type Walked = { readonly reached: ChainHead; readonly broken?: ChainBreak };

async function walk(query: Query, clinic: string, kept: ReadonlyMap<number, string>): Promise<Walked> {
  let reached = chainStart;
  for (;;) {
    const rows = await sealedRows(query, clinic, reached.position, page);
    for (const row of rows) {
      const event = placedEventOfRow(row);
      const position = reached.position + 1;
      if (event.position > position) return { reached, broken: { position, what: "missing" } };
      if (event.position < position) return { reached, broken: { position: event.position, what: "added" } };
      const hash = linked(reached.hash, event);
      if (row.hash === null || !hash.equals(row.hash)) return { reached, broken: { position, what: "changed" } };
      if ((kept.get(position) ?? hash.toString("hex")) !== hash.toString("hex")) {
        return { reached, broken: { position, what: "rewritten" } };
      }
      reached = { position, hash };
    }
    if (rows.length < page) return { reached };
  }
}

function againstHead(reached: ChainHead, head: ChainHead): ChainBreak | undefined {
  if (reached.position < head.position) return { position: reached.position + 1, what: "cut" };
  if (reached.position > head.position) return { position: head.position + 1, what: "head-differs" };
  return reached.hash.equals(head.hash) ? undefined : { position: head.position, what: "head-differs" };
}

/** What the walk stepped over: a place that is taken twice, or none that a chain has. */
const againstCount = (reached: ChainHead, sealed: number): ChainBreak | undefined =>
  sealed === reached.position ? undefined : { position: reached.position, what: "added" };

/** A kept head beyond the end: the newest events and the head have been taken away together. */
function againstKept(reached: ChainHead, kept: readonly KeptHead[]): ChainBreak | undefined {
  return kept.some(({ position }) => position > reached.position)
    ? { position: reached.position + 1, what: "cut" }
    : undefined;
}
