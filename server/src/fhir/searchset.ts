import { cursorName, type Question, type Resource } from "@longwatch/interop";
import { type OutcomeIssue, operationOutcome } from "./outcome.ts";
import type { FhirRequest } from "./request.ts";

/** What a search found, on its way out. */
export type Found = {
  readonly matches: readonly Resource[];
  readonly included: readonly Resource[];
  readonly total: number | undefined;
  /** Where the next page begins; undefined: this is the last. */
  readonly next: string | undefined;
  readonly warnings: readonly OutcomeIssue[];
};

/** A Bundle of type searchset. `self` says what was really searched. */
export function searchset({ base }: FhirRequest, question: Question, found: Found): object {
  const { matches, included, total, next, warnings } = found;
  const self = addressOf(base, question, question.cursor);
  const outcome = warnings.length === 0 ? [] : [{ resource: operationOutcome(warnings), search: { mode: "outcome" } }];
  const entry = [
    ...matches.map((resource) => entryOf(base, resource, "match")),
    ...included.map((resource) => entryOf(base, resource, "include")),
    ...outcome,
  ];
  return {
    resourceType: "Bundle",
    type: "searchset",
    ...(total === undefined ? {} : { total }),
    link: [
      { relation: "self", url: self },
      ...(next === undefined ? [] : [{ relation: "next", url: addressOf(base, question, next) }]),
    ],
    ...(entry.length === 0 ? {} : { entry }),
  };
}

const entryOf = (base: string, resource: Resource, mode: "match" | "include") => ({
  fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
  resource,
  search: { mode },
});

function addressOf(base: string, { type, understood }: Question, cursor: string | undefined): string {
  const query = new URLSearchParams([...understood.map(([name, text]): [string, string] => [name, text])]);
  if (cursor !== undefined) query.append(cursorName, cursor);
  return `${base}/${type}${query.size === 0 ? "" : `?${query}`}`;
}

export const ignoredIssues = ({ ignored }: Question): readonly OutcomeIssue[] =>
  ignored.map(({ name }) => ({
    severity: "warning",
    code: "not-supported",
    text: "This parameter is not known here, and was not taken into account.",
    expression: `?${name}`,
  }));
