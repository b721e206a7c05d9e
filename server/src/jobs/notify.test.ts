import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openHeaders } from "../access/sealed-headers.ts";
import { plateletsOf, type TestFhir, testFhir } from "../testing/fhir.ts";
import { type JobsNode, jobsNode, preparedQueues } from "../testing/jobs-node.ts";
import { type Receiver, receiver } from "../testing/receiver.ts";
import { hookCourier } from "./hook.ts";

let fhir: TestFhir;
let hook: Receiver;
let node: JobsNode | undefined;
beforeAll(async () => {
  hook = await receiver();
  fhir = await testFhir({ subscribers: [hook.origin] });
  await preparedQueues(fhir.database);
});
afterAll(async () => {
  await node?.end();
  await fhir.close();
  await hook.close();
});

const headers = { "content-type": "application/fhir+json" };
const open = (id: string, sealed: Buffer) => openHeaders(fhir.server.services.access.key, id, sealed);
const started = (): Promise<JobsNode> =>
  jobsNode(fhir.database, {
    clock: () => fhir.server.clock.at,
    courier: hookCourier(fhir.origin, [hook.origin], open, 500),
  });
const sends = async (value: string, day: string): Promise<void> => {
  const body = plateletsOf("lw-0001", value, { effectiveDateTime: `${day}T07:30:00Z` });
  const answer = await fhir.ask("Observation", { method: "POST", body, headers });
  expect(answer.status, await answer.clone().text()).toBe(201);
};
const arrives = (count: number): Promise<void> =>
  vi.waitFor(() => expect(hook.arrived).toHaveLength(count), { timeout: 60_000, interval: 100 });

test("a node hears of a result and tells; what comes while no node runs is told by the next", async () => {
  node = await started();
  const channel = { type: "rest-hook", endpoint: `${hook.origin}/ward` };
  const body = JSON.stringify({ resourceType: "Subscription", reason: "x", criteria: "DetectedIssue", channel });
  expect((await fhir.ask("Subscription", { method: "POST", body, headers })).status).toBe(201);
  await node.tick();
  await arrives(1);
  await sends("62", "2026-11-19");
  await arrives(2);
  await node.end();
  node = undefined;
  await sends("12", "2026-11-20");
  node = await started();
  await arrives(3);
}, 120_000);
