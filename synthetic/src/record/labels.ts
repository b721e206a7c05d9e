import type { Body } from "../body/body.ts";
import type { Measured } from "../laboratory/sample.ts";
import type { IsOutside } from "./limits.ts";

/** A measured analyte whose true value was out of the usual range, and what moved it; nothing: it is so by nature. */
export type OutOfRange = { readonly analyte: string; readonly because: readonly string[] };

/** Analytes that the laboratory gave any result for; a result that was withdrawn is none. */
export function measuredAnalytes({ deliveries }: Measured): readonly string[] {
  const keys = new Set<string>();
  for (const { facts } of deliveries)
    for (const fact of facts)
      if (fact.kind === "result-reported" && fact.analyte !== undefined && !isWithdrawn(fact.status))
        keys.add(fact.analyte);
  return [...keys].sort();
}

const isWithdrawn = (status: string | undefined): boolean => status === "cancelled" || status === "entered-in-error";

/** The labels of one sample: from what the body was, not from what the laboratory read. */
export function outOfRange(measured: Measured, body: Body, isOutside: IsOutside): readonly OutOfRange[] {
  const { day, minute } = measured.sample;
  return measuredAnalytes(measured).flatMap((analyte) =>
    isOutside(analyte, body.valueOn(analyte, day, minute)) ? [{ analyte, because: body.causesOn(analyte, day) }] : [],
  );
}
