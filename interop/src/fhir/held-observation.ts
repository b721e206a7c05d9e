import { type CodeReading, readCode } from "../results/code.ts";
import { admissibleReadings, type HeldResult, isCriticalFlag, numbersIn } from "../results/held.ts";
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
  return [quiet, ...components].map((one) => heldOne(one, day, context));
}

type DayFields = { readonly collectedOn?: string; readonly collectedAt?: string };

function heldOne(cursor: Cursor, day: DayFields, { codeMaps, resource }: Context): HeldResult {
  const concept = conceptOf(cursor, "code");
  const code: CodeReading = readCode(concept?.codes ?? [], concept?.text ?? "", cursor.at, codeMaps);
  const { analyte, unmapped, candidates } = code;
  const analytes = analyte === undefined ? (candidates ?? []) : [analyte];
  const isAnotherTest = analyte === undefined && candidates === undefined;
  const { numbers, units } = isAnotherTest ? { numbers: [], units: [] } : amountsOf(cursor);
  const [proposal] = analyte === undefined && analytes.length === 1 ? analytes : [];
  return {
    at: cursor.at,
    ...(unmapped === undefined || unmapped.code === "" ? {} : { code: unmapped.code, codeOwner: unmapped.system }),
    ...(proposal === undefined ? {} : { proposal: proposal.key }),
    isCritical: (flagOf(cursor) ?? "").split(" ").some(isCriticalFlag),
    readings: admissibleReadings({ analytes, numbers, units }).map((reading) => ({
      kind: "result-reported",
      ...day,
      ...reading,
      status: "final",
      source: sourceOf(resource),
    })),
  };
}

type Amounts = { readonly numbers: readonly number[]; readonly units: readonly string[] };

/** Every number under value[x], and the units beside them. */
function amountsOf(cursor: Cursor): Amounts {
  const quantities = [child(cursor, "valueQuantity"), ...endsOf(child(cursor, "valueRange"))].filter(
    (one) => one !== undefined,
  );
  const numbers = quantities.flatMap((one) => digitsOf(one, "value") ?? []).map(Number);
  const integer = digitsOf(cursor, "valueInteger");
  const [, number = "", unit = ""] =
    /^([<>=\s]*\d[\d.,]*)(.*)$/s.exec(textOf(cursor, "valueString")?.trim() ?? "") ?? [];
  return {
    numbers: [...numbers, ...(integer === undefined ? [] : [Number(integer)]), ...numbersIn(number, undefined)],
    units: [...new Set([...quantities.flatMap(unitTextsOf), ...(unit.trim() === "" ? [] : [unit.trim()])])],
  };
}

const endsOf = (range: Cursor | undefined): readonly (Cursor | undefined)[] =>
  range === undefined ? [] : [child(range, "low"), child(range, "high")];
