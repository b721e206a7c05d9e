import { describe, expect, it } from "vitest";
import { duration, progressOf } from "./progress.ts";

function shown(
  isTerminal: boolean,
  total: number,
  steps: readonly (readonly [people: number, ms: number])[],
): string[] {
  const said: string[] = [];
  let now = 0;
  const progress = progressOf(total, { write: (text) => said.push(text), isTerminal, elapsed: () => now });
  for (const [people, ms] of steps) {
    now = ms;
    progress.done(people);
  }
  progress.end();
  return said;
}

describe("progress", () => {
  it("elsewhere than on a terminal is a line for every tenth, and no more", () => {
    const steps = Array.from({ length: 100 }, (_, i) => [i + 1, (i + 1) * 10] as const);
    const lines = shown(false, 100, steps);
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe("10 of 100 people, 10 %, 100 people/s, 1 s left\n");
    expect(lines.at(-1)).toBe("100 of 100 people, 100 %, 100 people/s\n");
  });
  it("says one line where a batch passes several tenths", () => {
    expect(
      shown(false, 10, [
        [8, 100],
        [10, 125],
      ]),
    ).toEqual(["8 of 10 people, 80 %, 80 people/s, 0 s left\n", "10 of 10 people, 100 %, 80 people/s\n"]);
  });
  it("on a terminal is one bar, drawn over itself at most ten times a second, and always when all is done", () => {
    const said = shown(true, 60, [
      [10, 10],
      [20, 50],
      [30, 200],
      [60, 210],
    ]);
    expect(said).toEqual([
      "\r[#####                         ] 10 of 60 people, 16 %, 1000 people/s, 0 s left\u001b[K",
      "\r[###############               ] 30 of 60 people, 50 %, 150 people/s, 0 s left\u001b[K",
      `\r[${"#".repeat(30)}] 60 of 60 people, 100 %, 286 people/s\u001b[K`,
      "\n",
    ]);
  });
  it.each([
    [0, "0 s"],
    [59.4, "59 s"],
    [200, "3 min 20 s"],
    [7_500, "2 h 5 min"],
  ])("writes %d seconds as %s", (seconds, text) => expect(duration(seconds)).toBe(text));
});
