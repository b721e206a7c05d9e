import { createHash } from "node:crypto";
import { canonicalJson } from "@longwatch/core";
import type { AuditDetail } from "./detail.ts";

/** One event as it is hashed and exported. Moments are UTC with microseconds, so that not even those can be changed unseen. */
export type AuditEvent = {
  readonly clinic: string;
  readonly event: string;
  readonly at: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly action: string;
  readonly object: string;
  readonly why: string | null;
  readonly detail: AuditDetail;
};

/** An event with its place in its clinic's chain: 1 for the first. */
export type PlacedEvent = AuditEvent & { readonly position: number; readonly sealedAt: string };

/** How far a chain has come: the place and hash of its last event; nothing yet is 0 and 32 zero bytes. */
export type ChainHead = { readonly position: number; readonly hash: Buffer };
export const chainStart: ChainHead = { position: 0, hash: Buffer.alloc(32) };

/** The text that is hashed: canonical JSON (keys sorted, no blanks). */
export const hashedText = (event: PlacedEvent): string => canonicalJson(event);

/** SHA-256 of the hash before, then the event's text: whoever changes one event must change all after it. */
export const linked = (before: Buffer, event: PlacedEvent): Buffer =>
  createHash("sha256").update(before).update(hashedText(event), "utf8").digest();
