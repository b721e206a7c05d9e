import { patientOutcomes } from "@longwatch/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let clinic: string;

const outcomes = (query = "", headers = {}) =>
  server.as(nurse, { method: "GET", url: `/api/v1/clinics/${clinic}/patients/lw-1/outcomes${query}`, headers });
const definitionIn = (body: string) => patientOutcomes.parse(JSON.parse(body)).outcomes.definition.name;

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, "2026-11-20T09:00:00Z");
  nurse = await server.person(clinic, ["nurse"]);
  const patient = { id: "lw-1", sex: "female", bornOn: "1990-05-01", jurisdiction: "EU", identifiers: [] };
  const facts = [{ kind: "edss-scored", id: "e1", scoredOn: "2026-05-01", score: 3 }];
  const payload = { record: { record: 1, patient, facts } };
  const admitted = await server.as(nurse, { method: "POST", url: `/api/v1/clinics/${clinic}/patients`, payload });
  expect(admitted.statusCode, admitted.body).toBe(201);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test("the answer by another definition is another page, and by the same one it is the same", async () => {
  const clinical = await outcomes();
  expect(definitionIn(clinical.body)).toBe("clinic");
  const seen = { "if-none-match": String(clinical.headers.etag) };
  expect((await outcomes("", seen)).statusCode).toBe(304);
  expect((await outcomes("?preset=clinic", seen)).statusCode).toBe(304);
  const trial = await outcomes("?preset=care-ms-cdw6", seen);
  expect([trial.statusCode, definitionIn(trial.body)]).toEqual([200, "care-ms-cdw6"]);
});
