import {
  type Analyte,
  type Issue,
  isSpoiltBy,
  type ResultStatus,
  type SpecimenRemark,
  specimenRemarks,
} from "@longwatch/core";
import { findingsIn } from "../hl7v2/findings.ts";
import { doubt, problem } from "../hl7v2/issue.ts";
import { type CodeReading, emptyPanel, type LoincTerm, readCode } from "../results/code.ts";
import type { ValueReading } from "../results/value.ts";
import { type Concept, conceptOf } from "./concept.ts";
import { type Cursor, child, children, has, textOf } from "./cursor.ts";
import { heldObservation } from "./held-observation.ts";
import { observationDay } from "./observation-day.ts";
import { flagOf, labOf, rangeOf, resultKeyOf } from "./observation-parts.ts";
import { observationStatus } from "./observation-status.ts";
import { observationValue, sentValue, valueName } from "./observation-value.ts";
import type { Resource } from "./pool.ts";
import { type Context, noFacts, type Reading, type ResultFact, sourceOf } from "./reading.ts";
import { notesOf, remarksIn, specimenOf } from "./specimen.ts";
import { isVitals, readVitals } from "./vitals.ts";
import { momentOf } from "./when.ts";

/**
 * An observation as a result, a set of vital signs, or the issue that says why not. A panel that only names
 * its members is accepted: they are the results. What reports say of it is added to its comments.
 */
export function readObservation(observation: Cursor, context: Context, reported: readonly string[]): Reading {
  const reading = readTaken(observation, context, reported);
  const isLost = reading.facts.length === 0 && reading.issues.some(({ severity }) => severity === "error");
  return isLost && !isWithdrawn(observation) ? { ...reading, held: heldObservation(observation, context) } : reading;
}

const isWithdrawn = (observation: Cursor): boolean =>
  ["cancelled", "entered-in-error"].includes(textOf(observation, "status") ?? "");

function readTaken(observation: Cursor, context: Context, reported: readonly string[]): Reading {
  const status = observationStatus(observation);
  const code = conceptOf(observation, "code");
  if (code === undefined) {
    observation.complain({
      at: `${observation.at}.code`,
      saw: "nothing",
      remedy: "FHIR requires a code here; the resource was not taken.",
    });
    return noFacts();
  }
  if (status.kind === "not-filed") return noFacts(...status.issues);
  const value = valueName(observation);
  if (isVitals(observation, code)) return readVitals(observation, status.status, context);
  const members = children(observation, "hasMember").length > 0;
  if (value === undefined && members && !has(observation, "dataAbsentReason")) return noFacts();
  const components = children(observation, "component");
  const unread = components.length === 0 ? [] : [unreadComponents(observation, components.length)];
  if (value === undefined && components.length > 0) return noFacts(...unread);
  const read = readCode(code.codes, code.text, code.at, context.codeMaps);
  if (read.isNotWatched === true) return noFacts(unwatched(observation, code));
  if (read.analyte === undefined)
    return noFacts(
      ...read.issues,
      ...(read.isPanel ? [emptyPanel(observation.at, code.codes[0]?.code ?? "no code")] : []),
      ...unread,
    );
  const result = resultOf(observation, value, read, status.status, context, reported);
  return { facts: result.facts, issues: [...read.issues, ...result.issues, ...unread] };
}

function resultOf(
  observation: Cursor,
  name: string | undefined,
  { analyte, term }: CodeReading,
  status: ResultStatus,
  context: Context,
  reported: readonly string[],
): Reading {
  if (analyte === undefined) return noFacts();
  const specimen = specimenOf(observation, context.resource, context.pool);
  const day = observationDay(observation, specimen.collected);
  const notes = [...notesOf(observation), ...reported];
  const isWithdrawn = status === "cancelled" || status === "entered-in-error";
  const said = [...remarksIn(notesOf(observation)), ...specimen.remarks];
  const read = isWithdrawn
    ? withdrawn(observation, status)
    : spoiltWithoutValue(readValue(observation, name, analyte, term, status), name, said);
  const remarks = [...new Set<string>([...read.remarks, ...said])];
  const range = isWithdrawn ? { fields: {}, issues: [] } : rangeOf(observation, read.fields?.unit, analyte, term);
  const spoilt = remarks.filter((one) => !isRemark(one) || isSpoiltBy(one, analyte));
  const unusable = spoilt
    .filter((one) => !(read.remarks as readonly string[]).includes(one))
    .map((one) => spoiltSample(observation, one));
  const issues = [...day.issues, ...read.issues, ...range.issues, ...unusable];
  if (day.on === undefined || read.fields === undefined) return noFacts(...issues);
  const flag = flagOf(observation);
  const lab = labOf(observation);
  const findings = findingsIn([...(typeof read.fields.value === "string" ? [read.fields.value] : []), ...notes]);
  const sent = { ...sentCode(observation, term), ...sentValue(observation, name, read.fields.unit) };
  const reportedAt = momentOf(observation, "issued");
  const messageAt = messageTime(observation, context.resource);
  const fact: ResultFact = {
    kind: "result-reported",
    collectedOn: day.on,
    ...(day.at === undefined ? {} : { collectedAt: day.at }),
    ...(reportedAt === undefined ? {} : { reportedAt }),
    ...(messageAt === undefined ? {} : { messageAt }),
    analyte: analyte.key,
    ...(term === undefined ? {} : { loinc: term.code }),
    status,
    ...read.fields,
    ...range.fields,
    ...(remarks.length === 0 ? {} : { specimen: remarks }),
    ...(findings.length === 0 ? {} : { findings: [...findings] }),
    ...(flag === undefined ? {} : { flag }),
    ...(notes.length === 0 ? {} : { comments: notes }),
    ...(lab === undefined ? {} : { lab }),
    ...resultKeyOf(observation, context.resource),
    ...(Object.keys(sent).length === 0 ? {} : { sent }),
    source: sourceOf(context.resource),
  };
  return { facts: [fact], issues };
}

/** A code that was ours only by a map is kept as it was sent. */
function sentCode(observation: Cursor, term: LoincTerm | undefined): Readonly<Record<string, string>> {
  const code = term === undefined ? conceptOf(observation, "code")?.codes[0] : undefined;
  return code === undefined ? {} : { code: `${code.system}|${code.code}` };
}

const isRemark = (text: string): text is SpecimenRemark => (specimenRemarks as readonly string[]).includes(text);

const messageTime = (observation: Cursor, { messageAt }: Resource): string | undefined => {
  const meta = child(observation, "meta");
  return (meta === undefined ? undefined : momentOf(meta, "lastUpdated")) ?? messageAt;
};

/**
 * The value; of a correction that cannot be read, words, for otherwise the number it withdraws would go on
 * standing.
 */
function readValue(
  observation: Cursor,
  name: string | undefined,
  analyte: Analyte,
  term: LoincTerm | undefined,
  status: ResultStatus,
): ValueReading {
  const read = name === undefined ? noValue(observation) : observationValue(observation, name, { analyte, term });
  if (read.fields !== undefined || status !== "corrected") return read;
  const issues = read.issues.map((issue): Issue => ({ ...issue, severity: "warning" }));
  return { fields: { value: "no readable value" }, remarks: read.remarks, issues };
}

/** A spoilt specimen explains why there is no value: filed without one, so that it is known what became of the test. */
const spoiltWithoutValue = (read: ValueReading, name: string | undefined, said: readonly string[]): ValueReading =>
  name === undefined && read.fields === undefined && said.length > 0 ? { ...read, fields: {} } : read;

function noValue(observation: Cursor): ValueReading {
  const absent = conceptOf(observation, "dataAbsentReason");
  const saw = absent === undefined ? "no value" : `no value: ${absent.codes[0]?.code ?? "for a reason in words"}`;
  const at = absent === undefined ? `${observation.at}.value` : absent.at;
  const remedy = "There is no result: the test stays due. Ask the laboratory, or order it again.";
  return {
    remarks: [],
    issues: [
      absent === undefined ? problem("value-missing", at, saw, remedy) : doubt("value-missing", at, saw, remedy),
    ],
  };
}

/** A value that still stands in a withdrawn result is not one. */
function withdrawn(observation: Cursor, status: ResultStatus): ValueReading {
  const at = `${observation.at}.status`;
  const remedy = "There will be no result: the test stays due. Order it again.";
  return {
    fields: {},
    remarks: [],
    issues: status === "cancelled" ? [doubt("result-cancelled", at, "cancelled", remedy)] : [],
  };
}

const spoiltSample = ({ at }: Cursor, remark: string): Issue =>
  doubt("specimen-unusable", at, remark, "The sample was spoilt: the test stays due. Order it again.");

const unreadComponents = ({ at }: Cursor, count: number): Issue =>
  problem(
    "resource-unsupported",
    `${at}.component`,
    `${count} components`,
    "Components are read for vital signs only. Read the others by hand.",
  );

const unwatched = ({ at }: Cursor, { codes }: Concept): Issue =>
  doubt(
    "code-not-watched",
    `${at}.code`,
    codes[0]?.code ?? "no code",
    "By the laboratory's code map it is nothing that is watched here. Nothing needs to be done.",
  );
