import { type Instant, parseInstant } from "@longwatch/core";
import type { Scope } from "../db/transaction.ts";

export const instant = (text: string): Instant => parseInstant(text)!;

/** A nurse of a clinic at a moment. */
export const nurseAt = (clinic: string, at: string): Scope => ({
  clinic,
  actor: { kind: "account", id: "11111111-1111-4111-8111-111111111111" },
  at: instant(at),
});
