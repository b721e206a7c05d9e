import { expect, test } from "vitest";
import { faultOf, openLog } from "./log.ts";

test("a line has its event and its fields, and nothing that could be a sentence", () => {
  const lines: string[] = [];
  const log = openLog({ write: (line) => void lines.push(line) });
  log.info("http.answered", { request: "r-1", method: "GET", route: "/a/:b/$c", status: 200, ms: 1.5 });
  log.info("http.answered", { request: "r-2", method: "GET", route: "Ada Byron 1815", status: 200, ms: 1 });
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: "info", msg: "http.answered", request: "r-1", route: "/a/:b/$c", status: 200, ms: 1.5 },
    { request: "r-2", route: "withheld" },
  ]);
  expect(lines.join("")).not.toContain("Ada");
});

test("of an error its kind and place are said, and never its message", () => {
  const error = Object.assign(new TypeError("duplicate key: (M1001)"), { code: "23505" });
  const fault = faultOf(error);
  expect(fault).toMatchObject({ error: "TypeError", code: "23505" });
  expect(fault.where).toMatch(/^server\/src\/log\.test\.ts:\d+/);
  expect(JSON.stringify(fault)).not.toContain("M1001");
  expect(faultOf("M1001")).toEqual({ error: "string", where: "" });
});
