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
export function summaryOf(rules: readonly string[]): string {
  const all = new Set(rules.flatMap(occasionsOf));
  const samples = (["blood", "urine"] as const).filter((one) => all.has(one)).join(" and ");
  const test = samples === "" ? "" : `${samples[0]!.toUpperCase()}${samples.slice(1)} test`;
  if (!all.has("visit")) return test;
  return test === "" ? "Check-up" : `${test} and check-up`;
}
