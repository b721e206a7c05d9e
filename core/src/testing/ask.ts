import { assess } from "../assess.ts";
import type { Assessment } from "../assessment.ts";
import { type Day, parseDay } from "../base/calendar.ts";
import { type Instant, parseInstant } from "../base/instant.ts";
import type { Obligation } from "../obligations/obligation.ts";
import type { Rulebook } from "../protocol/rulebook.ts";
import { read } from "./arbitraries.ts";
import type { Loose } from "./panel.ts";
import { handRulebook } from "./rulebook.ts";

/** A day that exists, for tests: `on("2024-03-08")`. */
export function on(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`no such day: ${text}`);
  return day;
}

type Question = {
  readonly rulebook?: Rulebook;
  readonly knownAt?: string;
  readonly patient?: Readonly<Record<string, unknown>>;
};

/** The assessment of a woman in the EU with these facts, under the hand-made rulebook unless another is named. */
export function ask(
  facts: readonly Loose[],
  asOf: string,
  { rulebook = handRulebook, knownAt, patient = {} }: Question = {},
): Assessment {
  const record = read({ patient: { id: "lw-1", sex: "female", jurisdiction: "EU", ...patient }, facts });
  return assess(record, rulebook, on(asOf), knownAt === undefined ? undefined : (parseInstant(knownAt) as Instant));
}

export const obligation = (answer: Assessment, key: string): Obligation | undefined =>
  answer.obligations.flatMap((one) => one.obligations).find((one) => one.key === key);

export const status = (answer: Assessment, key: string): string => obligation(answer, key)?.status ?? "none";

export const task = (answer: Assessment, key: string) => answer.tasks.find((one) => one.key === key);
