import { readCode } from "../results/code.ts";
import { type HeldResult, heldResultOf } from "../results/held.ts";
import { conceptOf } from "./concept.ts";
import { type Cursor, child, children, digitsOf, textOf } from "./cursor.ts";
import { observationDay } from "./observation-day.ts";
import { flagOf } from "./observation-parts.ts";
import { unitTextsOf } from "./quantity.ts";
import { type Context, sourceOf } from "./reading.ts";
import { specimenOf } from "./specimen.ts";

/** An observation that gave no fact, and its components, with what they could be. */
export function heldObservation(observation: Cursor, context: Context): readonly HeldResult[] {
  // What is wrong with its form was said when it was read.
  const quiet: Cursor = { ...observation, complain: () => undefined };
  const { on, at } = observationDay(quiet, specimenOf(quiet, context.resource, context.pool).collected);
  const day = { ...(on === undefined ? {} : { collectedOn: on }), ...(at === undefined ? {} : { collectedAt: at }) };
  const components = children(quiet, "component").map((one) => ({ ...one, complain: quiet.complain }));
  return [quiet, ...components].map((one) => {
    const code = conceptOf(one, "code");
    return heldResultOf({
      code: readCode(code?.codes ?? [], code?.text ?? "", one.at, context.codeMaps),
      ...sentIn(one),
      style: undefined,
      day,
      flags: [flagOf(one) ?? ""],
      at: one.at,
      source: sourceOf(context.resource),
    });
  });
}

/** Every value under value[x], and the units beside them. */
function sentIn(cursor: Cursor): { readonly texts: readonly string[]; readonly units: readonly string[] } {
  const quantity = child(cursor, "valueQuantity");
  const range = child(cursor, "valueRange");
  const [low, high] = ["low", "high"].map((name) => (range === undefined ? undefined : child(range, name)));
  const words = conceptOf(cursor, "valueCodeableConcept");
  return {
    texts: [
      ...signed(quantity, quantity === undefined ? "" : signOf(quantity)),
      ...signed(low, high === undefined ? ">=" : ""),
      ...signed(high, low === undefined ? "<=" : ""),
      digitsOf(cursor, "valueInteger") ?? "",
      textOf(cursor, "valueString") ?? "",
      words?.text ?? "",
      ...(words?.codes ?? []).map(({ display }) => display),
    ].filter((text) => text !== ""),
    units: [...new Set([quantity, low, high].flatMap((one) => (one === undefined ? [] : unitTextsOf(one))))],
  };
}

/** A comparator that is none of FHIR's may mean either side. */
function signOf(quantity: Cursor): string {
  const sign = textOf(quantity, "comparator") ?? "";
  return sign === "" || /^[<>=≤≥]+$/.test(sign) ? sign : "~";
}

const signed = (quantity: Cursor | undefined, sign: string): readonly string[] =>
  quantity === undefined ? [] : [digitsOf(quantity, "value") ?? []].flat().map((digits) => `${sign}${digits}`);
