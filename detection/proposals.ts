import { inWords, rate, share, table } from "./counts.ts";
import { notes } from "./notes.ts";
import { causesOf, halving, rulesOf } from "./report-alarms.ts";
import type { Tally } from "./tally.ts";

/** More unexplained alarms than this, with fewer right ones than that, is more than a rule is worth. */
const mostFalsePerYear = 0.01;
const leastRight = 0.05;

const asked = (cause: string): string => (/^(innocent|event):/.test(cause) ? `ask first whether it is ${cause}` : "");

/** Rules to be looked at by a clinician, the loudest first. A P rule may be changed by a clinic; nothing here changes one. */
export function proposals(tally: Tally): string {
  const rows = rulesOf(
    tally,
    ({ route, zone }) => zone !== "before" && (route === "laboratory" ? zone === "late" : true),
  )
    .filter(({ wrong, right, all, route }) => {
      const years = route === "laboratory" ? tally.lateYears : tally.years;
      return wrong / years > mostFalsePerYear && right / all < leastRight;
    })
    .map((row) => {
      const isResult = row.route === "laboratory";
      const years = isResult ? tally.lateYears : tally.years;
      const zones = isResult ? ["late"] : ["late", "early"];
      return [
        row.rule,
        row.urgency,
        rate(row.wrong, years),
        inWords(share(row.right, row.all)),
        isResult ? halving(tally, row.rule) : asked(causesOf(tally, row.rule, zones, 1)),
        notes[row.rule] ?? "",
      ];
    });
  return `More than ${mostFalsePerYear} unexplained alarms per patient-year and a predictive value under ${100 * leastRight} %. Each proposal is arithmetic on these same people, to be
judged by a clinician on other grounds; a rule with an E basis stays.

${table(["rule", "class", "unexplained per patient-year", "positive predictive value", "what would take from it, and what that loses", "why, and proposal"], rows)}`;
}
