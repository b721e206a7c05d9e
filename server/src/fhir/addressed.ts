import { patientMark, type Question } from "@longwatch/interop";
import type { Candidates } from "./candidates.ts";

/** Parameters of Patient that name a person. */
export const identifying: ReadonlySet<string> = new Set(["identifier", "name", "family", "given", "birthdate"]);

const chain = /^(patient|subject)(?::Patient)?\.identifier$/;

/**
 * A search as an address of ours says it. Addresses are written down on the way: whom a number led to stands in its place, and what
 * came in a body because it names a person is left out.
 *
 * @param isPosted whether it came by POST
 */
export function addressed(question: Question, candidates: Candidates, isPosted: boolean): Question {
  const understood = question.understood.flatMap(([name, text]): Question["understood"] => {
    const [, parameter] = chain.exec(name) ?? [];
    if (parameter !== undefined) {
      const marks = (candidates ?? []).map(patientMark);
      // Nobody has this number: no address says so but the one that was asked.
      return marks.length > 0 ? [[parameter, marks.join(",")]] : isPosted ? [] : [[name, text]];
    }
    const isNaming = question.type === "Patient" && identifying.has(name.split(":")[0]!);
    return isPosted && isNaming ? [] : [[name, text]];
  });
  return { ...question, understood };
}
