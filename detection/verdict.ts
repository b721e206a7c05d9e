import type { SignalName } from "../core/src/protocol/signal-name.ts";
import type { Latent } from "./latent.ts";

/**
 * `true`: a latent event of a candidate condition begins within 60 days. `latent`: it began earlier and nobody could have
 * named it more than 60 days ago. `known`: the later course of one that had been recognised. `false`: nothing explains it.
 */
export type Verdict = "true" | "latent" | "known" | "false";

/** Days between an alarm and the beginning of an event that it names. @source issue "Warning signs" */
export const nearDays = 60;

type Explains = Pick<Latent, "names" | "begin" | "recognised" | "through">;

export function verdictOn(day: number, candidates: readonly SignalName[], latent: readonly Explains[]): Verdict {
  let verdict: Verdict = "false";
  for (const one of latent) {
    if (!candidates.some((name) => one.names.includes(name))) continue;
    if (Math.abs(one.begin - day) <= nearDays) return "true";
    if (day < one.begin || day > one.through) continue;
    if (day <= one.recognised + nearDays) verdict = "latent";
    else if (verdict === "false") verdict = "known";
  }
  return verdict;
}
