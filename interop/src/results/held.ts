import type { Analyte, FactJson } from "@longwatch/core";
import type { NumberStyle } from "../hl7v2/options.ts";
import type { ResultFact } from "../hl7v2/outcome.ts";
import { admissibleReadings } from "./admissible.ts";
import { amountsIn } from "./amounts.ts";

/**
 * A result that was not taken: what it could be is judged all the same, so that a platelet count of 12 in an unknown unit does
 * not wait for a week.
 *
 * @source resolutions.md section 1, item 1
 */
export type HeldResult = {
  /** Its place in the message. */
  readonly at: string;
  /** The sender's own code, where nobody has said what it measures. */
  readonly code?: string;
  /** Whose code it is, where that is not the sender of the message: the URI of a code system, or who is named beside it. */
  readonly codeOwner?: string;
  /** What that code may be by its name: for a person, never applied. */
  readonly proposal?: string;
  /** The laboratory itself called it critical: HH, LL, AA, or words of that meaning. */
  readonly isCritical: boolean;
  /** Every way in which it can be read. None of them is a fact; one whose day is not known has none. */
  readonly readings: readonly ResultFact[];
};

/** What a format found of a result that gave no fact. */
export type HeldParts = {
  readonly code: {
    readonly analyte?: Analyte;
    /** What it may be; none where only its unit can tell. Undefined without an analyte: another test, which is not judged. */
    readonly candidates?: readonly Analyte[];
    /** The code that nobody knows, and whose it is where that is not the sender of the message. */
    readonly unmapped?: { readonly code: string; readonly system?: string };
  };
  /** Each a value as the sender wrote it, its sign before it. */
  readonly texts: readonly string[];
  readonly style: NumberStyle | undefined;
  /** As sent; "" for none. */
  readonly units: readonly string[];
  readonly day: Pick<ResultFact, "collectedOn" | "collectedAt">;
  readonly flags: readonly string[];
  readonly at: string;
  readonly source: NonNullable<ResultFact["source"]>;
};

/** The same for every format: what its parts could be, in each way. */
export function heldResultOf({ code, texts, style, units, day, flags, at, source }: HeldParts): HeldResult {
  const { analyte, candidates, unmapped } = code;
  const analytes = analyte === undefined ? candidates : [analyte];
  const [proposal] = analyte === undefined && analytes?.length === 1 ? analytes : [];
  const read = texts.flatMap((text) => text.split("\n")).map((line) => amountsIn(line, style));
  const question = {
    amounts: read.flatMap(({ amounts }) => amounts),
    units: [...new Set([...units, ...read.flatMap((one) => one.units)])],
  };
  const readings = analytes === undefined ? [] : admissibleReadings({ analytes, ...question });
  return {
    at,
    ...(unmapped === undefined || unmapped.code === ""
      ? {}
      : { code: unmapped.code, ...(unmapped.system === undefined ? {} : { codeOwner: unmapped.system }) }),
    ...(proposal === undefined ? {} : { proposal: proposal.key }),
    isCritical: hasCriticalFlag(flags),
    readings: readings.map((reading) => ({ kind: "result-reported", ...day, ...reading, status: "final", source })),
  };
}

/** A fact that was read and is not taken: it is its own reading, without what ties it to others. Nothing of what is no result. */
export function heldFact(fact: FactJson, at: string): readonly HeldResult[] {
  if (fact.kind !== "result-reported") return [];
  const { id: _, recordedAt: __, resultKey: ___, ...reading } = fact;
  return [{ at, isCritical: hasCriticalFlag([fact.flag ?? ""]), readings: [reading] }];
}

/** Flags by which a laboratory says that somebody must be told now; several may stand in one text. */
const critical = /^(?:HH|LL|AA|<<|>>|CRIT(?:ICAL)?|PANIC|C\*)$/i;
export const hasCriticalFlag = (flags: readonly string[]): boolean =>
  flags.flatMap((text) => text.split(/[\s,;~]+/)).some((flag) => critical.test(flag));
