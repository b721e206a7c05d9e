import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import { scoreMsfcTable } from "./edss/msfc-table.ts";
import { scoreEdss } from "./edss/score.ts";
import { scoreSeverity } from "./edss/severity.ts";
import { scoreChange, scoreMsfc, scoreScales } from "./edss/sheets.ts";
import { scoreTable } from "./edss/table.ts";

const problemsOf = ({ problems }: { readonly problems: ReturnType<typeof scoreEdss>["problems"] }) =>
  problems.flatMap(({ issues }) => issues.map(({ at, code }) => `${at} ${code}`));
const whole = {
  visual: "2",
  brainstem: "0",
  pyramidal: "3",
  cerebellar: "1",
  sensory: "2",
  bowelBladder: "1",
  cerebral: "0",
};

const made = mkdtempSync(path.join(tmpdir(), "longwatch-edss-"));
const fileOf = (name: string, text: string): string => {
  writeFileSync(path.join(made, name), text);
  return path.join(made, name);
};

describe("longwatch edss", () => {
  test("says the step, its line, and nothing else where all is known", () => {
    expect(scoreEdss({ ...whole, ambulation: "1" })).toEqual({
      text: "EDSS 3.5\n  The functional systems decide. Counted: one of grade 3 and two of grade 2. That gives 3.5 (line 13\n  of the table).\n",
      problems: [],
    });
  });

  test("keeps what was not given open, and takes a recorded score with a comma", () => {
    const { text } = scoreEdss({ pyramidal: "3", aid: "none", distance: "300", restricted: true, recorded: "3,5" });
    expect(text).toContain("EDSS between 4.5 and 5.0: cannot tell yet");
    expect(text).toContain("Still needed: visual, brainstem, cerebellar, sensory, bowel/bladder and cerebral.");
    expect(text).toContain("The score recorded is 3.5; this examination gives 4.5 to 5.0. Both are kept.");
  });

  test("never infers from a distance whether walking is free", () => {
    const { text } = scoreEdss({ ...whole, aid: "none", distance: "800" });
    expect(text).toContain("EDSS 3.5");
    const normal = Object.fromEntries(Object.keys(whole).map((system) => [system, "0"]));
    expect(scoreEdss({ ...normal, aid: "none", distance: "800" }).text).toContain("Still needed: walking.");
    expect(scoreEdss({ ...normal, aid: "none", distance: "800", restricted: false }).text).toContain("EDSS 0\n");
  });

  test("the same score of walking is another thing on the other scale", () => {
    const json = (scale: string) => JSON.parse(scoreEdss({ ...whole, ambulation: "6", scale, json: true }).text);
    expect(json("0-16")).toMatchObject({ edss: 6, decidedBy: "ambulation", options: { scale: "0-16" } });
    expect(json("0-13")).toMatchObject({ edss: 6.5, options: { scale: "0-13" } });
  });

  it.each([
    [{ pyramidal: "7", brainstem: "x", visual: "1.5" }, ["/visual", "/brainstem", "/pyramidal"]],
    [{ aid: "stick" }, ["/aid"]],
    [{ distance: "300" }, ["/distance"]],
    [{ aid: "none", distance: "300", ambulation: "2" }, ["/ambulation"]],
    [{ aid: "none", distance: "-3" }, ["/distance"]],
    [{ aid: "unilateral", distance: "60", scale: "0-13" }, ["/aid"]],
    [{ ambulation: "14", scale: "0-13" }, ["/ambulation"]],
    [{ scale: "0-10" }, ["/scale"]],
    [{ fatigue: "perhaps", cerebral1: "no" }, ["/cerebral1", "/fatigue"]],
    [{ notDueToMs: "visual, arm" }, ["/notDueToMs"]],
    [{ language: "fr" }, ["/language"]],
  ])("refuses %j with its place", (texts, places) => {
    expect(problemsOf(scoreEdss(texts))).toEqual(places.map((at) => `${at} value-not-allowed`));
  });
});

describe("a table of examinations", () => {
  const scored = async (text: string, more = {}) => {
    const lines: string[] = [];
    const source = (async function* () {
      yield text;
    })();
    const problems = await scoreTable({ csv: "visits.csv", ...more }, source, (line) => void lines.push(line));
    return { lines: lines.map((line) => line.trimEnd()), problems: problemsOf({ problems }) };
  };

  test("is handed on row by row with its scores; a row that cannot be read has its line", async () => {
    const head = "id,visual,brainstem,pyramidal,cerebellar,sensory,bowel_bladder,cerebral,ambulation";
    const { lines, problems } = await scored(
      `${head}\n"a, b",0,0,2,0,0,0,0,0\nb,0,0,,0,0,0,0,0\nc,9,0,2,0,0,0,0,0\nd,1\ne,,,,,,,,6\n`,
    );
    expect(lines).toEqual([
      `${head},edss,edss_least,edss_most,decided_by,line,still_needed,because,warnings`,
      '"a, b",0,0,2,0,0,0,0,0,2,2,2,functional-systems,19,,The functional systems decide. Counted: one of grade 2. That gives 2.0 (line 19 of the table).,',
      "b,0,0,,0,0,0,0,0,,0,5,cannot-tell,,pyramidal,What was examined makes it at least 0; what is missing may bring it to 5.0.,",
      "c,9,0,2,0,0,0,0,0,,,,,,,,",
      "d,1",
      "e,,,,,,,,6,6,6,6,ambulation,,,Walking decides: walks 50 m or more with help on one side. That makes it 6.0.,",
    ]);
    expect(problems).toEqual(["line 4, visual value-not-allowed", "line 5 row-uneven"]);
  });

  test.each([
    ["", {}, "/ value-missing"],
    ["a,b\n1,2\n", {}, "line 1 column-missing"],
    ["visual,Visual\n1,2\n", {}, "line 1 key-duplicate"],
    ['visual\n"1\n', {}, "/ text-unreadable"],
    ["visual\n1\n", { delimiter: "pipe" }, "/ value-not-allowed"],
    ["visual\n1\n", { scale: "16" }, "/scale value-not-allowed"],
  ])("%j with %j: %s", async (text, more, problem) => {
    expect((await scored(text, more)).problems).toEqual([problem]);
  });

  test("with semicolons has decimal commas", async () => {
    const { lines } = await scored("pyramidal;ambulation;recorded\n0;6;3,5\n", { delimiter: "semicolon" });
    expect(lines[1]).toContain("The score recorded is 3.5; this examination gives 6.0.");
  });
});

describe("tests, questionnaires, severity", () => {
  test("the composite names its reference, and what is missing", () => {
    const texts = { walk: "5.1 5.3", dominantHand: "20 21.5", otherHand: "unable-ms" };
    expect(scoreMsfc({ ...texts, pasat: "48" }).text).toBe(
      "MSFC  -0.423705\n  legs 0.380096, arms -1.897041, cognition 0.245829\n  against msfc-task-force@1; higher is better\n",
    );
    expect(scoreMsfc(texts).text).toContain("cannot tell; missing: pasat");
    expect(problemsOf(scoreMsfc({ walk: "5 6 7", pasat: "61" }))).toEqual([
      "/pasat value-not-allowed",
      "/walk value-not-allowed",
    ]);
  });

  test("everybody of a table, against the task force or one another", async () => {
    const head = "id,t25fw_1,t25fw_2,nhpt_dominant_1,nhpt_dominant_2,nhpt_other_1,nhpt_other_2,pasat3";
    const text = `${head}\na,5,5,20,20,25,25,40\nb,7,7,25,25,20,25,50\nc,unable-ms,,25,25,20,20,\nd,x,5,25,25,20,20,61\n`;
    const csv = fileOf("tests.csv", text);
    const rowsOf = ({ text }: { readonly text: string }) =>
      text
        .trimEnd()
        .split("\r\n")
        .map((line) =>
          line
            .split(",")
            .slice(8)
            .map((cell) => (/^-?\d/.test(cell) ? Number(cell).toFixed(4) : cell))
            .join(" "),
        );
    const common = await scoreMsfcTable(csv, undefined);
    expect(rowsOf(common)).toEqual([
      "z_legs z_arms z_cognition msfc missing reference",
      "0.3976 0.1089 -0.4166 0.0300  msfc-task-force@1",
      "0.2223 -0.1661 0.4114 0.1559  msfc-task-force@1",
      "-13.7000 0.1089   pasat msfc-task-force@1",
      "     ",
    ]);
    expect(problemsOf(common)).toEqual(["row 4, pasat3 value-not-allowed", "row 4, t25fw value-not-allowed"]);
    expect(rowsOf(await scoreMsfcTable(csv, "ours 2031"))[1]).toMatch(/^0\.7071 0\.5774 -0\.7071 .*ours 2031$/);
    expect(
      problemsOf(await scoreMsfcTable(fileOf("few.csv", text.split("\n").slice(0, 2).join("\n")), "ours")),
    ).toEqual(["/ value-not-allowed"]);
    expect(problemsOf(await scoreMsfcTable(fileOf("head.csv", "id,pasat3\n"), undefined))).toEqual([
      "line 1 value-not-allowed",
    ]);
  });

  test("questionnaires by numbers", () => {
    expect(scoreScales({ fss: "6,1,7,6,5,7,6,4,7", msis29Physical: "1,,3" }).text).toBe(
      "MSIS-29 physical  cannot tell  (2 of 20 answered)\nFSS  5.44  (9 of 9 answered)\n",
    );
    expect(problemsOf(scoreScales({ fss: "a,1" }))).toEqual(["/fss value-not-allowed"]);
    expect(problemsOf(scoreScales({ formVersion: "3", fss: "1" }))).toEqual(["/formVersion value-not-allowed"]);
  });

  test("a change that counts", () => {
    expect(scoreChange({ test: "t25fw", from: "8.1", to: "9.9" }).text).toContain("t25fw: worse\n");
    expect(problemsOf(scoreChange({ test: "hop", from: "x", to: "1" }))).toHaveLength(2);
  });

  test("severity by a table of one's own, made up here, or among people", async () => {
    const table = fileOf("table.csv", "duration,0,4\n5,1.5,3.5\n");
    expect((await scoreSeverity({ table, years: "5", edss: "4" })).text).toBe(
      "MSSS 3.5  (row 5 of the loaded table)\n",
    );
    expect((await scoreSeverity({ table, years: "0.5", edss: "4" })).text).toBe("MSSS cannot tell: less-than-a-year\n");
    const csv = fileOf("people.csv", "id,years,edss\na,5,4\nb,6,2\nc,x,2\nd,0,2\n");
    const among = await scoreSeverity({ csv });
    expect(among.text.trimEnd().split("\r\n")).toEqual([
      "id,years,edss,msss,cannot_tell,reference",
      "a,5,4,6.67,,these people",
      "b,6,2,3.33,,these people",
      "c,x,2,,,these people",
      "d,0,2,,less-than-a-year,these people",
    ]);
    expect(problemsOf(among)).toEqual(["row 3, years value-not-allowed"]);
    const flawed = fileOf("flawed.csv", "duration,0\nx,1\n5,11\n");
    expect(problemsOf(await scoreSeverity({ table: flawed, years: "5", edss: "0" }))).toEqual([
      "line 2, column 1 value-not-allowed",
      "line 3, column 2 value-not-allowed",
    ]);
    expect(problemsOf(await scoreSeverity({ table: "nowhere.csv" }))).toEqual(["/ text-unreadable"]);
    expect(problemsOf(await scoreSeverity({ years: "5", edss: "4" }))).toEqual(["/table value-not-allowed"]);
  });
});

test("as a command: an option belongs to the command that it stands after, and bad input ends with 2", () => {
  const run = (...args: readonly string[]) => {
    const main = path.join(import.meta.dirname, "main.ts");
    const { status, stdout } = spawnSync(process.execPath, ["--conditions=@longwatch/source", main, "edss", ...args], {
      encoding: "utf8",
    });
    return { status, stdout };
  };
  const csv = fileOf("one.csv", "years,edss\n5,4\n");
  expect(run("severity", "--csv", csv)).toEqual({
    status: 0,
    stdout: "years,edss,msss,cannot_tell,reference\r\n5,4,5,,these people\r\n",
  });
  expect(run("--ambulation", "9", "--no-restricted").stdout).toContain("EDSS 6.5");
  expect(run("--ambulation", "17").status).toBe(2);
  expect(run("--csv", path.join(made, "nowhere.csv")).status).toBe(2);
  expect(JSON.parse(run("--cerebral-1", "ignored", "--ambulation", "3", "--json").stdout)).toMatchObject({
    edss: 5,
    options: { cerebral1: "ignored" },
  });
});
