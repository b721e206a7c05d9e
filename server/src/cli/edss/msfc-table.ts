import { type Issue, type MsfcTests, msfc, msfcReferenceOf, msfcTaskForce, type Trials } from "@longwatch/core";
import { csvLine } from "@longwatch/interop";
import { type Outcome, refused } from "../outcome.ts";
import { notAllowed, numberOf } from "./options.ts";
import { trialsOf } from "./sheets.ts";
import { linesOf } from "./whole-table.ts";

const tests = ["t25fw", "nhpt_dominant", "nhpt_other"] as const;
const needed = [...tests.flatMap((test) => [`${test}_1`, `${test}_2`]), "pasat3"];

/**
 * The composite of everybody in a table, against the task force's people or, by name, against those of the table
 * itself. A person whose cells cannot be read has none and is told with the row.
 */
export async function scoreMsfcTable(file: string, against: string | undefined): Promise<Outcome> {
  const lines = await linesOf(file);
  if (!lines.ok) return refused(lines.problems);
  const [header = [], ...rows] = lines.value;
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0)
    return refused([
      { file, issues: [notAllowed("line 1", header.join(","), `Add the columns ${missing.join(", ")}.`)] },
    ]);
  const issues: Issue[] = [];
  const people = rows.map((row, i) =>
    personOf((name) => row[names.indexOf(name)]?.trim() ?? "", `row ${i + 1}`, issues),
  );
  const known = people.filter((person) => person !== undefined);
  const reference = against === undefined ? msfcTaskForce : msfcReferenceOf(against, known);
  if (reference === undefined)
    issues.push(
      notAllowed("/", `${known.length} people`, "Give two people or more who did each test, and not all alike."),
    );
  const out = rows.map((row, i) => {
    const person = people[i];
    const score = person && reference && msfc(person, reference);
    const whole = score?.known === "yes" ? score.composite : null;
    const lacks = score?.known === "cannot-tell" ? score.missing.join(" ") : null;
    const parts = [score?.legs, score?.arms, score?.cognition].map((z) => z ?? null);
    return csvLine([...row, ...parts, whole, lacks, score?.reference ?? null]);
  });
  const head = csvLine([...header, "z_legs", "z_arms", "z_cognition", "msfc", "missing", "reference"]);
  return { text: head + out.join(""), problems: issues.length === 0 ? [] : [{ file, issues }] };
}

/** Undefined where a cell cannot be read; an empty cell is a test that was not done. */
function personOf(cell: (name: string) => string, at: string, issues: Issue[]): MsfcTests | undefined {
  const before = issues.length;
  const trials = (test: (typeof tests)[number]): Trials | undefined => {
    const [first, second] = [cell(`${test}_1`), cell(`${test}_2`)];
    // A word in both, or in one of them, says that it could not be done.
    const words = [first, second].find((text) => text.startsWith("unable"));
    const written = words ?? [first, second].filter((text) => text !== "").join(" ");
    const read = trialsOf(`${at}, ${test}`, written === "" ? undefined : written);
    if (read.ok) return read.value;
    issues.push(...read.issues);
    return undefined;
  };
  const refuse = (): void => void issues.push(notAllowed(`${at}, pasat3`, cell("pasat3"), "Write 0 to 60."));
  const pasat = numberOf(cell("pasat3"), refuse);
  if (pasat !== undefined && (!Number.isInteger(pasat) || pasat < 0 || pasat > 60)) refuse();
  const person = {
    walk: trials("t25fw"),
    dominantHand: trials("nhpt_dominant"),
    otherHand: trials("nhpt_other"),
    pasat,
  };
  return issues.length > before ? undefined : person;
}
