import type { FactJson, Issue } from "@longwatch/core";
import { problem } from "../hl7v2/issue.ts";
import type { CodeMaps } from "../results/code.ts";
import { type HeldResult, heldFact } from "../results/held.ts";
import { type Cursor, children, textOf } from "./cursor.ts";
import { cursorOn, type Resource } from "./pool.ts";

export type ResultFact = Extract<FactJson, { readonly kind: "result-reported" }>;

/** What a resource is read with: itself, the others of its file, and what a clinic has settled. */
export type Context = {
  readonly resource: Resource;
  readonly pool: readonly Resource[];
  readonly codeMaps?: CodeMaps | undefined;
  readonly defaultPatientSystem?: string | undefined;
};

/** What came of one resource. Facts without identifiers are not possible: a fact is somebody's. */
export type Reading = {
  readonly facts: readonly FactJson[];
  /** Results that were not taken, with what they could be. */
  readonly held?: readonly HeldResult[];
  readonly issues: readonly Issue[];
};

export const noFacts = (...issues: readonly Issue[]): Reading => ({ facts: [], issues });

/**
 * Reads a resource and refuses it whole where any part that was looked at has not the form of FHIR, or where
 * it carries a modifier we do not know: FHIR forbids reading past one.
 */
export function readWhole(context: Context, read: (cursor: Cursor, context: Context) => Reading): Reading {
  const { cursor, complaints } = cursorOn(context.resource);
  const reading = read(cursor, context);
  const faults = [
    ...complaints.map(({ at, saw, remedy }) => problem("resource-invalid", at, saw, remedy)),
    ...modifiers(cursor),
  ];
  return faults.length === 0
    ? reading
    : { facts: [], held: heldOf(reading, cursor.at), issues: [...faults, ...reading.issues.filter(isAboutPerson)] };
}

/** All that a reading says, of which nothing is taken. */
export const heldOf = ({ facts, held = [] }: Reading, at: string): readonly HeldResult[] => [
  ...held,
  ...facts.flatMap((fact) => heldFact(fact, at)),
];

const isAboutPerson = ({ code }: Issue): boolean => code === "patient-missing";

const modifiers = ({ tree, at }: Cursor): readonly Issue[] =>
  ["modifierExtension", "implicitRules"]
    .filter((name) => tree.kind === "object" && tree.fields.has(name))
    .map((name) =>
      problem(
        "resource-unsupported",
        `${at}.${name}`,
        name,
        "It changes what the resource means in a way not known here, so it was not taken. Read it by hand.",
      ),
    );

/** Where a resource stood. */
export const sourceOf = ({ type, id, at }: Resource): Record<string, string> => ({
  resource: id === undefined ? type : `${type}/${id}`,
  at,
});

/** The same, with the identifier under which its sender knows it: by that a later state of it is told. */
export function namedSourceOf(resource: Resource): Record<string, string> {
  const identifier = senderIdentifier(cursorOn(resource).cursor);
  return { ...sourceOf(resource), ...(identifier === undefined ? {} : { identifier }) };
}

/** `system|value` of the first identifier that is whole and not ours. */
function senderIdentifier(cursor: Cursor): string | undefined {
  for (const one of children(cursor, "identifier")) {
    const [system, value] = [textOf(one, "system"), textOf(one, "value")];
    if (system !== undefined && value !== undefined && !system.startsWith("urn:longwatch:"))
      return `${system}|${value}`;
  }
  return undefined;
}
