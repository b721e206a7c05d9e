import { expect, it } from "vitest";
import { realProtocols } from "../../testing/protocols.ts";
import type { InfusionDayRules } from "../infusion-day.ts";
import { lintProtocols } from "../lint-protocol.ts";

type Group = InfusionDayRules["symptoms"][number];
/** What is said of the symptoms at the chair, with these groups instead of the policy's. */
const lint = (change: (groups: readonly Group[]) => readonly Group[]): readonly string[] =>
  lintProtocols(
    realProtocols.map((protocol) => {
      const { readiness } = protocol;
      const file = `${protocol.protocol}/${protocol.version}.yaml`;
      if (readiness === undefined) return { file, protocol };
      const day = { ...readiness.day, symptoms: [...change(readiness.day.symptoms)] };
      return { file, protocol: { ...protocol, readiness: { ...readiness, day } } };
    }),
    new Set(),
  )
    .filter(({ issue }) => issue.at.startsWith("/readiness/day/symptoms") && issue.code !== "protocol-source-unknown")
    .map(({ issue }) => `${issue.code} ${issue.saw}`);
const withKey = (key: string, i: number) => (groups: readonly Group[]) =>
  groups.map((one, j) => (j === i ? { ...one, symptoms: [...one.symptoms, key] } : one));

it.each<[name: string, found: readonly string[], expected: readonly string[]]>([
  ["as it is", lint((groups) => groups), []],
  ["a key that no rule hears", lint(withKey("breathlesness", 0)), ['protocol-reference-unknown "breathlesness"']],
  [
    "one that is heard, said to be unheard",
    lint(withKey("coughed-blood", 6)),
    ['protocol-reference-unknown "coughed-blood"'],
  ],
  ["a key twice", lint(withKey("chest-pain", 2)), ['protocol-rule-duplicate "chest-pain" again']],
])("%s", (_, found, expected) => {
  expect(found).toEqual(expected);
});
