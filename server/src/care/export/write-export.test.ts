import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { exportShapes } from "@longwatch/interop";
import { beforeAll, describe, expect, test } from "vitest";
import { askFiles, exportRecords, recordFrom } from "../../testing/exports.ts";
import { temporaryFolder } from "../../testing/temporary.ts";

const folder = temporaryFolder();
const key = Buffer.alloc(32, 1);
const examples = path.join(import.meta.dirname, "../../../../examples");
const records = readdirSync(examples)
  .filter((file) => /^[a-z]+\.json$/.test(file))
  .map((file) => recordFrom(JSON.parse(readFileSync(path.join(examples, file), "utf8"))));
const bytesIn = (into: string): readonly string[] =>
  readdirSync(into)
    .toSorted()
    .map((file) => `${file} ${readFileSync(path.join(into, file), "latin1")}`);

describe("our own shape, as Parquet", () => {
  const into = path.join(folder, "analysis");
  beforeAll(() => exportRecords(into, records, { shape: "analysis", format: "parquet", key }));

  test("has every person and every fact that holds, with days since the first infusion", async () => {
    const [[people, names]] = (await askFiles(
      into,
      "select count(*)::int, count(distinct person)::int from 'FOLDER/people.parquet'",
    )) as [[number, number]];
    expect([people, names]).toEqual([records.length, records.length]);
    expect(
      await askFiles(into, "select min(first_day), count(*)::int from 'FOLDER/courses.parquet' where course = 1"),
    ).toEqual([[0, records.length]]);
  });

  test("answers the query of the documentation", async () => {
    const page = readFileSync(path.join(import.meta.dirname, "../../../../docs/export.md"), "utf8");
    const sql = /```sql\n([\s\S]*?)```/.exec(page)![1]!.trim().replace(/;$/, "");
    const [row] = await askFiles(into, sql.replaceAll("cohort/", "FOLDER/"));
    expect(row![0]).toBe(`${records.length}`);
  });
});

test.each(exportShapes)(
  "the same records and the same key give the same %s files, another key other ones",
  async (shape) => {
    const made = async (name: string, by: Buffer, people = records): Promise<readonly string[]> => {
      await exportRecords(path.join(folder, `${shape}-${name}`), people, { shape, format: "csv", key: by });
      return bytesIn(path.join(folder, `${shape}-${name}`));
    };
    const once = await made("once", key);
    // Nor does the order matter in which people are read.
    expect(await made("again", key, records.toReversed())).toEqual(once);
    expect(await made("other", Buffer.alloc(32, 2))).not.toEqual(once);
  },
);

test("three formats hold the same rows", async () => {
  const rows = (format: string, read: string) =>
    askFiles(path.join(folder, format), `select * from ${read.replace("FILE", `FOLDER/lb.${format}`)} order by all`);
  for (const format of ["csv", "ndjson", "parquet"] as const)
    await exportRecords(path.join(folder, format), records.slice(0, 3), { shape: "cdisc", format, key });
  const columns =
    "select USUBJID, LBSEQ::int, LBTESTCD, LBORRES, LBSTRESN::double, LBDTC::date::varchar, LBDY::int from (";
  const as = async (format: string, read: string) =>
    askFiles(
      path.join(folder, format),
      `${columns} from ${read.replace("FILE", `FOLDER/lb.${format}`)}) order by all`.replace("( from", "(from"),
    );
  const parquet = await as("parquet", "'FILE'");
  expect(parquet.length).toBeGreaterThan(500);
  expect(await as("csv", "read_csv('FILE', all_varchar = true)")).toEqual(parquet);
  expect(await as("ndjson", "read_json('FILE', format = 'newline_delimited')")).toEqual(parquet);
  expect((await rows("parquet", "'FILE'")).length).toBe(parquet.length);
});

test("intervals of a person stay as they are, and no date is the true one", async () => {
  const plain = path.join(folder, "plain");
  const moved = path.join(folder, "moved");
  await exportRecords(plain, records, { shape: "registry", format: "csv", key: undefined });
  await exportRecords(moved, records, { shape: "registry", format: "csv", key });
  const spans = (into: string) =>
    askFiles(
      into,
      `select list_sort(list(start_date - first)) from (
         select patient_id, start_date, min(start_date) over (partition by patient_id) as first
         from read_csv('FOLDER/treatments.csv') where treatment = 'alemtuzumab')
       group by patient_id order by 1`,
    );
  expect(await spans(moved)).toEqual(await spans(plain));
  const firsts = (into: string) =>
    askFiles(into, "select first_infusion_date::varchar from read_csv('FOLDER/patients.csv')");
  const [true_, shifted] = [await firsts(plain), await firsts(moved)].map((rows) => rows.map(([date]) => String(date)));
  expect(shifted!.filter((date) => true_!.includes(date))).toEqual([]);
});

test("a date that is known to the year only is placed anywhere in it: its first of January tells no shift", async () => {
  const people = Array.from({ length: 40 }, (_, i) =>
    recordFrom({
      record: 1,
      patient: { id: `p-${i}`, sex: "female", bornOn: "1980", jurisdiction: "EU" },
      facts: [
        { kind: "infusion-given", infusedOn: "2024-03-04", drug: "alemtuzumab", doseMg: 12 },
        { kind: "disease-recorded", phenotype: "RRMS", onsetOn: "2017", asOf: "2024-01-10" },
      ],
    }),
  );
  const into = path.join(folder, "uncertain");
  await exportRecords(into, people, { shape: "registry", format: "csv", key });
  const gaps = await askFiles(
    into,
    "select distinct first_infusion_date - ms_onset_date from read_csv('FOLDER/patients.csv')",
  );
  // From any day of 2017 to 4 March 2024, and not always the same.
  expect(gaps.length).toBeGreaterThan(20);
  for (const [days] of gaps) expect(Number(days) >= 2254 && Number(days) <= 2619).toBe(true);
});

test("somebody without a year of birth is left out of the model that asks for one, and counted", async () => {
  const nobody = recordFrom({ record: 1, patient: { id: "x", sex: "unknown", jurisdiction: "EU" }, facts: [] });
  const into = path.join(folder, "left-out");
  const manifest = await exportRecords(into, [...records, nobody], { shape: "omop", format: "csv", key });
  expect(manifest).toMatchObject({ people: records.length, leftOut: 1 });
});
