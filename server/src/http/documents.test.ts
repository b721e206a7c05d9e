import { describe, expect, test } from "vitest";
import { eraseRows } from "../db/erasures.ts";
import { clinicOverHttp } from "../testing/clinic-over-http.ts";
import { addClinic } from "../testing/database.ts";

const { url, database, server, clinic, nurse } = clinicOverHttp("M2001");
const pdf = Buffer.from("%PDF-1.7\n% a report\n%%EOF");

const get = (address: string, who = nurse()) => server().as(who, { method: "GET", url: url(address) });
const post = (address: string, payload: object | string | Buffer, headers = {}) =>
  server().as(nurse(), { method: "POST", url: url(address), payload, headers });

const message = (rows: readonly string[], { number = "M2001", id = "7" } = {}) =>
  [
    `MSH|^~\\&|LAB|MAIN|LW|C|20260408080000+0000||ORU^R01|${id}|P|2.5.1`,
    `PID|1||${number}^^^CLINIC^MR`,
    `OBR|1||F${id}|CBC|||20260407`,
    ...rows,
  ].join("\r");
const attached = (content: Buffer, type = "application^pdf") =>
  `OBX|1|ED|11502-2^Laboratory report^LN||^${type}^Base64^${content.toString("base64")}||||||F`;
const platelets = "OBX|2|NM|777-3^Platelets^LN||212|10*9/L|||||F";
const send = async (text: string) => {
  const service = await server().person(clinic(), ["administrator"]);
  const made = await server().as(service, {
    method: "POST",
    url: url("/services"),
    payload: { label: "Laboratory", permissions: ["receive-messages"], endsAt: "2027-01-01T00:00:00Z" },
  });
  const answer = await server().app.inject({
    method: "POST",
    url: url("/messages/from/lab"),
    headers: {
      authorization: `Bearer ${made.json<{ token: string }>().token}`,
      "content-type": "application/hl7-v2",
    },
    payload: text,
  });
  expect(answer.statusCode, answer.body).toBe(202);
  return answer.json<{ message: string; unmatched: number }>();
};
type Listed = {
  document: string;
  mediaType: string;
  bytes: number;
  facts: string[];
  on: string | null;
  message: string;
};
const documents = async () =>
  (await get("/patients/lw-0001/documents")).json<{ documents: readonly Listed[] }>().documents;
const content = (one: Listed, who = nurse()) => get(`/patients/lw-0001/documents/${one.document}/content`, who);
const audited = async () =>
  (
    await database().owner.pool.query<{ action: string; detail: object }>(
      "select action, detail from audit_event where clinic_id = $1",
      [clinic()],
    )
  ).rows;

describe("a document inside a message", () => {
  test("is found with the patient and its results, and is given as it came, to be saved", async () => {
    const { message: id } = await send(message([attached(pdf), platelets]));
    const [one, ...others] = await documents();
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      ...{ message: id, place: "MSH[1]/OBR[1]/OBX[1]-5", on: "2026-04-07", feed: "lab", sender: "LAB/MAIN" },
      ...{ name: "Laboratory report", mediaType: "application/pdf", bytes: pdf.length },
    });
    expect(one!.facts).toHaveLength(1);
    const answer = await content(one!);
    expect(answer.rawPayload).toEqual(pdf);
    expect(answer.headers).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${one!.document}.pdf"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    const left = (await audited()).filter(({ action }) => action === "message.read");
    expect(left).toMatchObject([{ detail: { patients: ["lw-0001"], document: one!.document } }]);
  });

  test("that is a page of the web is bytes and no more, whatever it calls itself", async () => {
    await send(message([attached(Buffer.from("<svg onload=alert(1)>"), "image^svg+xml")]));
    const answer = await content((await documents())[0]!);
    expect(answer.headers["content-type"]).toBe("application/octet-stream");
    expect(answer.headers["content-disposition"]).toMatch(/^attachment; .*\.bin"$/);
    expect(answer.headers["content-security-policy"]).toContain("sandbox");
  });

  test("is opened by nobody who may not read the patient, and under no other patient or clinic", async () => {
    await send(message([attached(pdf)]));
    const [one] = await documents();
    const administrator = await server().person(clinic(), ["administrator"]);
    expect((await content(one!, administrator)).statusCode).toBe(403);
    expect((await get(`/patients/nobody/documents/${one!.document}/content`)).statusCode).toBe(404);
    const elsewhere = await addClinic(database());
    const stranger = await server().person(elsewhere, ["nurse"]);
    const crossed = await server().as(stranger, {
      method: "GET",
      url: url(`/patients/lw-0001/documents/${one!.document}/content`, elsewhere),
    });
    expect(crossed.statusCode).toBe(404);
  });

  test("of nobody we know waits in the quarantine, though it is all there is, and is the patient's once somebody says whose", async () => {
    const sent = await send(message([attached(pdf)], { number: "M9" }));
    expect(sent.unmatched).toBe(1);
    expect(await documents()).toEqual([]);
    const matched = await post(`/quarantine/${sent.message}/1/match`, { patient: "lw-0001" });
    expect(matched.statusCode, matched.body).toBe(200);
    expect(await documents()).toHaveLength(1);
    expect((await content((await documents())[0]!)).rawPayload).toEqual(pdf);
  });

  test("that is broken is held back for a person, and the results beside it are filed", async () => {
    const sent = await send(message([attached(pdf).replace("JVBE", "*"), platelets]));
    expect(await documents()).toEqual([]);
    const held = (await get(`/quarantine/${sent.message}/1`)).json<{ codes: string[]; facts: object[] }>();
    expect([held.codes, held.facts.length]).toEqual([["attachment-damaged"], 1]);
  });

  test("is not there yet at a moment before it came, and the moments say when it did", async () => {
    const none = (await get("/patients/lw-0001/facts/moments")).json<{ moments: { documents: number }[] }>().moments;
    expect(none.every(({ documents }) => documents === 0)).toBe(true);
    server().clock.at = (server().clock.at + 60_000) as never;
    await send(message([attached(pdf)]));
    const { moments } = (await get("/patients/lw-0001/facts/moments")).json<{
      moments: { at: string; facts: number; documents: number }[];
    }>();
    expect(moments.map(({ facts, documents }) => [facts > 0, documents]).slice(-2)).toEqual([
      [true, 0],
      [false, 1],
    ]);
    const listed = async (at: string) =>
      (await get(`/patients/lw-0001/documents?knownAt=${at}`)).json<{ documents: object[] }>().documents;
    expect(await listed(moments.at(-2)!.at)).toEqual([]);
    expect(await listed(moments.at(-1)!.at)).toMatchObject([{ name: "Laboratory report", isTheirs: true }]);
    expect((await get("/patients/lw-0001/documents?knownAt=2026-99-01T00:00:00Z")).statusCode).toBe(400);
  });

  test("filed twice is one", async () => {
    const { message: id } = await send(message([attached(pdf)]));
    await post(`/messages/${id}/filing`, {});
    expect(await documents()).toHaveLength(1);
  });

  test("goes with the patient, and its message with it though it had no result", async () => {
    await send(message([attached(pdf)]));
    const owner = database().owner.query;
    await owner.transaction().execute((query) => eraseRows(query, clinic(), "lw-0001"));
    const left = await database().owner.pool.query(
      "select (select count(*) from raw_message where clinic_id = $1)::int as messages, (select count(*) from document where clinic_id = $1)::int as documents",
      [clinic()],
    );
    expect(left.rows).toEqual([{ messages: 0, documents: 0 }]);
  });
});
