import { type AssessmentJson, say } from "@longwatch/core";
import { bold, dim, wrapped } from "./layout.ts";

type Candidacy = NonNullable<AssessmentJson["decisions"]["candidacy"]>;
type Criterion = Candidacy["criteria"][number];
/** A criterion, or the ways into treatment. */
type Part = readonly Criterion[];

/** Whether the next course is an option, what speaks against it or wants a reason, and what is not known; nothing where no rule weighs. */
export function candidacy(of: Candidacy | null, all: boolean): readonly string[] {
  if (of === null) return [];
  const byKey = new Map(of.criteria.map((one) => [one.key, one]));
  const having = (wanted: Criterion["outcome"]): readonly Part[] =>
    of.layers.flatMap(({ parts }) =>
      parts
        .filter(({ outcome }) => outcome === wanted)
        .map(({ criteria }) => criteria.flatMap((key) => byKey.get(key) ?? [])),
    );
  const unknown = having("cannot-tell")
    .flat()
    .filter(({ met }) => met !== "no");
  return [
    bold(`Course ${of.course}: ${say(`candidacy.${of.answer}`, {})}`),
    `  ${of.layers.map(({ layer, answer }) => `${layer}: ${answer}`).join("; ")}`,
    ...having("no").flatMap((one) => against("against it", one)),
    ...having("with-justification").flatMap((one) => against("wants a reason", one)),
    ...(all
      ? unknown.flatMap((one) => wrapped(`not known: ${one.name}: ${missing(one)}`, 2))
      : wrapped(`not known: ${unknown.map(({ name }) => name).join("; ")}`, 2).filter(() => unknown.length > 0)),
    ...(of.withdrawn.length === 0 ? [] : wrapped(`taken back since: ${of.withdrawn.join(", ")}`, 2)),
    dim("  It advises; whoever goes on decides, by name."),
    "",
  ];
}

/** Of several ways into treatment none is met: they stand together. */
function against(label: string, part: Part): readonly string[] {
  const [{ name, weight, says }] = part as readonly [Criterion];
  if (part.length === 1) return wrapped(`${label}: ${name} (${say(`candidacy-weight.${weight}`, {})}). ${says}`, 2);
  return wrapped(`${label}: none of the ways in is met: ${part.map((one) => one.name).join("; ")}`, 2);
}

const missing = (one: Criterion): string =>
  [...new Set(one.missing.map(({ text }) => text))].join("; ") || say("candidacy-weight.specialist", {});
