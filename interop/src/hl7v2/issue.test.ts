import { expect, it } from "vitest";
import { doubt, problem } from "./issue.ts";

it("keeps what was seen short, so that no report ends up in an issue", () => {
  expect(problem("value-unreadable", "OBX[1]-5", "x".repeat(500), "Look.").saw).toHaveLength(80);
  expect(problem("value-unreadable", "OBX[1]-5", "seen", "Look.").saw).toBe("seen");
});

it("tells what was refused from what was taken with a doubt", () => {
  expect(problem("unit-missing", "OBX[1]-6", "", "Ask.").severity).toBe("error");
  expect(doubt("unit-missing", "OBX[1]-6", "", "Ask.").severity).toBe("warning");
});
