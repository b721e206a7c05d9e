import { type AssessmentJson, type Reference, say } from "@longwatch/core";
import { bold, dim, wrapped } from "./layout.ts";
import { citation } from "./source.ts";

type Course = AssessmentJson["outcomes"]["reconstitution"];
type Analyte = Course["analytes"][number];
type Cited = Pick<NonNullable<Analyte["band"]>, "sources" | "confidence">;

/**
 * The counts since the last infusion beside what was published, and when the antiviral may end. Nothing where there is
 * neither a count nor a measure that waits for one.
 *
 * @param all every published milestone as well, and how a band is made
 */
export function lymphocytes(course: Course, references: readonly Reference[], all: boolean): readonly string[] {
  const measured = course.analytes.filter(({ counts }) => counts.length > 0);
  const measures = course.measures.filter((one) => one.course === course.course);
  if (measured.length === 0 && measures.every(({ state }) => state !== "continue")) return [];
  const missing = course.analytes.filter(({ counts }) => counts.length === 0).map(({ name }) => name);
  return [
    bold(say("drawing.title", { course: course.course!, on: course.lastInfusionOn! })),
    ...measured.flatMap((one) => analyte(one, all)),
    ...(missing.length === 0 ? [] : wrapped(say("reconstitution.no-count", { name: missing.join(", ") }), 2)),
    ...measures.flatMap(({ text }) => wrapped(text, 2)),
    ...wrapped(say("drawing.informs", {}), 2).map(dim),
    ...sourcesOf(course, measured, references),
    ...(all && course.method !== null ? methodOf(course.method) : []),
    "",
  ];
}

/** What the last count says, and the first that was published of it where there is no band. */
function analyte({ text, band, milestones }: Analyte, all: boolean): readonly string[] {
  const published = all ? milestones : band === null ? milestones.slice(0, 1) : [];
  return [
    ...wrapped(text, 2),
    ...published.flatMap((one) => wrapped(`${one.says} This patient: ${stateInWords(one)}.`, 6)),
  ];
}

function stateInWords({ state, below }: Analyte["milestones"][number]): string {
  if (below === undefined || (state !== "reached" && state !== "not-reached")) return say(`milestone.${state}`, {});
  return say(state === "reached" ? "milestone.not-below-then" : "milestone.below-then", {});
}

/** The sources of what is shown, each once; their places are in the JSON answer. */
function sourcesOf(
  { protocol }: Course,
  measured: readonly Analyte[],
  references: readonly Reference[],
): readonly string[] {
  const shown = measured.flatMap(({ band, milestones }): readonly Cited[] =>
    band === null ? milestones.slice(0, 1) : [band],
  );
  const [first] = shown;
  if (first === undefined || protocol === null) return [];
  const sources = new Set(shown.flatMap((one) => one.sources).map(({ ref }) => ref));
  const cited = [...sources].map((ref) => ({ ref }));
  const text = citation("local-policy", protocol, cited, first.confidence, references);
  return wrapped(`source: ${text}`, 2).map(dim);
}

const methodOf = ({ says, basis }: NonNullable<Course["method"]>): readonly string[] =>
  wrapped(`${says} (${say(`basis.${basis}`, {})})`, 2).map(dim);
