import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { askFiles, exportRecords, recordFrom } from "../../testing/exports.ts";
import { temporaryFolder } from "../../testing/temporary.ts";

const folder = temporaryFolder();
const root = path.join(import.meta.dirname, "../../../..");
const records = readdirSync(path.join(root, "examples"))
  .filter((file) => /^[a-z]+\.json$/.test(file))
  .map((file) => recordFrom(JSON.parse(readFileSync(path.join(root, "examples", file), "utf8"))));

/** The published tables as a database makes them, with their types, lengths and what they ask for. */
const tables = readFileSync(path.join(root, "test/samples/omop-cdm-5.4-columns.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [name, columns] = line.split(",") as [string, string];
    const words = columns.split(" ");
    const defined = words.flatMap((word, i) => {
      if (i % 2 === 1) return [];
      const type = words[i + 1]!;
      const sql = type.replace("!", "").replace("numeric", "double");
      const length = /varchar\((\d+)\)/.exec(type)?.[1];
      const check = length === undefined ? "" : ` check (length(${word}) <= ${length})`;
      return [`${word} ${sql}${type.endsWith("!") ? " not null" : ""}${check}`];
    });
    return { name, sql: `create table ${name} (${defined.join(", ")})` };
  });

test("the whole export loads into the published tables, and every row belongs to a person", async () => {
  await exportRecords(folder, records, { shape: "omop", format: "csv", key: Buffer.alloc(32, 1) });
  const load = tables.map(({ name, sql }) => `${sql};\ncopy ${name} from 'FOLDER/${name}.csv' (header, delimiter ',')`);
  const ask = (sql: string) => askFiles(folder, `${load.join(";\n")};\n${sql}`);
  const counts = `select (select count(*)::int from person), (select count(*)::int from cdm_source),
    (select count(distinct measurement_id)::int = count(*)::int from measurement)`;
  expect(await ask(counts)).toEqual([[records.length, 1, true]]);
  for (const { name } of tables.filter((one) => one.name !== "cdm_source")) {
    expect(
      await ask(`select count(*)::int from ${name} where person_id not in (select person_id from person)`),
      name,
    ).toEqual([[0]]);
  }
  const days = await ask(
    `select count(*)::int from drug_exposure where drug_source_value = 'alemtuzumab' and drug_type_concept_id = 32818
     and drug_exposure_start_date = drug_exposure_end_date and quantity > 0`,
  );
  const infusions = records.flatMap(({ held }) => held.byKind.get("infusion-given") ?? []);
  expect(days).toEqual([[infusions.length]]);
  const outside = await ask(
    `select count(*)::int from measurement join observation_period using (person_id)
     where measurement_date not between observation_period_start_date and observation_period_end_date`,
  );
  expect(outside).toEqual([[0]]);
});

test.each([
  ["the number that was sent", { loinc: "2160-0", value: 0.9, unit: "mg/dL" }, 3016723, "2160-0"],
  ["a number without a concept", { loinc: "14682-9", value: 80, unit: "umol/L" }, 0, "14682-9"],
  [
    "our key in the unit of the number we send",
    { analyte: "creatinine", value: 0.9, unit: "mg/dL" },
    3016723,
    "creatinine",
  ],
  ["our key in a unit of another property", { analyte: "creatinine", value: 80, unit: "umol/L" }, 0, "creatinine"],
  ["a count in any of its units", { analyte: "platelets", value: 210, unit: "10*9/L" }, 3024929, "platelets"],
])("a result has a concept by %s", async (name, result, concept, source) => {
  const record = recordFrom({
    record: 1,
    patient: { id: "p", sex: "male", bornOn: "1980", jurisdiction: "EU" },
    facts: [{ kind: "result-reported", collectedOn: "2025-01-10", comparator: "<", ...result }],
  });
  const into = path.join(folder, name);
  await exportRecords(into, [record], { shape: "omop", format: "parquet", key: Buffer.alloc(32, 1) });
  const sql = `select measurement_concept_id, measurement_source_value, operator_concept_id, value_as_number, unit_source_value
    from 'FOLDER/measurement.parquet'`;
  expect(await askFiles(into, sql)).toEqual([[concept, source, 4171756, result.value, result.unit]]);
});
