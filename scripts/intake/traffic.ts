import { type Day, type FactJson, factIdOf, type RecordJson } from "@longwatch/core";
import {
  bytesOfMessage,
  codeMapOf,
  hl7OptionsOf,
  importMessage,
  isNotForUs,
  type Laboratory,
  type LaboratoryProfile,
  laboratoryProfiles,
  readingOptionsOf,
  verdictsOf,
  writeOru,
} from "@longwatch/interop";
import { presetOf, simulatePerson } from "@longwatch/synthetic";
import type { Random } from "../../bench/random.ts";
import { momentOfLocal } from "../../server/src/clock.ts";

/** Somebody who does not exist: what the clinic wrote down of them, and what their laboratories sent. */
export type Person = {
  /** Everything but results. */
  readonly record: RecordJson;
  readonly messages: readonly Sent[];
};

/** A message as it goes over a line; `garbage` is about nobody, or can be read by nobody. */
export type Sent = {
  readonly laboratory: string;
  readonly patient: string;
  /** The results that were put into it, as they were simulated. */
  readonly says: readonly FactJson[];
  readonly bytes: Uint8Array;
  readonly is: "message" | "repetition" | "garbage";
};

export const senders: readonly LaboratoryProfile[] = laboratoryProfiles;
const profileOf = (name: string): LaboratoryProfile => {
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return senders.find((one) => one.name === name) ?? senders[sum % senders.length]!;
};
export const feedOf = ({ name }: Pick<LaboratoryProfile, "name">): string =>
  name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

/** What a clinic would have agreed with a laboratory of such habits. */
export function agreementWith(profile: LaboratoryProfile): Laboratory {
  const sender = [profile.application, profile.name].filter((part) => part !== "").join("/");
  const { statuses, numbers } = hl7OptionsOf(profile);
  const codes = codeMapOf(profile);
  return {
    name: profile.name,
    senders: [sender],
    codes: codes[sender] ?? {},
    charset: profile.charset,
    ...(profile.timeZone === "none" ? { zone: profile.zone } : {}),
    ...(statuses === undefined ? {} : { statuses: statuses[sender]! }),
    ...(numbers === undefined ? {} : { decimalMark: "," }),
  };
}

/** A person and the messages about them through a day, in the order of sending. */
export function personOf(preset: string, seed: string, index: number, through: Day): Person {
  const read = presetOf(preset);
  if (read === undefined) throw new Error(`no preset ${preset}`);
  const { record, deliveries } = simulatePerson(read, { seed, arm: "alemtuzumab", through }, index);
  const messages = deliveries.flatMap((delivery): readonly Sent[] => {
    const profile = profileOf(delivery.laboratory);
    const written = writeOru(record.patient, delivery, profile);
    if (!written.ok) return [];
    const bytes = bytesOfMessage(written.value, profile);
    return [{ laboratory: profile.name, patient: record.patient.id, says: delivery.facts, bytes, is: "message" }];
  });
  return { record: { ...record, facts: record.facts.filter(({ kind }) => kind !== "result-reported") }, messages };
}

/** Messages as a line brings them: shuffled, some twice, some again under another number and time, and garbage among them. */
export function asSentBy(random: Random, messages: readonly Sent[], { repeated, garbage }: Shares): readonly Sent[] {
  const all: Sent[] = [...messages];
  for (const one of messages) {
    const chance = random();
    if (chance < repeated / 2) all.push({ ...one, is: "repetition" });
    else if (chance < repeated) all.push({ ...one, bytes: renumbered(random, one.bytes), is: "repetition" });
    if (random() < garbage) all.push({ ...one, bytes: spoilt(random, one.bytes), is: "garbage" });
  }
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}

export type Shares = { readonly repeated: number; readonly garbage: number };

const header = (bytes: Uint8Array): { readonly line: string; readonly rest: string } => {
  const text = Buffer.from(bytes).toString("latin1");
  const end = text.search(/[\r\n]/);
  return { line: text.slice(0, end), rest: text.slice(end) };
};

/** The same content under another number, sent within the same minute: what comes of it may stand before the original. */
function renumbered(random: Random, bytes: Uint8Array): Uint8Array {
  const { line, rest } = header(bytes);
  const fields = line.split("|");
  fields[6] = `${fields[6]!.slice(0, 12)}59${fields[6]!.slice(14)}`;
  fields[9] = `R${Math.floor(random() * 1e12)}`;
  return Buffer.from(fields.join("|") + rest, "latin1");
}

/** Something that must never become a fact of this person: of nobody, of somebody else, for training, or no message at all. */
function spoilt(random: Random, bytes: Uint8Array): Uint8Array {
  const { line, rest } = header(bytes);
  const text = line + rest;
  const mark = Math.floor(random() * 1e9).toString(36);
  const ways: readonly (() => string)[] = [
    () => text.replace(/([\r\n])PID\|[^\r\n]*/, "$1ZZZ|1"),
    () => text.replace(/([\r\n])PID\|1\|\|[^|]*/, `$1PID|1||${mark}^^^elsewhere^MR`),
    () => text.replace(/^MSH\|\^~\\&#?/, "MSH|^~"),
    () => `${mark} ${rest.slice(0, 200)}`,
    () => text.replace(/^((?:[^|]*\|){10})P/, "$1T"),
    () => text.slice(0, 9) + text.slice(40 + Math.floor(random() * 40), 80),
  ];
  return Buffer.from(ways[Math.floor(random() * ways.length)]!(), "latin1");
}

/** A result without the moment of its message: of two copies either may have been the first. */
export function contentId(fact: object): string {
  const { messageAt: _, id: __, ...content } = fact as { messageAt?: unknown; id?: unknown };
  return factIdOf(content);
}

/** Ids of the facts that must be there afterwards, once each, by patient: those of every message that says something new. */
export function expectedFacts(sent: readonly Sent[]): ReadonlyMap<string, ReadonlySet<string>> {
  const options = readingOptionsOf(senders.map(agreementWith), momentOfLocal);
  const expected = new Map<string, Set<string>>();
  for (const { bytes, is } of sent) {
    if (is !== "message") continue;
    for (const { identifiers, facts } of importMessage("x", bytes, { ...options, recordedAt: "2100-01-01T00:00:00Z" })
      .parts) {
      const patient = identifiers[0]!.value;
      const ids = expected.get(patient) ?? new Set();
      expected.set(patient, ids);
      for (const fact of facts) ids.add(contentId(fact));
    }
  }
  return expected;
}

/** How many messages of a kind are read and differ in their content: what is alike is kept, and read once. */
export const distinct = (sent: readonly Sent[], is: Sent["is"]): number =>
  new Set(
    sent
      .filter((one) => one.is === is && !verdictsOf(one.bytes).every(isNotForUs))
      .map(({ laboratory, bytes }) => {
        const [first, ...others] = verdictsOf(bytes);
        const content = others.length === 0 && first!.header !== undefined ? first!.content : bytes;
        return `${laboratory} ${Buffer.from(content).toString("latin1")}`;
      }),
  ).size;
