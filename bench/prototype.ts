import { addDays, addMonths, type Day } from "@longwatch/core";

type Status = "not-yet-open" | "open" | "due" | "overdue";
type Bare = {
  readonly key: string;
  readonly rule: (typeof rules)[number];
  readonly opensOn: Day;
  readonly dueOn: Day;
  readonly overdueFrom: Day;
  readonly status: Status;
  readonly because: readonly string[];
};

const rule = (id: string, months: number) => ({
  id,
  months,
  source: { ref: "label", at: "section 4.4" },
  confidence: "V1",
});

/** 48 months of six analytes, and what comes more rarely: 326 in all, as many as the prototype of the stack study made. */
const rules = [
  ...["cbc", "creatinine", "urinalysis", "alt", "ast", "bilirubin"].map((id) => rule(id, 1)),
  rule("tsh", 3),
  rule("status-form", 6),
  rule("skin", 12),
  rule("cervical", 12),
  rule("contact", 8),
];

/**
 * The least that could be called a schedule: periods with dates, a status by the calendar, and references to
 * rule and infusion. No facts are matched, no course supersedes another, no protocol version ends. It shows how
 * fast the machine could go, and so what matching and explaining cost.
 */
export function bareSchedule(lastInfusionOn: Day, asOf: Day): readonly Bare[] {
  const obligations: Bare[] = [];
  const because = ["infusion-1"];
  for (const one of rules) {
    for (let month = one.months; month <= 48; month += one.months) {
      const dueOn = addMonths(lastInfusionOn, month);
      const opensOn = addDays(dueOn, -7);
      const overdueFrom = addDays(dueOn, 8);
      const status = asOf < opensOn ? "not-yet-open" : asOf < dueOn ? "open" : asOf < overdueFrom ? "due" : "overdue";
      obligations.push({ key: `${one.id}/1/${month}`, rule: one, opensOn, dueOn, overdueFrom, status, because });
    }
  }
  return obligations;
}
