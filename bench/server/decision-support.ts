import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { importJWK, SignJWT } from "jose";
import { percentile } from "./load.ts";
import type { BenchClinic } from "./node.ts";
import { started } from "./requests.ts";

const calls = 200;

/** How quickly a record system gets its cards, from the first byte it sends to the last that it reads; its own signing is not counted. */
export async function measureDecisionSupport(people: number): Promise<void> {
  const { child, served, folder } = await started(people);
  console.log(`\n${people} people with ${served.facts} facts on average, ${calls} calls of each`);
  console.log("what                     callers   p50 ms   p95 ms   p99 ms   cards");
  for (const callers of [1, 4]) {
    await measured(served, "patient-view", callers, {});
    await measured(served, "order-sign", callers, { draftOrders: orders });
  }
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

const entry = (text: string, id: string) => ({
  resource: { resourceType: "MedicationRequest", id, status: "draft", medicationCodeableConcept: { text } },
});
const orders = {
  resourceType: "Bundle",
  type: "collection",
  entry: [entry("Lemtrada", "1"), entry("Aspirin 75 mg", "2"), entry("Paracetamol", "3")],
};

async function measured(served: BenchClinic, service: string, callers: number, context: object): Promise<void> {
  const { origin, clinic, patients, asking } = served;
  const key = await importJWK(asking.key, "ES384");
  const address = `${origin}/api/v1/clinics/${clinic}/cds-services/${service}`;
  const times: number[] = [];
  let cards = 0;
  const call = async (patientId: string, isCounted: boolean): Promise<void> => {
    const token = await new SignJWT({ iss: asking.issuer, aud: address, jti: randomUUID() })
      .setProtectedHeader({ alg: "ES384", kid: "bench" })
      .setIssuedAt()
      .setExpirationTime("4m")
      .sign(key);
    const body = JSON.stringify({ hook: service, hookInstance: randomUUID(), context: { patientId, ...context } });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const from = performance.now();
    const answer = await fetch(address, { method: "POST", headers, body });
    const told = (await answer.json()) as { cards?: unknown[] };
    const took = performance.now() - from;
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(told)}`);
    if (!isCounted) return;
    times.push(took);
    cards += told.cards!.length;
  };
  for (let turn = 0; turn < 20; turn += 1) await call(patients[turn % patients.length]!, false);
  const caller = async (number: number): Promise<void> => {
    for (let turn = 0; turn < calls / callers; turn += 1)
      await call(patients[(number * 977 + turn * 7919) % patients.length]!, true);
  };
  await Promise.all(Array.from({ length: callers }, (_, number) => caller(number)));
  const of = (share: number): string => percentile(times, share).toFixed(1).padStart(9);
  console.log(
    `${service.padEnd(24)}${String(callers).padStart(8)}${of(0.5)}${of(0.95)}${of(0.99)}${String(cards).padStart(8)}`,
  );
}
