import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import tls from "node:tls";
import { mllpFrame } from "@longwatch/interop";
import Client, { Message } from "node-hl7-client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addIdentifiers } from "../db/identifiers.ts";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type MllpSender, mllpSender } from "../testing/mllp.ts";
import { exampleRecord } from "../testing/people.ts";
import { instant, nurseAt } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { processInbox } from "../usecases/intake/process-inbox.ts";
import { recordJson } from "../usecases/record.ts";
import { listenMllp, type MllpListener, type MllpSettings } from "./listen.ts";

/** Real sockets, a real PostgreSQL, and a sender of somebody else's. */
let database: TestDatabase;
let clinic: string;
let listener: MllpListener;
const troubles: string[] = [];
const open: MllpSender[] = [];
const at = "2026-04-08T09:00:00Z";
const final = readFileSync(path.join(import.meta.dirname, "../../../docs/tutorial/april-final.hl7"), "latin1");

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const listen = (settings: Partial<MllpSettings> = {}): Promise<MllpListener> =>
  listenMllp(
    { host: "127.0.0.1", port: 0, clinic, feed: "lab" },
    {
      database: database.app,
      clock: () => instant(at),
      waiting: () => {},
      told: (what) => void troubles.push(what),
      ...settings,
    },
  );
beforeEach(async () => {
  clinic = await addClinic(database);
  troubles.length = 0;
  listener = await listen();
});
afterEach(async () => {
  for (const one of open.splice(0)) one.close();
  await listener.close();
});

const sender = async (port = listener.port): Promise<MllpSender> => {
  const one = await mllpSender(port);
  open.push(one);
  return one;
};
const kept = async () =>
  (
    await database.owner.pool.query<{ content: Buffer; sender: string; control_id: string }>(
      "select content, sender, control_id from raw_message where clinic_id = $1 order by message_id",
      [clinic],
    )
  ).rows;
const waiting = async () =>
  Number((await database.owner.pool.query("select count(*) from inbox where clinic_id = $1", [clinic])).rows[0].count);
/** Somebody of this database waits for a lock. */
const isWaitedFor = async () =>
  (
    await database.owner.pool.query<{ waits: boolean }>(
      "select exists (select from pg_locks where not granted and relation = 'raw_message'::regclass) as waits",
    )
  ).rows[0]!.waits;
const process_ = () =>
  processInbox(database.app, () => ({ ...nurseAt(clinic, at), actor: { kind: "system", id: "longwatch" } as never }));
const message = (id: string, more = "") =>
  `MSH|^~\\&|GENLAB|GENERAL|LW|C|20260408||ORU^R01|${id}|P|2.5.1\rPID|1||M2001^^^CLINIC\rOBR|1||26-${id}|CBC|||20260401\rOBX|1|NM|777-3^Platelets^LN||2${id}|10*9/L|||||F${more}`;
const code = (ack: string) => /MSA\|(\w\w)\|?([^|\r]*)/.exec(ack)?.slice(1, 3);

describe("a message", () => {
  it("is on the disk, byte for byte, when it is acknowledged, and waits to be read", async () => {
    const lab = await sender();
    expect(code(await lab.ask(final))).toEqual(["AA", /MSH\|(?:[^|]*\|){8}([^|]*)/.exec(final)![1]]);
    expect((await kept()).map(({ content }) => content.toString("latin1"))).toEqual([final]);
    expect(await waiting()).toBe(1);
  });

  it("that nobody can read is kept, refused with its reason, and becomes work", async () => {
    const lab = await sender();
    const ack = await lab.ask("EVN|A08\rPID|1||M1");
    expect(code(ack)).toEqual(["AR", ""]);
    expect(ack).toContain("207^Application internal error^HL70357");
    expect(await kept()).toHaveLength(1);
    await process_();
    const lines = await database.owner.pool.query("select task_key from worklist_item where clinic_id = $1", [clinic]);
    expect(lines.rows).toHaveLength(1);
  });

  it("that is not for us is kept and refused, and is nobody's work", async () => {
    const lab = await sender();
    expect(code(await lab.ask(message("10").replace("|P|2.5.1", "|T|2.5.1")))).toEqual(["AR", "10"]);
    expect(code(await lab.ask(message("11").replace("ORU^R01", "SIU^S12")))).toEqual(["AR", "11"]);
    expect([(await kept()).length, await waiting()]).toEqual([2, 0]);
  });

  it("becomes facts when it is read, once however often it was sent", async () => {
    await inClinic(database.app, nurseAt(clinic, "2026-04-01T09:00:00Z"), async (tx) => {
      await admitPatient(tx, exampleRecord("ada"));
      await addIdentifiers(tx, "lw-0001", [{ system: "CLINIC", value: "M2001" }]);
    });
    const lab = await sender();
    for (const id of ["10", "11", "10"]) expect(code(await lab.ask(message(id)))).toEqual(["AA", id]);
    expect(await waiting()).toBe(2);
    expect(await process_()).toEqual({ filed: 2, failed: 0 });
    expect(await waiting()).toBe(0);
    const record = await inClinic(database.app, nurseAt(clinic, at), (tx) => recordJson(tx, "lw-0001"));
    const ours = record!.facts.filter((fact) => fact.kind === "result-reported" && fact.collectedOn === "2026-04-01");
    expect(ours.map((fact) => (fact.kind === "result-reported" ? fact.value : undefined))).toEqual(
      expect.arrayContaining([210, 211]),
    );
  });
});

describe("a line", () => {
  it("answers several messages of one piece in their order", async () => {
    const lab = await sender();
    const ids = Array.from({ length: 20 }, (_, i) => `${i + 10}`);
    lab.send(Buffer.concat(ids.map((id) => mllpFrame(Buffer.from(message(id))))));
    const answers: string[] = [];
    for (const _ of ids) answers.push(code(await lab.answer())![1]!);
    expect(answers).toEqual(ids);
    expect(await kept()).toHaveLength(20);
  });

  it("reads a message that comes byte by byte", async () => {
    const lab = await sender();
    for (const byte of mllpFrame(Buffer.from(message("10")))) lab.send(Uint8Array.of(byte));
    expect(code(await lab.answer())).toEqual(["AA", "10"]);
  });

  it("answers a batch message by message, and keeps it as one", async () => {
    const lab = await sender();
    lab.send(mllpFrame(Buffer.from(`BHS|^~\\&|GENLAB\r${message("10")}\r${message("11")}\rBTS|2`)));
    expect([code(await lab.answer()), code(await lab.answer())]).toEqual([
      ["AA", "10"],
      ["AA", "11"],
    ]);
    expect(await kept()).toHaveLength(1);
  });

  it("sends no answer to whoever wants none", async () => {
    const lab = await sender();
    lab.send(mllpFrame(Buffer.from(message("10").replace("|P|2.5.1", "|P|2.5.1|||NE|NE"))));
    expect(code(await lab.ask(message("11")))).toEqual(["AA", "11"]);
    expect(await kept()).toHaveLength(2);
  });

  it("keeps what was under way when the server closes", async () => {
    const lab = await sender();
    lab.send(Buffer.concat(Array.from({ length: 30 }, (_, i) => mllpFrame(Buffer.from(message(`${i + 10}`))))));
    const first = await lab.answer();
    await listener.close();
    const answers = [first];
    for (
      let one = await lab.answer().catch(() => undefined);
      one !== undefined;
      one = await lab.answer().catch(() => undefined)
    )
      answers.push(one);
    // What was acknowledged is there; what was not the sender has still.
    const known = new Set((await kept()).map(({ control_id }) => control_id));
    for (const ack of answers) expect(known).toContain(code(ack)![1]);
  });
});

describe("hostile senders", () => {
  it("a message that is too long is refused, not kept, and the next one is read", async () => {
    await listener.close();
    listener = await listen({ limits: { longest: 2000 } });
    const lab = await sender();
    const ack = await lab.ask(message("10", "x".repeat(5000)));
    expect(code(ack)).toEqual(["AR", ""]);
    expect(code(await lab.ask(message("11")))).toEqual(["AA", "11"]);
    expect(await kept()).toHaveLength(1);
    expect(troubles).toContain("too-long");
  });

  it("an endless message is not held in memory, and one that never ends is hung up on", async () => {
    await listener.close();
    listener = await listen({ limits: { longest: 10_000, messageWithin: 300 } });
    const lab = await sender();
    lab.send(Buffer.from("\vMSH|"));
    const drip = setInterval(() => lab.send(Buffer.alloc(100_000, 0x41)), 20);
    await lab.ended;
    clearInterval(drip);
    expect(troubles).toContain("slow");
    expect(code(await (await sender()).ask(message("10")))).toEqual(["AA", "10"]);
  });

  it("somebody who drips a message begins no new time with each byte", async () => {
    await listener.close();
    listener = await listen({ limits: { messageWithin: 200 } });
    const lab = await sender();
    lab.send(Buffer.from("\v"));
    const drip = setInterval(() => lab.send(Buffer.from("M")), 20);
    await lab.ended;
    clearInterval(drip);
    expect(troubles).toContain("slow");
  });

  it("somebody who sends one message after another is not late, wherever the line cuts them", async () => {
    await listener.close();
    listener = await listen({ limits: { messageWithin: 400 } });
    const lab = await sender();
    const frames = Array.from({ length: 12 }, (_, i) => Buffer.from(mllpFrame(Buffer.from(message(String(10 + i))))));
    const stream = Buffer.concat(frames);
    const cut = (i: number): number => Math.min(stream.length, Math.floor((i + 0.5) * frames[0]!.length));
    for (let i = 0; i <= frames.length; i += 1) {
      lab.send(stream.subarray(i === 0 ? 0 : cut(i - 1), cut(i)));
      await new Promise((resolve) => setTimeout(resolve, 70));
    }
    for (const [i] of frames.entries()) expect(code(await lab.answer())).toEqual(["AA", String(10 + i)]);
    expect(troubles).not.toContain("slow");
  });

  it("a piece of more messages than are judged at once is refused, and the next one is read", async () => {
    await listener.close();
    listener = await listen({ limits: { mostInFrame: 3 } });
    const lab = await sender();
    expect(code(await lab.ask(`BHS|^~\\&|LAB\r${"MSH|^~\\&\r".repeat(4)}BTS|4`))).toEqual(["AR", ""]);
    expect(code(await lab.ask(message("11")))).toEqual(["AA", "11"]);
    expect(await kept()).toHaveLength(1);
  });

  it("who would fill the memory is hung up on, and nobody else", async () => {
    await listener.close();
    listener = await listen({ limits: { mostBytes: 10_000 } });
    const [good, greedy] = [await sender(), await sender()];
    greedy.send(Buffer.from(`\v${"x".repeat(9_000)}`));
    greedy.send(Buffer.alloc(9_000, 0x41));
    await greedy.ended;
    expect(troubles).toContain("too-much");
    expect(code(await good.ask(message("11", "x".repeat(5_000))))).toEqual(["AA", "11"]);
  });

  it("what waits for the disk counts until it is there, also when its sender has gone", async () => {
    await listener.close();
    listener = await listen({ limits: { mostBytes: 10_000 } });
    const stalled = await database.owner.pool.connect();
    try {
      await stalled.query("begin; lock table raw_message in exclusive mode");
      const gone = await sender();
      gone.send(mllpFrame(Buffer.from(message("20", "x".repeat(8_000)))));
      await expect.poll(() => isWaitedFor()).toBe(true);
      gone.close();
      await gone.ended;
      const next = await sender();
      next.send(mllpFrame(Buffer.from(message("21", "x".repeat(8_000)))));
      await expect.poll(() => troubles).toContain("too-much");
      await next.ended;
    } finally {
      await stalled.query("rollback");
      stalled.release();
    }
    await expect.poll(async () => (await kept()).length).toBeGreaterThanOrEqual(1);
    expect(code(await (await sender()).ask(message("22", "x".repeat(8_000))))).toEqual(["AA", "22"]);
  });

  it("a silent line is hung up on", async () => {
    await listener.close();
    listener = await listen({ limits: { idle: 100 } });
    await (await sender()).ended;
  });

  it("bytes that are no message are counted and forgotten", async () => {
    const lab = await sender();
    lab.send(Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    expect(code(await lab.ask(message("10")))).toEqual(["AA", "10"]);
    expect(troubles).toContain("stray");
    expect(await kept()).toHaveLength(1);
  });

  it("any bytes at all in a frame are kept and answered", async () => {
    const lab = await sender();
    const any = Buffer.from(
      Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256).filter((byte) => byte !== 0x0b && byte !== 0x1c),
    );
    expect(code(await lab.ask(any))).toEqual(["AR", ""]);
    expect((await kept()).map(({ content }) => content.equals(any))).toEqual([true]);
  });
});

it("says that it could not keep a message, and the sender keeps it", async () => {
  await listener.close();
  const broken = {
    ...database.app,
    query: { connection: () => ({ execute: () => Promise.reject(new Error("gone")) }) },
  };
  listener = await listen({ database: broken as never });
  const ack = await (await sender()).ask(message("10"));
  expect(code(ack)).toEqual(["AR", "10"]);
  expect(ack).toContain("could not be kept");
});

it("speaks with a sender that somebody else has written", async () => {
  const ids = ["10", "11", "12"];
  const client = new Client({ host: "127.0.0.1", version: "2.5.1" });
  const replies: string[] = [];
  const line = await new Promise<ReturnType<typeof client.createConnection>>((resolve, reject) => {
    const send = () => own.sendMessage(new Message({ text: message(ids[replies.length]!) })).catch(reject);
    const own = client.createConnection({ port: listener.port, version: "2.5.1" }, async (reply) => {
      const answer = reply.getMessage();
      const said = ["MSH.9.1", "MSA.1", "MSA.2"].map((place) => answer.get(place).toString());
      replies.push(said.join(" "));
      if (replies.length === ids.length) resolve(own);
      else await send();
    });
    void send();
  });
  void line.close();
  expect(replies).toEqual(["ACK AA 10", "ACK AA 11", "ACK AA 12"]);
  expect((await kept()).map(({ sender: from, control_id }) => `${from} ${control_id}`).toSorted()).toEqual(
    ids.map((id) => `GENLAB/GENERAL ${id}`),
  );
}, 20_000);

describe("over TLS", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "longwatch-tls-"));
  const file = (name: string) => path.join(folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  beforeAll(() => {
    for (const name of ["server", "lab", "stranger"])
      openssl(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        "-keyout",
        `${name}.key`,
        "-out",
        `${name}.pem`,
        "-subj",
        `/CN=${name}`,
      );
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const text = (name: string) => readFileSync(file(name), "utf8");
  const dial = (name: string | undefined) =>
    new Promise<string>((resolve, reject) => {
      const socket = tls.connect({
        port: listener.port,
        ca: text("server.pem"),
        checkServerIdentity: () => undefined,
        ...(name === undefined ? {} : { cert: text(`${name}.pem`), key: text(`${name}.key`) }),
      });
      socket.on("error", reject);
      socket.on("close", () => reject(new Error("hung up")));
      socket.on("data", (chunk) => {
        resolve(chunk.toString("latin1"));
        socket.destroy();
      });
      socket.write(mllpFrame(Buffer.from(message("10"))));
    });

  it("takes messages only from whom the authority knows", async () => {
    await listener.close();
    listener = await listen({
      tls: { certificate: text("server.pem"), key: text("server.key"), clientAuthority: text("lab.pem") },
    });
    expect(code(await dial("lab"))).toEqual(["AA", "10"]);
    await expect(dial("stranger")).rejects.toThrow();
    await expect(dial(undefined)).rejects.toThrow();
    expect(await kept()).toHaveLength(1);
  });
});
