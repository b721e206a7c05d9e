import { type Concept, conceptOf, lookUp } from "../fhir/concept.ts";
import { type Cursor, textOf } from "../fhir/cursor.ts";
import { alemtuzumabCodes, isAlemtuzumabName } from "../fhir/drugs.ts";
import { readJson } from "../fhir/json.ts";
import { medicationOf } from "../fhir/medication.ts";
import { cursorOn, poolOf, type Resource } from "../fhir/pool.ts";
import { isAntithrombotic } from "./antithrombotics.ts";
import { vaccineOrder } from "./vaccine-orders.ts";

/** What an order is, as far as it concerns us. `name` is what its sender calls it, cut short. */
export type DraftOrder = {
  readonly is: "alemtuzumab" | "live-vaccine" | "vaccine-unknown" | "antithrombotic" | "unreadable" | "other";
  readonly name: string;
};

/** Orders by which something is given. Others (a diet, spectacles, a device) are none of ours. */
const read = new Set(["MedicationRequest", "ServiceRequest"]);

/**
 * The orders of a hook's context.
 *
 * @param draftOrders the Bundle, as it was parsed
 * @param selections  `Type/id` of those that are meant; undefined: all of them
 */
export function ordersOf(draftOrders: unknown, selections?: readonly string[]): readonly DraftOrder[] {
  const tree = readJson(asText(draftOrders));
  if (!tree.ok) return [unreadable];
  const { resources, issues } = poolOf(tree.tree, "");
  const isWanted = ({ type, id, fullUrl }: Resource): boolean =>
    selections === undefined ||
    selections.some((one) => one === `${type}/${id}` || one === id || (fullUrl !== undefined && one === fullUrl));
  const orders = resources
    .filter((one) => read.has(one.type) && isWanted(one))
    .flatMap((one) => orderOf(one, resources));
  // What could not even be taken apart may have been one.
  return issues.length > 0 ? [...orders, unreadable] : orders;
}

/** What is nested so deeply that it cannot be written is no bundle of orders. */
function asText(value: unknown): string {
  try {
    return JSON.stringify(value ?? null);
  } catch {
    return "";
  }
}

const unreadable: DraftOrder = { is: "unreadable", name: "" };

function orderOf(resource: Resource, pool: readonly Resource[]): readonly DraftOrder[] {
  const { cursor } = cursorOn(resource);
  // "Do not give": nothing to warn of.
  if (isForbidding(cursor)) return [];
  if (resource.type === "MedicationRequest") {
    const medication = medicationOf(cursor, resource, pool);
    return [medication === undefined ? unreadable : kindOf(medication.concept)];
  }
  const code = conceptOf(cursor, "code");
  return code === undefined ? [] : [kindOf(code)];
}

function isForbidding(cursor: Cursor): boolean {
  const flag = cursor.tree.kind === "object" ? cursor.tree.fields.get("doNotPerform") : undefined;
  return (flag?.kind === "boolean" && flag.text === "true") || textOf(cursor, "status") === "entered-in-error";
}

function kindOf(concept: Concept): DraftOrder {
  const { codes, text } = concept;
  const words = [text, ...codes.map(({ display }) => display)].filter((one) => one !== "");
  const name = words[0] ?? codes[0]?.code ?? "";
  if (name === "") return unreadable;
  if (lookUp(alemtuzumabCodes, concept) === true || words.some(isAlemtuzumabName)) return { is: "alemtuzumab", name };
  const vaccine = vaccineOrder(concept);
  if (vaccine === "live") return { is: "live-vaccine", name };
  if (vaccine === "unknown") return { is: "vaccine-unknown", name };
  if (vaccine === undefined && isAntithrombotic(concept)) return { is: "antithrombotic", name };
  return { is: "other", name };
}
