import { assess, type Day, formatDay, parseRecord, type RecordJson, utcDay, worklistItemsOf } from "@longwatch/core";
import { between, seededRandom } from "../../bench/random.ts";
import { now } from "../../server/src/clock.ts";
import { connect } from "../../server/src/db/database.ts";
import { appRole } from "../../server/src/db/roles.ts";
import { type ClinicTx, inClinic, theServer } from "../../server/src/db/transaction.ts";
import { pause } from "../../server/src/postgres/processes.ts";
import { clinicRules } from "../../server/src/rules/clinic-rules.ts";
import { admitPatient } from "../../server/src/usecases/admit-patient.ts";
import { changeLaboratory } from "../../server/src/usecases/intake/change-laboratory.ts";
import { recordJson } from "../../server/src/usecases/record.ts";
import { todayOf } from "../../server/src/usecases/today.ts";
import { makeClinic } from "../chaos/clinic.ts";
import { endNode, freePort, killNode, type NodeProcess, startNode, untilServing } from "../chaos/node-process.ts";
import { ask, type Stand } from "../chaos/stand.ts";
import { type Answered, sendAll } from "./line.ts";
import {
  agreementWith,
  asSentBy,
  contentId,
  distinct,
  expectedFacts,
  feedOf,
  type Person,
  personOf,
  type Sent,
  senders,
} from "./traffic.ts";
import { measuredResults, saidBy } from "./truth.ts";

export type JourneyPlan = {
  readonly people: number;
  readonly years: number;
  readonly seed: number;
  /** Connections of all laboratories together. */
  readonly lines: number;
  readonly told: (line: string) => void;
};

/** What came of it. Everything in `wrong` is a fault; empty is whole. */
export type Journey = {
  readonly people: number;
  readonly messages: number;
  readonly repetitions: number;
  readonly garbage: number;
  readonly answered: Answered;
  readonly sendingSeconds: number;
  readonly readingSeconds: number;
  readonly facts: number;
  readonly worklistLines: number;
  readonly held: number;
  readonly wrong: readonly string[];
};

/**
 * Years of people who do not exist, sent as their laboratories would send them, all at once: shuffled, doubled, with corrections
 * before what they correct, and with garbage; the server is killed in the middle and started again while the laboratories go on.
 * Afterwards every result must be there once, every worklist must be that of the same facts put together without a server, and
 * whatever is no result of a patient must wait in quarantine.
 */
export async function runJourney(stand: Stand, plan: JourneyPlan): Promise<Journey> {
  const { told } = plan;
  const port = await freePort();
  const first = startNode(port, stand.environment);
  if ((await first.ready) === undefined) throw new Error(first.told());
  const { clinic } = await makeClinic(stand, 4, new Date("2010-01-01T00:00:00Z"));
  const today = utcDay(now());
  const preset = "real-world";
  const people = Array.from({ length: plan.people }, (_, index) => personOf(preset, `${plan.seed}`, index, today)).map(
    (person) => withinYears(person, plan.years, today),
  );
  const database = connect(stand.at(appRole), 4);
  const within = <T>(work: (tx: ClinicTx) => Promise<T>) =>
    inClinic(database, { clinic, actor: theServer, at: now() }, work);
  for (const { record } of people) await within((tx) => admitPatient(tx, record));
  for (const profile of senders) await within((tx) => changeLaboratory(tx, feedOf(profile), agreementWith(profile), 0));
  await endNode(first);
  told(`${people.length} people, ${people.reduce((sum, { messages }) => sum + messages.length, 0)} messages`);

  const random = seededRandom(plan.seed);
  const sent = asSentBy(
    random,
    people.flatMap(({ messages }) => messages),
    { repeated: 0.08, garbage: 0.02 },
  );
  const ports = await portsFor();
  const start = (): NodeProcess => startNode(port, { ...stand.environment, LONGWATCH_MLLP: placesOf(ports, clinic) });
  let node = start();
  await untilServing(node);

  const from = performance.now();
  let answered = 0;
  const sending = sendByAll(sent, ports, plan.lines, () => {
    answered += 1;
    if (answered % 5000 === 0) told(`${answered} answered`);
  });
  const half = sent.length / 2 + between(random, 0, 50);
  while (answered < half) await pause(20);
  told("killed in the middle");
  await killNode(node);
  await stand.killDatabase();
  await stand.startDatabase();
  node = start();
  await untilServing(node);
  const told_ = await sending;
  const sendingSeconds = (performance.now() - from) / 1000;
  await untilRead(stand, clinic, told);
  const readingSeconds = (performance.now() - from) / 1000;

  const wrong = [...(await wrongFacts(within, sent, people)), ...(await wrongWorklists(within, stand, clinic, people))];
  const [held] = await ask<{ open: number; facts: number; lines: number }>(
    stand.at("postgres"),
    `select (select count(distinct message_id)::int from held_message where clinic_id = $1 and state = 'open') as open,
            (select count(*)::int from fact where clinic_id = $1 and message_id is not null) as facts,
            (select count(*)::int from worklist_item where clinic_id = $1 and patient_id <> '') as lines`,
    [clinic],
  );
  const garbage = distinct(sent, "garbage");
  if (held!.open !== garbage)
    wrong.push(`${held!.open} messages are held back, where ${garbage} differ and are garbage`);
  await database.close();
  await endNode(node);
  return {
    people: people.length,
    messages: sent.filter(({ is }) => is === "message").length,
    repetitions: sent.filter(({ is }) => is === "repetition").length,
    garbage,
    answered: told_,
    sendingSeconds,
    readingSeconds,
    facts: held!.facts,
    worklistLines: held!.lines,
    held: held!.open,
    wrong,
  };
}

/** The first years from the first message on; the record whole, because the clinic knew it before. */
function withinYears({ record, messages }: Person, years: number, today: Day): Person {
  const last = formatDay(today);
  const sentOn = (one: Sent): string =>
    /\|(\d{8})/.exec(Buffer.from(one.bytes.subarray(0, 200)).toString("latin1"))?.[1] ?? "";
  const firstOn = messages.map(sentOn).toSorted()[0] ?? last.replaceAll("-", "");
  const until = `${Number(firstOn.slice(0, 4)) + years}${firstOn.slice(4)}`;
  return { record, messages: messages.filter((one) => sentOn(one) < until) };
}

async function portsFor(): Promise<ReadonlyMap<string, number>> {
  const ports = new Map<string, number>();
  for (const { name } of senders) ports.set(name, await freePort());
  return ports;
}

const placesOf = (ports: ReadonlyMap<string, number>, clinic: string): string =>
  [...ports].map(([name, port]) => `127.0.0.1:${port}=${clinic}/${feedOf({ name })}`).join(",");

async function sendByAll(
  sent: readonly Sent[],
  ports: ReadonlyMap<string, number>,
  lines: number,
  done: () => void,
): Promise<Answered> {
  const each = Math.max(1, Math.round(lines / ports.size));
  const answers = await Promise.all(
    [...ports].flatMap(([name, port]) => {
      const own = sent.filter(({ laboratory }) => laboratory === name);
      return Array.from({ length: each }, (_, line) =>
        sendAll(
          port,
          own.filter((_one, i) => i % each === line),
          done,
        ),
      );
    }),
  );
  const sum = (of: (one: Answered) => number): number => answers.reduce((total, one) => total + of(one), 0);
  return {
    acknowledged: sum((one) => one.acknowledged),
    refused: sum((one) => one.refused),
    sentAgain: sum((one) => one.sentAgain),
  };
}

async function untilRead(stand: Stand, clinic: string, told: (line: string) => void): Promise<void> {
  for (let last = -1; ; ) {
    const [row] = await ask<{ waiting: number }>(
      stand.at("postgres"),
      "select count(*)::int as waiting from inbox where clinic_id = $1",
      [clinic],
    );
    if (row!.waiting === 0) return;
    if (row!.waiting !== last) told(`${row!.waiting} wait to be read`);
    last = row!.waiting;
    await pause(1000);
  }
}

type Within = <T>(work: (tx: ClinicTx) => Promise<T>) => Promise<T>;

/** Every fact of every message is there once, and no other; and what they say is what was measured, whoever read it. */
async function wrongFacts(
  within: Within,
  sent: readonly Sent[],
  people: readonly Person[],
): Promise<readonly string[]> {
  const expected = expectedFacts(sent);
  const measured = measuredResults(sent);
  const wrong: string[] = [];
  for (const { record } of people) {
    const { id } = record.patient;
    const there = (await within((tx) => recordJson(tx, id)))!.facts.filter(({ kind }) => kind === "result-reported");
    const ids = new Set(there.map(contentId));
    const wanted = expected.get(id) ?? new Set<string>();
    const missing = [...wanted].filter((one) => !ids.has(one)).length;
    const more = [...ids].filter((one) => !wanted.has(one)).length;
    if (missing + more > 0 || ids.size !== there.length)
      wrong.push(`${id}: ${missing} results are missing, ${more} too many`);
    const said = new Set(there.map((fact) => saidBy(fact) ?? ""));
    const truth = measured.get(id) ?? new Set<string>();
    const differing = [...said, ...truth].filter((one) => !said.has(one) || !truth.has(one)).length;
    if (differing > 0) wrong.push(`${id}: ${differing} results are not as they were measured`);
  }
  return wrong;
}

/** The lines of each patient are those of the same facts, put together in another order without a server. */
async function wrongWorklists(
  within: Within,
  stand: Stand,
  clinic: string,
  people: readonly Person[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { record } of people) {
    const { id } = record.patient;
    const expected = await within(async (tx) => {
      const kept = (await recordJson(tx, id)) as RecordJson;
      const parsed = parseRecord({ ...kept, facts: kept.facts.toSorted((a, b) => (a.id! < b.id! ? -1 : 1)) });
      if (!parsed.ok) return ["a record that cannot be read"];
      const { rulebook } = await clinicRules(tx);
      return worklistItemsOf(assess(parsed.value, rulebook, await todayOf(tx)))
        .map(({ key }) => key)
        .toSorted();
    });
    const rows = await ask<{ task_key: string }>(
      stand.at("postgres"),
      `select task_key from worklist_item where clinic_id = $1 and patient_id = $2 order by task_key collate "C"`,
      [clinic, id],
    );
    const there = rows.map(({ task_key }) => task_key).toSorted();
    if (JSON.stringify(there) !== JSON.stringify(expected))
      wrong.push(`${id}: ${there.length} lines, where ${expected.length} are right`);
  }
  return wrong;
}
