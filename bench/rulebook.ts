import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { canonicalJson, compileRulebook, type Protocol, parseProtocol, type Rulebook } from "@longwatch/core";
import { parse } from "yaml";

const folder = path.join(import.meta.dirname, "..", "protocols");

/** The rules that the CQL expresses; every label since 2013 has them on one grid (checked by {@link assertSameRules}). */
export const monitoredRules = ["monitor.cbc", "monitor.creatinine", "monitor.lft", "monitor.tsh", "monitor.urinalysis"];

/** Every shipped protocol but the template: what the product runs on. */
export function shippedProtocols(): readonly Protocol[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "template" && entry.name !== "node_modules")
    .flatMap((entry) => readdirSync(path.join(folder, entry.name)).map((file) => path.join(entry.name, file)))
    .filter((file) => file.endsWith(".yaml"))
    .toSorted()
    .map(readProtocol);
}

function readProtocol(file: string): Protocol {
  const content: unknown = parse(readFileSync(path.join(folder, file), "utf8"));
  const digest = `sha256:${createHash("sha256").update(canonicalJson(content)).digest("hex")}`;
  const result = parseProtocol(content, digest);
  if (!result.ok) throw new Error(`protocols/${file}: ${JSON.stringify(result.issues[0])}`);
  return result.value;
}

export const fullRulebook = (protocols: readonly Protocol[]): Rulebook => compileRulebook(protocols);

/** The same protocols with nothing but the rules that the CQL expresses: equal work on both sides. */
export const monitoringRulebook = (protocols: readonly Protocol[]): Rulebook =>
  compileRulebook(
    protocols.map((one) => ({ ...one, rules: one.rules.filter((rule) => monitoredRules.includes(rule.id)) })),
  );

/** What bench/cql/monitoring.cql has written down, to be compared with what the protocols say. */
const expected: Readonly<Record<string, { readonly months: number; readonly results: unknown }>> = {
  "monitor.cbc": {
    months: 1,
    results: [
      "haemoglobin",
      "wbc",
      "platelets",
      ["neutrophils", "neutrophils_pct"],
      ["lymphocytes", "lymphocytes_pct"],
    ],
  },
  "monitor.creatinine": { months: 1, results: ["creatinine"] },
  "monitor.lft": { months: 1, results: ["alt", "ast", "bilirubin_total"] },
  "monitor.tsh": { months: 3, results: ["tsh"] },
  "monitor.urinalysis": {
    months: 1,
    results: [
      ["urine_protein_dipstick", "urine_protein_mass", "upcr", "uacr"],
      ["urine_rbc_microscopy", "urine_rbc_volume"],
    ],
  },
};

/** Fails where a protocol has moved away from the rule set that the CQL expresses. */
export function assertSameRules(rulebook: Rulebook): void {
  for (const jurisdiction of ["EU", "US"]) {
    for (const id of monitoredRules) {
      const track = rulebook.inForce(jurisdiction).tracks.find((one) => one.id === id);
      if (track === undefined) throw new Error(`${jurisdiction} has no ${id}: bench/cql no longer expresses its rules`);
      for (const { inForce } of track.variants) {
        const { rule, opensDaysBefore, graceDays } = inForce;
        const said = rule.kind === "periodic" && {
          every: rule.every,
          until: rule.untilMonthsAfterLastInfusion,
          anchor: rule.anchor,
          rolling: rule.rolling ?? false,
          evidence: rule.evidence,
          opensDaysBefore,
          graceDays,
        };
        const want = {
          every: { months: expected[id]!.months },
          until: 48,
          anchor: "last-infusion-of-course",
          rolling: false,
          evidence: { results: expected[id]!.results },
          opensDaysBefore: 7,
          graceDays: 7,
        };
        if (canonicalJson(said) === canonicalJson(want)) continue;
        throw new Error(
          `${inForce.protocol} says of ${id} ${JSON.stringify(said)}; bench/cql expresses ${JSON.stringify(want)}`,
        );
      }
    }
  }
}
