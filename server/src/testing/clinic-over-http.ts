import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "./database.ts";
import { type TestPerson, type TestServer, testServer } from "./http.ts";
import { ada } from "./samples.ts";

/**
 * A server, and for each test a clinic of its own with a nurse and one patient, Ada.
 *
 * @param number by which the clinic knows her
 */
export function clinicOverHttp(number: string) {
  let database: TestDatabase;
  let server: TestServer;
  let clinic: string;
  let nurse: TestPerson;
  const url = (address: string, of = clinic): string => `/api/v1/clinics/${of}${address}`;
  beforeAll(async () => {
    database = await testDatabase();
    server = await testServer(database, "2026-04-08T09:00:00Z");
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });
  beforeEach(async () => {
    clinic = await addClinic(database);
    nurse = await server.person(clinic, ["nurse"]);
    const patient = { ...ada.patient, identifiers: [{ system: "CLINIC", value: number }] };
    const payload = { record: { ...ada, patient } };
    const admitted = await server.as(nurse, { method: "POST", url: url("/patients"), payload });
    expect(admitted.statusCode, admitted.body).toBe(201);
  });
  return { url, database: () => database, server: () => server, clinic: () => clinic, nurse: () => nurse };
}
