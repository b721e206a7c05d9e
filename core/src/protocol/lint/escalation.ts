import type { Issue } from "../../base/result.ts";
import type { EscalationLadder } from "../escalation.ts";
import { type Check, problem } from "./check.ts";

/**
 * The rungs of a ladder have names of their own, the first is reached when the task opens, and the last goes to somebody
 * above the nurses: a ladder without an end above leaves what is late where it is.
 */
export const checkEscalation: Check = ({ escalation }) =>
  escalation === undefined
    ? []
    : Object.entries(escalation.ladders).flatMap(([urgency, ladder]) =>
        ladderProblems(ladder, `/escalation/ladders/${urgency}/rungs`),
      );

function ladderProblems({ rungs }: EscalationLadder, at: string): readonly Issue[] {
  const repeated = rungs.flatMap(({ id }, i) =>
    rungs.findIndex((other) => other.id === id) === i
      ? []
      : [problem("protocol-rule-duplicate", `${at}/${i}/id`, `"${id}" again`, "Keep one.")],
  );
  const first = rungs[0]!;
  const last = rungs.at(-1)!;
  const isAtOnce = first.of === "opening" && first.whenStep === undefined && Object.values(first.after)[0] === 0;
  const endsAbove = last.whenStep === undefined && last.to.some((to) => to === "physician" || to === "programme");
  return [
    ...repeated,
    ...(isAtOnce
      ? []
      : [
          problem("value-not-allowed", `${at}/0`, `"${first.id}"`, "Begin with a rung that is reached at the opening."),
        ]),
    ...(endsAbove
      ? []
      : [
          problem(
            "value-not-allowed",
            `${at}/${rungs.length - 1}/to`,
            JSON.stringify(last.to),
            "End with a rung that goes to the physician or the programme, whatever step a test has reached.",
          ),
        ]),
  ];
}
