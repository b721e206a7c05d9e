import { randomUUID } from "node:crypto";
import { between, oneOf, type Random, seededRandom } from "../../bench/random.ts";
import { pause } from "../../server/src/postgres/processes.ts";
import { type Clinic, recordOf, signerOf } from "./clinic.ts";
import type { Ledger } from "./ledger.ts";

/** Clients that write until they are told to stop. */
export type Load = {
  /** Finishes what is under way: every request that was begun is sent until it is answered. */
  readonly stop: () => Promise<void>;
  /** From now on these nodes are written to. */
  readonly moveTo: (origins: readonly string[]) => void;
  /** Every answer that was neither done nor "come again". */
  readonly statuses: ReadonlyMap<number, number>;
  /** What was said with an answer that asks to come again. */
  readonly details: ReadonlySet<string>;
  /** What ended a client by itself: a fault of the test. */
  readonly failure: () => unknown;
};

export type LoadOptions = {
  readonly clinic: Clinic;
  readonly origins: readonly string[];
  readonly clients: number;
  readonly seed: number;
  /** The clinical day that results carry. */
  readonly today: () => string;
};

/** Patients whom the load writes to from the beginning. */
export const firstPatients = ["p-1", "p-2", "p-3", "p-4", "p-5", "p-6", "p-7"];

type Answer = { readonly status: number; readonly body: unknown };
type Request = {
  readonly path: string;
  readonly body: object;
  readonly key: string | undefined;
  /** Who sends it; absent: whoever the client is. */
  readonly by?: Clinic["people"][number];
};

/** Results, acts on tasks and admissions by several people at once, over HTTP, each sent again until it is answered. */
export function startLoad(ledger: Ledger, options: LoadOptions): Load {
  const { clinic, clients, seed } = options;
  const statuses = new Map<number, number>();
  const details = new Set<string>();
  let { origins } = options;
  let isOver = false;

  async function send(client: number, { path, body, key, by }: Request, method = "POST"): Promise<Answer> {
    for (let time = 0; ; time += 1) {
      if (time > 0 && method === "POST") ledger.again += 1;
      const answer = await fetch(
        `${origins[(client + time) % origins.length]}/api/v1/clinics/${clinic.clinic}${path}`,
        {
          method,
          ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
          headers: {
            "content-type": "application/json",
            "x-longwatch-request": "1",
            cookie: (by ?? clinic.people[client % clinic.people.length]!).cookie,
            ...(key === undefined ? {} : { "idempotency-key": key }),
          },
          signal: AbortSignal.timeout(60_000),
        },
      )
        .then(async (got): Promise<Answer> => ({ status: got.status, body: await got.json() }))
        .catch(() => undefined);
      if (answer !== undefined) {
        if (answer.status >= 300) statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status >= 500) details.add(`${answer.status} ${(answer.body as { detail?: string }).detail ?? ""}`);
        if (answer.status < 500 && answer.status !== 429) return answer;
      }
      if (isOver && method === "GET") return { status: 0, body: undefined };
      await pause(30 + Math.min(time, 20) * 20);
    }
  }

  async function run(client: number): Promise<void> {
    const random = seededRandom(seed * 1000 + client);
    for (let count = 0; !isOver; count += 1) {
      const what = random();
      if (what < 0.04) await admit(client, `n-${seed}-${client}-${count}`, random);
      else if (what < 0.25) await act(client, random);
      else await results(client, count, random);
      await pause(between(random, 0, 15));
    }
  }

  /** Some with a key, some without: then the fact's content makes it the same fact. */
  async function results(client: number, count: number, random: Random): Promise<void> {
    const patient = oneOf(random, firstPatients);
    const marks = Array.from({ length: between(random, 1, 3) }, (_, i) => `${seed}-${client}-${count}-${i}`);
    // No two results are the same: the same content would be the same fact, and one mark would be missing.
    const share = (i: number): number => Number((client * 2 + count / 1000 + i / 10_000).toFixed(4));
    const facts = marks.map((mark, i) => ({
      kind: "result-reported",
      collectedOn: options.today(),
      analyte: "platelets",
      value: Number(((random() < 0.1 ? 9 : 200) + share(i)).toFixed(4)),
      unit: "10*9/L",
      source: { system: "chaos", message: mark },
    }));
    const key = random() < 0.7 ? randomUUID() : undefined;
    const answer = await send(client, { path: `/patients/${patient}/facts`, body: { facts }, key });
    take(answer, "fact.add", patient, marks);
  }

  async function act(client: number, random: Random): Promise<void> {
    const seen = await send(client, { path: "/worklist?limit=20", body: {}, key: undefined }, "GET");
    const lines = (
      (seen.body as { lines?: { patient: string | null; key: string }[] } | undefined)?.lines ?? []
    ).filter(({ patient }) => patient !== null);
    if (lines.length === 0) return;
    const { patient, key: task } = oneOf(random, lines);
    const mark = randomUUID();
    const answer = await send(client, {
      path: `/patients/${patient}/task-acts`,
      body: { task, action: "take", reason: mark },
      key: mark,
    });
    take(answer, "task.act", patient!, [mark]);
  }

  async function admit(client: number, patient: string, random: Random): Promise<void> {
    const record = recordOf(between(random, 0, 6), patient);
    const answer = await send(client, { path: "/patients", body: { record }, key: randomUUID(), by: signerOf(clinic) });
    if (answer.status !== 201) return void ledger.refused.push(`${answer.status} ${JSON.stringify(answer.body)}`);
    const { version, added } = answer.body as { version: number; added: number };
    ledger.admitted.set(patient, added);
    ledger.written.push({ patient, version, action: "patient.add" });
  }

  function take(answer: Answer, action: "fact.add" | "task.act", patient: string, marks: readonly string[]): void {
    // Somebody else may have taken the task meanwhile: that is an answer, and nothing was written.
    if (action === "task.act" && answer.status >= 400 && answer.status < 500) return;
    if (answer.status !== 201) return void ledger.refused.push(`${answer.status} ${JSON.stringify(answer.body)}`);
    const { version, ids = [] } = answer.body as { version: number; ids?: string[] };
    for (const id of ids) ledger.facts.set(`${patient} ${id}`, { patient, version });
    for (const mark of marks) ledger.marks.add(mark);
    ledger.written.push({ patient, version, action });
  }

  let failure: unknown;
  const running = Promise.all(Array.from({ length: clients }, (_, client) => run(client))).catch((error) => {
    failure = error;
  });
  return {
    statuses,
    details,
    moveTo: (next) => {
      origins = next;
    },
    stop: async () => {
      isOver = true;
      await running;
      if (failure !== undefined) throw failure;
    },
    failure: () => failure,
  };
}

/** Takes in the patients whom the load writes to. */
export async function admitFirst(origin: string, of: Clinic, ledger: Ledger): Promise<void> {
  for (const [index, patient] of firstPatients.entries()) {
    const answer = await fetch(`${origin}/api/v1/clinics/${of.clinic}/patients`, {
      method: "POST",
      body: JSON.stringify({ record: recordOf(index, patient) }),
      headers: { "content-type": "application/json", "x-longwatch-request": "1", cookie: signerOf(of).cookie },
    });
    const { version, added } = (await answer.json()) as { version: number; added: number };
    if (answer.status !== 201) throw new Error(`a patient was not taken in: ${answer.status}`);
    ledger.admitted.set(patient, added);
    ledger.written.push({ patient, version, action: "patient.add" });
  }
}
