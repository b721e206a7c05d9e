import type { FactJson } from "@longwatch/core";
import { alemtuzumabCodes, isAlemtuzumabName, medicineNames } from "../drugs.ts";
import { own } from "../own.ts";
import { snomed } from "../snomed.ts";
import type { Writer } from "./context.ts";
import { coding, compact, concept, dateTime, type Element, keysByValue, momentText, notes, worded } from "./element.ts";

type Fact<K extends FactJson["kind"]> = Extract<FactJson, { readonly kind: K }>;

/** One code of each code system but SNOMED CT, which an installation may leave out. */
function codesOf(keys: Iterable<string>): readonly Element[] {
  const bySystem = new Map<string, Element>();
  for (const key of keys) {
    const [system = "", code = ""] = key.split("|");
    if (system !== snomed && !bySystem.has(system)) bySystem.set(system, coding(system, code));
  }
  return [...bySystem.values()];
}

const alemtuzumab = concept("alemtuzumab", ...codesOf(alemtuzumabCodes.keys()));

const byName = keysByValue(medicineNames);

const medication = (name: string): Element =>
  isAlemtuzumabName(name) ? alemtuzumab : concept(name, ...codesOf(byName.get(name) ?? []));

/** What was infused: MedicationAdministration, with the batch in a Medication of its own. */
export const writeInfusion: Writer<Fact<"infusion-given">> = (fact, { subject, id }) => {
  const { infusedOn, startedAt, endedAt, lot } = fact;
  if (infusedOn === undefined) return undefined;
  const isMoment = startedAt !== undefined || endedAt !== undefined;
  const drug = medication(fact.drug);
  const period = compact({ start: dateTime(infusedOn, startedAt), end: momentText(endedAt) });
  return compact({
    resourceType: "MedicationAdministration",
    id,
    contained:
      lot === undefined ? [] : [{ resourceType: "Medication", id: "batch", code: drug, batch: { lotNumber: lot } }],
    identifier: [{ system: own.fact, value: id }],
    status: fact.interrupted === true ? "stopped" : "completed",
    ...(lot === undefined ? { medicationCodeableConcept: drug } : { medicationReference: { reference: "#batch" } }),
    subject,
    ...(isMoment ? { effectivePeriod: period } : { effectiveDateTime: infusedOn }),
    note: notes(fact.note),
    dosage: compact({
      text: orderText(fact),
      dose: { value: fact.doseMg, unit: "mg", system: "http://unitsofmeasure.org", code: "mg" },
    }),
  });
};

function orderText({ orderedMg, dilutedAt, pauses, site }: Fact<"infusion-given">): string | undefined {
  const said = [
    ...(orderedMg === undefined ? [] : [`ordered ${orderedMg} mg`]),
    ...(dilutedAt === undefined ? [] : [`diluted at ${dilutedAt}`]),
    ...(pauses === undefined ? [] : [`${typeof pauses === "number" ? pauses : pauses.length} pauses`]),
    ...(site === undefined ? [] : [`at ${site}`]),
  ];
  return said.length === 0 ? undefined : said.join("; ");
}

/** MedicationRequest where it was prescribed and no end is known, which a request has no place for; else MedicationStatement. */
export const writeMedicine: Writer<Fact<"medicine-recorded">> = (fact, { subject, id }) => {
  const { medicine, startedOn, stoppedOn, status = "taken" } = fact;
  if (startedOn === undefined) return undefined;
  const common = {
    id,
    identifier: [{ system: own.fact, value: id }],
    medicationCodeableConcept: medication(medicine),
    subject,
    reasonCode: fact.indication === undefined ? [] : [worded(fact.indication)],
    note: notes(fact.note),
  };
  if (status === "prescribed" && stoppedOn === undefined) {
    const dosageInstruction = dosage(fact);
    return compact({
      resourceType: "MedicationRequest",
      ...common,
      status: "active",
      intent: "order",
      authoredOn: startedOn,
      dosageInstruction,
    });
  }
  const taken = stoppedOn === undefined ? "active" : "completed";
  const statuses = { taken, prescribed: "intended", held: "on-hold", declined: "not-taken" } as const;
  const effectivePeriod = compact({ start: startedOn, end: stoppedOn });
  return compact({
    resourceType: "MedicationStatement",
    ...common,
    status: statuses[status],
    effectivePeriod,
    dosage: dosage(fact),
  });
};

function dosage({ doseValue, doseUnit, perDay, route }: Fact<"medicine-recorded">): readonly Element[] {
  const one = compact({
    timing: perDay === undefined ? undefined : { repeat: { frequency: perDay, period: 1, periodUnit: "d" } },
    route: route === undefined ? undefined : worded(route),
    doseAndRate: doseValue === undefined ? [] : [{ doseQuantity: compact({ value: doseValue, unit: doseUnit }) }],
  });
  return Object.keys(one).length === 0 ? [] : [one];
}

/** A treatment of the disease: read back as a medicine that was taken. */
export const writeTherapy: Writer<Fact<"therapy-recorded">> = (fact, { subject, id }) => {
  const { drug, startedOn, stoppedOn, stopReason, adequateCourse } = fact;
  if (startedOn === undefined) return undefined;
  return compact({
    resourceType: "MedicationStatement",
    id,
    identifier: [{ system: own.fact, value: id }],
    status: stoppedOn === undefined ? "active" : stopReason === undefined ? "completed" : "stopped",
    statusReason: stopReason === undefined ? [] : [worded(stopReason)],
    category: worded("disease-modifying treatment"),
    medicationCodeableConcept: medication(drug),
    subject,
    effectivePeriod: compact({ start: startedOn, end: stoppedOn }),
    note: notes(adequateCourse === undefined ? undefined : `adequate course: ${adequateCourse}`, fact.note),
  });
};
