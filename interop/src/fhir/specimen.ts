import type { SpecimenRemark } from "@longwatch/core";
import { remarkIn } from "../hl7v2/specimen.ts";
import { conceptsOf } from "./concept.ts";
import { type Cursor, child, children, textOf } from "./cursor.ts";
import { own } from "./own.ts";
import { cursorOn, type Resource, resolve } from "./pool.ts";
import { choiceWhen, type When } from "./when.ts";

/** HL7 table 0493. */
const conditions: Readonly<Record<string, SpecimenRemark>> = {
  CLOT: "clotted",
  HEM: "haemolysed",
  CON: "contaminated",
};

/** The key of a remark that we have no word for: core knows no such remark, so the result is no evidence. */
const unsatisfactory = "unsatisfactory";

export type SpecimenReading = { readonly remarks: readonly string[]; readonly collected: When | undefined };

/** What the specimen's own resource says, where it is in the file: its condition, its notes, its time. */
export function specimenOf(observation: Cursor, from: Resource, pool: readonly Resource[]): SpecimenReading {
  const link = child(observation, "specimen");
  const reference = link === undefined ? undefined : textOf(link, "reference");
  const found = reference === undefined ? undefined : resolve(reference, from, pool);
  const display = link === undefined ? undefined : textOf(link, "display");
  const said = display === undefined ? [] : remarksIn([display]);
  if (found?.kind !== "one") return { remarks: said, collected: undefined };
  const { cursor } = cursorOn(found.resource);
  const collection = child(cursor, "collection");
  const noted = [...said, ...remarksIn(notesOf(cursor)), ...conditionsOf(cursor)];
  const isRefused = textOf(cursor, "status") === "unsatisfactory" && noted.length === 0;
  return {
    remarks: isRefused ? [unsatisfactory] : noted,
    collected: collection === undefined ? undefined : choiceWhen(collection, "collected"),
  };
}

const conditionsOf = (specimen: Cursor): readonly string[] =>
  conceptsOf(specimen, "condition").flatMap(({ codes, text }): readonly string[] => {
    const coded = codes.flatMap(({ system, code }) =>
      system === own.specimenRemark ? [code] : Object.hasOwn(conditions, code) ? [conditions[code]!] : [],
    );
    return coded.length > 0 ? coded : remarksIn([text, ...codes.map(({ display }) => display)]);
  });

export const remarksIn = (texts: readonly string[]): readonly SpecimenRemark[] =>
  texts.flatMap((text) => remarkIn(text) ?? []);

export const notesOf = (resource: Cursor): readonly string[] =>
  children(resource, "note").flatMap((note) => textOf(note, "text") ?? []);
