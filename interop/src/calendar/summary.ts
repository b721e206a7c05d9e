import { type Language, say } from "@longwatch/core";

/** What a calendar may say of a test: which sample, never which substance, drug or disease. */
type Occasion = "blood" | "urine" | "visit";

/** Rules by the last part of their id; what is not here is a visit. */
const occasions: Readonly<Record<string, readonly Occasion[]>> = {
  cbc: ["blood"],
  creatinine: ["blood"],
  tsh: ["blood"],
  "pregnancy-tsh": ["blood"],
  lft: ["blood"],
  lymphocytes: ["blood"],
  vzv: ["blood"],
  hiv: ["blood"],
  tuberculosis: ["blood"],
  "hepatitis-b": ["blood"],
  "hepatitis-c": ["blood"],
  "platelets-first-course": ["blood"],
  "platelets-later-course": ["blood"],
  "baseline-labs": ["blood", "urine"],
  urinalysis: ["urine"],
  upcr: ["urine"],
};

const occasionsOf = (rule: string): readonly Occasion[] => {
  const name = rule.split(".").at(-1)!;
  return Object.hasOwn(occasions, name) ? occasions[name]! : ["visit"];
};

/** `Blood test`, `Blood and urine test`, `Check-up`: the words of one day. */
export function summaryOf(rules: readonly string[], language: Language = "en"): string {
  const all = new Set(rules.flatMap(occasionsOf));
  const [blood, urine, visit] = (["blood", "urine", "visit"] as const).map((one) => all.has(one));
  if (blood) return say(`calendar.blood${urine ? "-urine" : ""}${visit ? "-visit" : ""}`, {}, language);
  if (urine) return say(`calendar.urine${visit ? "-visit" : ""}`, {}, language);
  return say("calendar.visit", {}, language);
}
