import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import type { HttpSettings } from "../http/services.ts";
import { addClinic, type TestDatabase, testDatabase } from "./database.ts";
import { type TestPerson, type TestServer, testServer } from "./http.ts";
import { exampleRecord } from "./people.ts";

/** A clinic's FHIR server on a real socket, with one patient, and a program's token for it. */
export type TestFhir = {
  readonly database: TestDatabase;
  readonly server: TestServer;
  readonly clinic: string;
  readonly origin: string;
  /** Its address, without a slash at its end. */
  readonly base: string;
  readonly token: string;
  readonly nurse: TestPerson;
  readonly administrator: TestPerson;
  readonly admit: (record: object, details?: object) => Promise<string>;
  /** A request of the program's, as FHIR. */
  readonly ask: (address: string, options?: RequestInit & { readonly token?: string }) => Promise<Response>;
  readonly close: () => Promise<void>;
};

export const thirdOfMorning = "2026-11-21T09:00:00Z";

export async function testFhir(settings: Partial<HttpSettings> = {}): Promise<TestFhir> {
  const database = await testDatabase();
  const clinic = await addClinic(database);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = await testServer(database, thirdOfMorning, { origin, ...settings });
  await server.app.listen({ port, host: "127.0.0.1" });
  const base = `${origin}/api/v1/clinics/${clinic}/fhir/R4`;
  const nurse = await server.person(clinic, ["nurse"]);
  const neurologist = await server.person(clinic, ["neurologist"]);
  const administrator = await server.person(clinic, ["administrator"]);
  const post = async <T>(who: TestPerson, address: string, payload: object): Promise<T> => {
    const url = `/api/v1/clinics/${clinic}${address}`;
    const answer = await server.as(who, { method: "POST", url, payload, headers: { "idempotency-key": randomUUID() } });
    if (answer.statusCode >= 300) throw new Error(`${address}: ${answer.body}`);
    return answer.json<T>();
  };
  const { token } = await post<{ token: string }>(administrator, "/services", {
    label: "Record system",
    permissions: ["read-patient", "read-details", "record-facts"],
    endsAt: "2027-01-01T00:00:00Z",
  });
  const admit = async (record: object, details?: object): Promise<string> =>
    (
      await post<{ patient: string }>(neurologist, "/patients", {
        record,
        ...(details === undefined ? {} : { details }),
      })
    ).patient;
  await admit(exampleRecord("ada"), { familyName: "Lind", givenName: "Ada", telephone: "+44 20 7946 0000" });
  return {
    database,
    server,
    clinic,
    origin,
    base,
    token,
    nurse,
    administrator,
    admit,
    ask: (address, { token: other, ...options } = {}) =>
      fetch(address.startsWith("http") ? address : `${base}/${address}`, {
        ...options,
        headers: { authorization: `Bearer ${other ?? token}`, ...options.headers },
      }),
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}

/** Links name the server's own address, so that it must be known before it listens. */
function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** A platelet count as a record system sends it. */
export const plateletsOf = (patient: string, value: string, more: object = {}): string =>
  JSON.stringify({
    resourceType: "Observation",
    status: "final",
    code: { coding: [{ system: "http://loinc.org", code: "777-3" }] },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: "2026-11-19T07:30:00Z",
    valueQuantity: { value: "VALUE", system: "http://unitsofmeasure.org", code: "10*9/L", unit: "10*9/L" },
    ...more,
  }).replace('"VALUE"', value);
