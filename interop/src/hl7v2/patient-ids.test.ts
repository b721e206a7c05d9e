import { describe, expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { readPatient } from "./patient-ids.ts";
import { readSegment } from "./segment.ts";

const read = (line: string | undefined, isDoubtful = false) =>
  readPatient(line === undefined ? undefined : readSegment(line, usualDelimiters, 1), "LAB/MAIN", isDoubtful);
const brief = (line: string | undefined, isDoubtful = false) => {
  const { identifiers, issues } = read(line, isDoubtful);
  return [
    ...identifiers.map(({ system, value }) => `${system} ${value}`),
    ...issues.map((i) => `${i.severity} ${i.code} ${i.at}`),
  ];
};

it.each([
  ["PID|1||M1^^^HOSP^MR", ["HOSP M1"]],
  [
    "PID|1||M1^^^A&2.16.840.1&ISO^MR~444^^^&2.16.840.1.113883.4.1^ISO^SS",
    ["urn:oid:2.16.840.1 M1", "urn:oid:2.16.840.1.113883.4.1 444"],
  ],
  ["PID|1||M1^^^&lab.example&DNS", ["dns:lab.example M1"]],
  ["PID|1||M1", ["sender:LAB/MAIN M1"]],
  ["PID|1||~M1^^^HOSP", ["HOSP M1"]],
])("%s", (line, identifiers) => expect(brief(line)).toEqual(identifiers));

describe("older fields", () => {
  it("are used where PID-3 is empty, with a warning each", () => {
    expect(brief("PID|1|OLD1|||Doe^John")).toEqual(["sender:LAB/MAIN OLD1", "warning patient-missing PID[1]-2"]);
    expect(brief("PID|1|A1^^^X||B2^^^Y")).toEqual([
      "X A1",
      "Y B2",
      "warning patient-missing PID[1]-2",
      "warning patient-missing PID[1]-4",
    ]);
  });

  it("are not looked at where PID-3 has a number", () => expect(brief("PID|1|OLD1|M1^^^HOSP")).toEqual(["HOSP M1"]));
});

describe("nobody", () => {
  it.each([undefined, "PID|1||||Doe^John||19800101|M", 'PID|1||""||Doe^John'])("can be told from %s", (line) => {
    expect(read(line).identifiers).toEqual([]);
    expect(read(line).issues).toMatchObject([{ code: "patient-missing", severity: "error" }]);
    expect(JSON.stringify(read(line).issues)).not.toMatch(/Doe|1980/);
  });
});

it("does not use a number in which characters were lost", () => {
  expect(brief("PID|1||M\uFFFD1^^^HOSP")).toEqual(["error charset-damaged PID[1]-3", "error patient-missing PID[1]-3"]);
  expect(brief("PID|1||M1^^^HÔSP", true)).toEqual(["error charset-damaged PID[1]-3", "error patient-missing PID[1]-3"]);
  expect(brief("PID|1||M1^^^HÔSP")).toEqual(["HÔSP M1"]);
  expect(brief("PID|1||M1^^^HOSP~\uFFFD^^^X", true)).toEqual(["HOSP M1", "error charset-damaged PID[1]-3"]);
});
