import { type AssessmentJson, say } from "@longwatch/core";
import { bold, dim, wrapped } from "./layout.ts";

type Readiness = NonNullable<AssessmentJson["decisions"]["readiness"]>;
type Item = Readiness["items"][number];

/** Whether the infusion of the day may begin, what is red and what is not known; nothing where none is planned or under way. */
export function readiness(of: Readiness | null, all: boolean): readonly string[] {
  if (of === null) return [];
  const having = (state: Item["state"]): readonly Item[] => of.items.filter((one) => one.state === state);
  const unknown = having("unknown");
  return [
    bold(`Course ${of.course}, infusion ${of.infusion} of ${of.infusions}: ${say(`readiness.${of.answer}`, {})}`),
    ...having("red").flatMap((one) => wrapped(`red: ${one.name}${seen(one)}. ${one.says}${override(one)}`, 2)),
    ...(all
      ? unknown.flatMap((one) => wrapped(`not known: ${one.name}: ${missing(one)}`, 2))
      : wrapped(`not known: ${unknown.map(({ name }) => name).join("; ")}`, 2).filter(() => unknown.length > 0)),
    ...(all
      ? wrapped(
          `in place: ${having("green")
            .map(({ name }) => name)
            .join("; ")}`,
          2,
        )
      : []),
    ...of.items
      .filter(({ withdrawn }) => withdrawn.length > 0)
      .flatMap((one) => wrapped(`taken back since, ${one.name}: ${one.withdrawn.join(", ")}`, 2)),
    dim("  It advises; whoever begins decides, by name."),
    "",
  ];
}

const seen = ({ seen: values }: Item): string =>
  values.length === 0
    ? ""
    : ` (${values.map(({ name, comparator = "", value, unit = "", on }) => `${name} ${comparator}${value} ${unit}, ${on}`).join("; ")})`;

const override = ({ override: word }: Item): string =>
  word === undefined ? "" : ` Goes on all the same in the name of ${word.by}: ${word.rationale}`;

const missing = (one: Item): string => [...new Set(one.missing.map(({ text }) => text))].join("; ");
