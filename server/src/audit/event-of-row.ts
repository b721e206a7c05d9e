import { canonicalJson } from "@longwatch/core";
import type { AuditRow } from "../db/audit-events.ts";
import type { AuditEvent, PlacedEvent } from "./chain.ts";
import type { AuditDetail } from "./detail.ts";

/** A row in our words. */
export const eventOfRow = (row: AuditRow): AuditEvent => ({
  clinic: row.clinic_id,
  event: row.event_id,
  at: row.at,
  actor: { kind: row.actor_kind, id: row.actor_id },
  action: row.action,
  object: row.object,
  why: row.why,
  detail: detailOf(row.detail),
});

/** A sealed row in our words. */
export const placedEventOfRow = (row: AuditRow): PlacedEvent => ({
  ...eventOfRow(row),
  position: Number(row.position),
  sealedAt: row.sealed_at ?? "",
});

/** Somebody else's way of writing the same detail must not pass for ours: what is not written as we write it stays text. */
function detailOf(text: string): AuditDetail {
  try {
    const value = JSON.parse(text) as AuditDetail;
    if (canonicalJson(value) === text) return value;
  } catch {
    // Told below: it is no JSON of ours.
  }
  return { notOurs: text };
}
