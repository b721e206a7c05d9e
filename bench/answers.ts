import { createHash } from "node:crypto";
import type { RuleObligations } from "@longwatch/core";
import { monitoredRules } from "./rulebook.ts";

/** Core's answers about the rules that the CQL expresses, as lines `rule/course/ordinal status`. */
export const coreLines = (rules: readonly RuleObligations[]): readonly string[] =>
  rules
    .filter(({ track }) => monitoredRules.includes(track.id))
    .flatMap(({ obligations }) => obligations.map((one) => `${one.key} ${one.status}`));

/** All answers of one engine, question by question. */
export type Answers = { readonly question: string; readonly lines: readonly string[] }[];

export const hashOf = (answers: Answers): string => {
  const hash = createHash("sha256");
  for (const { question, lines } of answers) hash.update(`${question}\n${lines.join("\n")}\n`);
  return hash.digest("hex");
};

export const countOf = (answers: Answers): number => answers.reduce((sum, { lines }) => sum + lines.length, 0);

/** The first line in which two engines differ; undefined: they agree. */
export function firstDifference(ours: Answers, theirs: Answers): string | undefined {
  for (const [i, { question, lines }] of ours.entries()) {
    const others = theirs[i]?.lines ?? [];
    const length = Math.max(lines.length, others.length);
    for (let k = 0; k < length; k += 1) {
      if (lines[k] !== others[k]) return `${question}: core says "${lines[k]}", CQL says "${others[k]}"`;
    }
  }
  return ours.length === theirs.length ? undefined : "one engine was asked more than the other";
}
