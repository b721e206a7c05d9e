import { canonicalJson, type Instant } from "@longwatch/core";
import { type AuditCursor, type AuditFilter, auditPage, auditRow } from "../db/audit-pages.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { listActions } from "./action.ts";
import type { AuditEvent } from "./chain.ts";
import { eventOfRow, placedEventOfRow } from "./event-of-row.ts";

export type AuditQuestion = {
  /** Only what concerns this patient: their own events, and the lists that they stood on. */
  readonly patient?: string | undefined;
  readonly actor?: string | undefined;
  /** From this moment, itself included. */
  readonly from?: Instant | undefined;
  /** Before this moment, itself not included. */
  readonly before?: Instant | undefined;
};

export type AuditPage = {
  /** Newest first. */
  readonly events: readonly AuditEvent[];
  /** Ask with it for the next page; undefined where there is none. */
  readonly next: AuditCursor | undefined;
};

/** Who saw or did what between two moments, newest first, a page at a time. */
export async function readAudit(
  tx: ClinicTx,
  asked: AuditQuestion,
  most: number,
  after?: AuditCursor,
): Promise<AuditPage> {
  const rows = await auditPage(tx, filterFor(asked), most + 1, after);
  const shown = rows.slice(0, most);
  const last = shown.at(-1);
  return {
    events: shown.map(eventOfRow),
    next: rows.length > most && last !== undefined ? { at: last.at, event: last.event_id } : undefined,
  };
}

/** One event; undefined where this clinic has none of that id. */
export async function auditEventOf(tx: ClinicTx, event: string): Promise<AuditEvent | undefined> {
  const row = await auditRow(tx, event);
  return row && eventOfRow(row);
}

/**
 * The same as lines of JSON, for an auditor: `{"event":{…},"hash":"…"}`, newest first. A sealed event's text is the text that was
 * hashed, so that anybody can check the chain with SHA-256 alone; an unsealed one has the hash null.
 */
export async function* exportAudit(tx: ClinicTx, asked: AuditQuestion): AsyncGenerator<string> {
  let after: AuditCursor | undefined;
  do {
    const rows = await auditPage(tx, filterFor(asked), exportPage, after);
    for (const row of rows) {
      const event = row.position === null ? eventOfRow(row) : placedEventOfRow(row);
      yield `{"event":${canonicalJson(event)},"hash":${row.hash === null ? "null" : `"${row.hash.toString("hex")}"`}}\n`;
    }
    const last = rows.at(-1);
    after = rows.length < exportPage || last === undefined ? undefined : { at: last.at, event: last.event_id };
  } while (after !== undefined);
}

const exportPage = 1000;
const filterFor = (asked: AuditQuestion): AuditFilter => ({ ...asked, listActions });
