import { type Analyte, canonicalJson } from "@longwatch/core";
import { analyteOfFact } from "../../hl7v2/write/code.ts";
import { commentsOf, unsaidFindings } from "../../hl7v2/write/notes.ts";
import { own } from "../own.ts";
import type { ResultFact } from "../reading.ts";
import type { Writer } from "./context.ts";
import {
  category,
  coding,
  compact,
  concept,
  dateTime,
  type Element,
  idOf,
  loinc,
  momentText,
  notes,
  worded,
} from "./element.ts";
import { interpretations, referenceRange, unitOf, writtenValue } from "./result-value.ts";

const statuses = {
  final: "final",
  preliminary: "preliminary",
  corrected: "corrected",
  cancelled: "cancelled",
  "entered-in-error": "entered-in-error",
} as const;

/** An Observation of the laboratory; undefined where its analyte or its value has no place in one. */
export const writeResult: Writer<ResultFact> = (fact, { subject, id }) => {
  const analyte = analyteOfFact(fact);
  const value = analyte === undefined ? undefined : writtenValue(fact, analyte);
  if (analyte === undefined || value === undefined || fact.collectedOn === undefined) return undefined;
  const comments = commentsOf(fact);
  const key = keyOf(fact);
  const sample = specimen(fact, analyte);
  const lastUpdated = momentText(fact.messageAt);
  return compact({
    resourceType: "Observation",
    id: key === undefined ? id : idOf(key),
    meta: lastUpdated === undefined ? undefined : { lastUpdated },
    contained: sample === undefined ? [] : [sample],
    extension: context(fact),
    identifier: [
      ...(key === undefined ? [] : [{ system: own.resultKey, value: key }]),
      { system: own.fact, value: id },
    ],
    status: statuses[fact.status ?? "final"],
    category: category("laboratory"),
    code: { coding: [coding(loinc, loincOf(fact, analyte), analyte.name)], text: analyte.name },
    subject,
    effectiveDateTime: dateTime(fact.collectedOn, fact.collectedAt),
    issued: momentText(fact.reportedAt),
    performer: fact.lab === undefined ? [] : [{ type: "Organization", display: fact.lab }],
    ...value,
    interpretation: interpretations(fact),
    note: notes(...comments, ...unsaidFindings(fact, comments)),
    specimen: sample === undefined ? undefined : { reference: "#specimen" },
    referenceRange: referenceRange(fact, analyte),
  });
};

/** States of one result are versions of one resource. */
const keyOf = ({ resultKey }: ResultFact): string | undefined =>
  resultKey === undefined || typeof resultKey === "string" ? resultKey : canonicalJson(resultKey);

/** The number of its own; else the one usual for its unit, since mass and substance differ; else the preferred one. */
function loincOf(fact: ResultFact, analyte: Analyte): string {
  const unit = unitOf(fact, analyte);
  const terms = analyte.loinc;
  const usual =
    terms.find(({ preferred, usualUnit }) => preferred && usualUnit === unit) ??
    terms.find(({ usualUnit }) => unit !== undefined && usualUnit === unit);
  return fact.loinc ?? (usual ?? terms.find(({ preferred }) => preferred) ?? terms[0])!.code;
}

const conditions: Readonly<Record<string, string>> = { clotted: "CLOT", haemolysed: "HEM", contaminated: "CON" };

function specimen({ specimen: remarks = [], tube, collection }: ResultFact, analyte: Analyte): Element | undefined {
  if (remarks.length === 0 && tube === undefined && collection === undefined) return undefined;
  return compact({
    resourceType: "Specimen",
    id: "specimen",
    type: analyte.specimen === "other" ? undefined : worded(analyte.specimen),
    collection: collection === undefined ? undefined : { method: worded(collection) },
    container: tube === undefined ? [] : [{ type: worded(tube) }],
    condition: remarks.map((remark) =>
      Object.hasOwn(conditions, remark)
        ? concept(remark, coding("http://terminology.hl7.org/CodeSystem/v2-0493", conditions[remark]!))
        : concept(remark, coding(own.specimenRemark, remark)),
    ),
  });
}

const context = ({ context: said }: ResultFact): readonly Element[] =>
  said === undefined
    ? []
    : Object.entries(said).map(([item, answer]) => ({ url: own.context, valueString: `${item}: ${answer}` }));
