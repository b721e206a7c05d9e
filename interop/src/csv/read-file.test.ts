import { describe, expect, test } from "vitest";
import { asWhole, bytesOf, codesOf, factsOf, saysOf } from "../testing/fhir.ts";
import { type CsvOptions, readCsvFile } from "./read-file.ts";

const header =
  "sender,patient_id,id_authority,order_id,collected_at,code,code_system,value,unit,status,specimen,comment";
const long = (...rows: readonly string[]) => [header, ...rows].join("\n");
const read = (text: string, options?: CsvOptions) => asWhole(readCsvFile(bytesOf(text), options));
const row = (value: string, unit = "10*9/L", rest = ",,") =>
  `lab,P1,urn:mrn,A1,2025-03-01,777-3,LN,${value},${unit},${rest}`;

describe("the long layout", () => {
  test("a row is a result of the patient it names", () => {
    const outcome = read(long("lab,P1,urn:mrn,A1,2025-03-01T08:30:00+01:00,777-3,LN,212.0,10^9/L,F,EDTA blood,ok"));
    expect(outcome).toEqual({
      disposition: "accept",
      patients: [
        {
          identifiers: [{ system: "urn:mrn", value: "P1" }],
          facts: [
            {
              kind: "result-reported",
              collectedOn: "2025-03-01",
              collectedAt: "2025-03-01T07:30:00Z",
              analyte: "platelets",
              loinc: "777-3",
              status: "final",
              value: 212,
              unit: "10*9/L",
              comments: ["ok"],
              lab: "lab",
              resultKey: "csv|lab|A1|777-3",
              sent: { unit: "10^9/L", value: "212.0" },
              source: { row: 2 },
            },
          ],
        },
      ],
      issues: [],
    });
  });

  test.each([
    [row("<5"), { value: 5, comparator: "<" }],
    [row("hemol.", ""), { specimen: ["haemolysed"] }],
    [row("45 clumped"), { specimen: ["clumped"], value: 45 }],
    [row("212", "10*9/L", "C,,"), { status: "corrected" }],
    [row("212", "10*9/L", "storniert,,"), { status: "cancelled" }],
    [row("212", "10*9/L", ",,Probe geronnen"), { specimen: ["clotted"], value: 212 }],
    [row("abc", "10*9/L", "corrected,,"), { status: "corrected", value: "abc" }],
    [row("1.2E3", "10*9/L", "corrected,,"), { status: "corrected", value: "no readable value" }],
    [row("212", "10*9/L", "whatever,,"), { status: "preliminary" }],
  ])("%s", (line, fact) => {
    expect(factsOf(read(long(line)))).toMatchObject([fact]);
  });

  test.each([
    [row('"0,01"'), "error number-ambiguous line 2"],
    [row('"1,234"'), "error number-ambiguous line 2"],
    [row("1-Feb"), "error number-ambiguous line 2"],
    [row(""), "error value-missing line 2"],
    [row("-"), "error value-missing line 2"],
    [row("n/a"), "error value-missing line 2"],
    [row("", "", ",,see letter"), "error result-in-note line 2"],
    [row("212", ""), "error unit-missing line 2"],
    [row("212", "g/L"), "error unit-unfit line 2"],
    [row("212", "10*9/L", ",Urine,"), "error code-unmapped line 2"],
    ["lab,,urn:mrn,A1,2025-03-01,777-3,LN,212,10*9/L,,,", "error patient-missing line 2"],
    ["lab,P1,,A1,2025-03-01,777-3,LN,212,10*9/L,,,", "error patient-missing line 2"],
    ["lab,1.23E+11,urn:mrn,A1,2025-03-01,777-3,LN,212,10*9/L,,,", "error patient-missing line 2"],
    ["lab,P1,urn:mrn,A1,,777-3,LN,212,10*9/L,,,", "error date-missing line 2"],
    ["lab,P1,urn:mrn,A1,46022,777-3,LN,212,10*9/L,,,", "error date-impossible line 2"],
    ["lab,P1,urn:mrn,A1,01/02/2025,777-3,LN,212,10*9/L,,,", "error date-order-ambiguous line 2"],
    ["lab,P1,urn:mrn,A1,2025-03-01,777-3,,212,10*9/L,,,", "error code-unmapped line 2"],
    ["lab,P1,urn:mrn,A1,2025-03-01,PLT,L,212,10*9/L,,,", "error code-unmapped line 2"],
    ["lab,P1,urn:mrn,A1,2025-03-01,,,212,10*9/L,,,", "error code-unmapped line 2"],
    ["lab,P1,urn:mrn,A1,2025-03-01", "error row-uneven line 2"],
  ])("%s is not taken", (line, issue) => {
    const outcome = read(long(line));
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual([issue]);
  });

  test("what a profile states is not asked", () => {
    const text = "Labor;Pat-Nr;Entnahme;Kürzel;Ergebnis;Einheit\nL;7;01/02/25 08:00;PLT;1.234,5;/nl".replace(
      "Pat-Nr",
      "PatNr",
    );
    const profile = {
      decimalMark: ",",
      dateOrder: "dmy",
      zone: "+01:00",
      patientSystem: "urn:mrn",
      columns: { PatNr: "patient_id" },
      codes: { PLT: "platelets" },
    } as const;
    expect(factsOf(read(text, { profile }))).toMatchObject([
      {
        analyte: "platelets",
        value: 1234.5,
        unit: "/nL",
        collectedOn: "2025-02-01",
        collectedAt: "2025-02-01T07:00:00Z",
        sent: { code: "PLT", unit: "/nl" },
      },
    ]);
  });

  test("codes are mapped by sender, by code system, or for all", () => {
    const line = "lab,P1,urn:mrn,A1,2025-03-01,PLT,,212,10*9/L,,,";
    expect(factsOf(read(long(line), { codes: { lab: { PLT: "platelets" } } }))).toHaveLength(1);
    expect(factsOf(read(long(line), { codes: { "*": { PLT: "platelets" } } }))).toHaveLength(1);
    expect(factsOf(read(long(line), { codes: { other: { PLT: "platelets" } } }))).toEqual([]);
  });

  test("a panel's code has no result of its own, and says so", () => {
    const outcome = read(long("lab,P1,urn:mrn,A1,2025-03-01,58410-2,LN,12,10*9/L,,,"));
    expect(factsOf(outcome)).toEqual([]);
    expect(outcome.disposition).toBe("accept-with-warnings");
    expect(saysOf(outcome)).toEqual(["warning value-missing line 2"]);
  });

  test.each([
    ["L HH", true],
    ["HH", true],
    ["L", false],
  ])("a result that is held under the flag %j is critical: %s", (flag, isCritical) => {
    const text = `patient_id,id_authority,collected_at,loinc,value,unit,flag\nP1,urn:mrn,2025-03-01,777-3,12,,${flag}`;
    const { parts } = readCsvFile(bytesOf(text));
    expect(parts.flatMap(({ held }) => held).map((one) => one.isCritical)).toEqual([isCritical]);
  });

  test("a name alone counts where it means one thing, and is never shown", () => {
    const text =
      "patient_id,id_authority,collected_at,name,value,unit\nP1,urn:mrn,2025-03-01,Platelets,212,10*9/L\nP1,urn:mrn,2025-03-01,Amy Shaw,1,g/L";
    const outcome = read(text);
    expect(factsOf(outcome)).toMatchObject([{ analyte: "platelets", sent: { code: "Platelets" } }]);
    expect(saysOf(outcome)).toEqual(["error code-unmapped line 3"]);
    expect(JSON.stringify(outcome)).not.toContain("Amy");
  });

  test("the order of day and month is taken where the file proves it", () => {
    const dated = (...dates: readonly string[]) =>
      long(...dates.map((date, index) => `lab,P1,urn:mrn,A${index},${date},777-3,LN,212,10*9/L,,,`));
    expect(
      factsOf(read(dated("01/02/2025", "12/31/2025"))).map((fact) => "collectedOn" in fact && fact.collectedOn),
    ).toEqual(["2025-01-02", "2025-12-31"]);
    expect(codesOf(read(dated("31/12/2025", "12/31/2025")))).toEqual(["date-order-ambiguous", "date-order-ambiguous"]);
  });

  test("ranges are bounds where they are numbers", () => {
    const text = "patient_id,id_authority,collected_at,name,value,unit,low,high,range_text";
    const ranged = (low: string, high: string, words: string) =>
      factsOf(read(`${text}\nP1,urn:mrn,2025-03-01,plt,212,10*9/L,${low},${high},${words}`))[0];
    expect(ranged("150", "400", "")).toMatchObject({ refLow: 150, refHigh: 400 });
    expect(ranged("", "", "150-400")).toMatchObject({ refLow: 150, refHigh: 400, refText: "150-400" });
    expect(ranged("a", "400", "")).toMatchObject({ refText: "a - 400" });
  });

  test("one order and code with two contents is no result; a copy is one", () => {
    expect(factsOf(read(long(row("212"), row("212"))))).toHaveLength(1);
    const outcome = read(long(row("212"), row("45")));
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual(["error fact-id-conflict line 2", "error fact-id-conflict line 3"]);
  });

  test("a correction without an order number says that nothing tells what it replaces", () => {
    const outcome = read(long("lab,P1,urn:mrn,,2025-03-01,777-3,LN,212,10*9/L,C,,"));
    expect(saysOf(outcome)).toEqual(["warning value-missing line 2"]);
  });
});

describe("the wide layout", () => {
  const wide = "MRN;Authority;Entnahmedatum;Thrombozyten (G/l);TSH [mU/l];HBsAg;Vorname;Bemerkung";

  test("each column of an analyte is a result", () => {
    const outcome = read(`${wide}\nP1;urn:mrn;31.12.2025;212;2.5;negativ;Amy;\nP2;urn:mrn;31.12.2025;-;;;Bo;`);
    expect(
      outcome.patients.map(({ identifiers, facts }) => [
        identifiers[0]?.value,
        facts.map((fact) => "analyte" in fact && fact.analyte),
      ]),
    ).toEqual([
      ["P1", ["platelets", "tsh", "hbsag"]],
      ["P2", []],
    ]);
    expect(saysOf(outcome)).toEqual(["warning value-missing line 3"]);
    expect(JSON.stringify(outcome)).not.toContain("Amy");
  });

  test("a column of numbers without a unit is one problem", () => {
    const outcome = read(
      "mrn,authority,collected,platelets,hbsag\nP1,urn:mrn,2025-03-01,212,neg\nP1,urn:mrn,2025-03-02,213,neg",
    );
    expect(saysOf(outcome)).toEqual(["error unit-missing column platelets"]);
    expect(factsOf(outcome)).toHaveLength(2);
  });
});

describe("columns", () => {
  test("that nobody knows are said once, names are not", () => {
    const outcome = read(`${header},first_name,mood,blank\n${row("212")},Amy,good,\n${row("212")},Amy,bad,`);
    expect(saysOf(outcome)).toEqual(["warning column-unmapped column mood"]);
    expect(JSON.stringify(outcome)).not.toContain("Amy");
  });

  test.each(["Тромбоциты", "血小板"])("in other letters are said (%s), and read as a profile says", (name) => {
    const text = `mrn,authority,collected,plt (10*9/L),${name}\nP1,urn:mrn,2025-03-01,212,198`;
    expect(saysOf(read(text))).toEqual([`warning column-unmapped column ${name}`]);
    const columns = { "plt (10*9/L)": "ignore", [name]: { analyte: "platelets", unit: "10*9/L" } } as const;
    const mapped = read(text, { profile: { columns } });
    expect(factsOf(mapped)).toMatchObject([{ analyte: "platelets", value: 198 }]);
    expect(saysOf(mapped)).toEqual([]);
  });

  test("under no header are said where anything stands in them", () => {
    const text = (cell: string) => `mrn,authority,collected,,plt (10*9/L)\nP1,urn:mrn,2025-03-01,${cell},212`;
    expect(saysOf(read(text("12")))).toEqual(["warning column-unmapped column 4"]);
    expect(saysOf(read(text(" ")))).toEqual([]);
  });

  test("that are missing, or twice, keep every row from being read", () => {
    const missing = read("patient_id,value\nP1,212");
    expect(missing.disposition).toBe("quarantine");
    expect(codesOf(missing)).toEqual(["column-missing", "column-missing", "column-missing"]);
    expect(saysOf(read(`${header},Wert\n${row("212")},213`))).toEqual(["error column-unmapped column Wert"]);
  });
});

describe("a file", () => {
  test("in Latin-1, with a mark, with CR alone", () => {
    const text = long(row("212", "10*9/L", ",,Prüfung"));
    const bytes = Uint8Array.from(text, (one) => one.charCodeAt(0));
    expect(codesOf(readCsvFile(bytes))).toEqual(["charset-unknown"]);
    const latin = readCsvFile(bytes, { profile: { encoding: "latin-1" } });
    expect(factsOf(latin)).toMatchObject([{ comments: ["Prüfung"] }]);
    expect(codesOf(latin)).toEqual([]);
    expect(factsOf(read(`\ufeff${text}`))).toHaveLength(1);
    expect(factsOf(read(text.replaceAll("\n", "\r")))).toHaveLength(1);
  });

  test.each(["", "hello", "a,b", 'a,b\n"', "\u0000,\u0000\n"])("%j is no table, or an empty one", (text) => {
    const outcome = read(text);
    expect(["reject", "quarantine"]).toContain(outcome.disposition);
    expect(outcome.issues.length).toBeGreaterThan(0);
  });
});
