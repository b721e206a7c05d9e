import { describe, expect, it } from "vitest";
import { longwatch } from "./support/project.ts";

type Item = { rule: string; dueOn: string; overdueFrom: string; protocol: string };
const items = (...policy: readonly string[]): readonly Item[] =>
  JSON.parse(longwatch("schedule", "examples/ada.json", "--as-of", "2026-11-21", "--json", ...policy).out).items;
const of = (rule: string, all: readonly Item[]): Item | undefined => all.find((one) => one.rule === rule);

describe("a clinic's policy file", () => {
  const own = items("--policy", "examples/clinic-policy.yaml");

  it("shortens an interval, and lets it roll from the last examination", () => {
    expect(of("monitor.skin", own)).toMatchObject({ protocol: "example-clinic@1" });
    expect(of("monitor.skin", own)!.dueOn < of("monitor.skin", items())!.dueOn).toBe(true);
  });

  it("narrows the common window, and leaves the rest of the default policy in force", () => {
    const days = (one: Item): number => (Date.parse(one.overdueFrom) - Date.parse(one.dueOn)) / 86_400_000;
    expect(days(of("monitor.cbc", own)!)).toBe(6);
    expect(days(of("monitor.cbc", items())!)).toBe(8);
    expect(of("end.review", own)).toBeDefined();
  });

  it("none leaves the bare label, which knows no window", () => {
    const bare = items("--policy", "none");
    expect(bare.some((one) => one.protocol.startsWith("default-policy"))).toBe(false);
    expect(of("monitor.cbc", bare)).toBeDefined();
  });

  it("none where there is no label either: the default policy stays, for an empty schedule is no answer", () => {
    const record = longwatch(
      "assess",
      "test/support/no-label.json",
      "--as-of",
      "2024-09-01",
      "--policy",
      "none",
      "--json",
    );
    const answer = JSON.parse(record.out) as {
      obligations: readonly { protocol: string }[];
      cannotTell: readonly { code: string }[];
    };
    expect(answer.obligations.length).toBeGreaterThan(100);
    expect(answer.cannotTell.map((one) => one.code)).toContain("jurisdiction-without-protocol");
  });
});
