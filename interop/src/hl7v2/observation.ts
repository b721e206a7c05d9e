import { type Analyte, type Issue, isSpoiltBy, type ResultStatus, type SpecimenRemark } from "@longwatch/core";
import type { SentDocument } from "../documents.ts";
import type { HeldResult } from "../results/held.ts";
import { isAttachment, readAttachments } from "./attachment.ts";
import { type CodeReading, identify } from "./codes.ts";
import { collectionOfResult } from "./collection.ts";
import { cancelled, fileValue } from "./filing.ts";
import { findingsIn } from "./findings.ts";
import type { ObservationGroup } from "./groups.ts";
import { heldResult } from "./held-result.ts";
import { doubt } from "./issue.ts";
import { forSender, type Hl7Options } from "./options.ts";
import type { ResultFact } from "./outcome.ts";
import { readRange } from "./reference-range.ts";
import { component, fieldText, repetitions, type Segment } from "./segment.ts";
import { remarksInNotes } from "./specimen.ts";
import { readStatus } from "./status.ts";
import { firstTime, type SentTime } from "./times.ts";
import { readValue, type ValueReading } from "./values.ts";

/** What a result takes from its message and its order. */
export type OrderContext = {
  /** `MSH[1]/OBR[2]` */
  readonly at: string;
  readonly sender: string;
  readonly options: Hl7Options;
  readonly obr: Segment | undefined;
  readonly notes: readonly Segment[];
  /** Notes that stand further off and are about this result too: of its specimens, its person, and of a message about one person. */
  readonly furtherNotes: readonly Segment[];
  readonly remarks: readonly SpecimenRemark[];
  readonly collected: SentTime | undefined;
  /** MSH-7. */
  readonly sentAt: SentTime | undefined;
  readonly lab: string;
  readonly messageId: string;
  /** Key of this row among all results; undefined where its order has no number. */
  readonly keyOf: (code: string, obx: Segment) => string | undefined;
};

export type ObservationReading = {
  readonly fact?: ResultFact;
  /** Where there is no fact although there may be a result. */
  readonly held?: HeldResult;
  readonly documents?: readonly SentDocument[];
  readonly issues: readonly Issue[];
};

/** One OBX as a fact, or as the issue that says why there is none: never neither. */
export function readObservation(group: ObservationGroup, order: OrderContext): ObservationReading {
  const { obx } = group;
  const at = `${order.at}/OBX[${obx.ordinal}]`;
  const code = identify(obx, at, order.sender, order.options);
  const resultKey = order.keyOf(code.key, obx);
  if (isAttachment(obx)) {
    const read = readAttachments(obx, at, order.collected ?? order.sentAt);
    return { documents: read.flatMap(({ documents }) => documents), issues: read.map(({ issue }) => issue) };
  }
  const status = readStatus(obx, order.obr, at, order.sender, order.options);
  if (status.kind === "not-filed") return { issues: [notFiled(status.code, at)] };
  if (code.isNotWatched === true) return { issues: [unwatched(code.key, `${at}-3`)] };
  const day = collectionOfResult(obx, order.collected, order.sentAt, at, order.sender, order.options);
  if (code.analyte === undefined) {
    const withdrawn = status.status === "cancelled" ? [cancelled(at)] : [];
    const issues = [...code.issues.map((issue) => withUrgency(issue, obx)), ...withdrawn];
    return withdrawn.length > 0 ? { issues } : { held: heldResult(obx, code, day.time, order, at), issues };
  }

  const reading = readResult(group, { ...code, analyte: code.analyte }, status.status, order, at);
  const issues = [...status.issues, ...code.issues, ...day.issues, ...reading.issues];
  if (day.time === undefined || reading.fact === undefined) {
    const isLost = issues.some(({ severity }) => severity === "error");
    return isLost ? { held: heldResult(obx, code, day.time, order, at), issues } : { issues };
  }
  const { kind, analyte, loinc, ...rest } = reading.fact;
  const fact: ResultFact = {
    kind,
    collectedOn: day.time.date,
    ...(day.time.instant === undefined ? {} : { collectedAt: day.time.instant }),
    analyte,
    ...(loinc === undefined ? {} : { loinc }),
    ...rest,
    ...(resultKey === undefined ? {} : { resultKey }),
  };
  return { fact, issues };
}

/** All of a fact but its day and its key. */
function readResult(
  group: ObservationGroup,
  code: CodeReading & { readonly analyte: Analyte },
  status: ResultStatus,
  order: OrderContext,
  at: string,
): ObservationReading {
  const { obx, notes } = group;
  const { sender, options, obr } = order;
  const style = forSender(options.numbers, sender);
  const read = readValue(obx, code.analyte, code.term, { style, quirks: forSender(options.units, sender) }, at);
  const remarks = [...new Set([...read.remarks, ...remarksInNotes(notes), ...order.remarks])];
  const filing = fileValue(read, status, remarks, group, at);
  const range = readRange(obx, [read.sentUnit ?? "", read.unit ?? ""], style, at);
  const reportedIn = [
    { segment: obx, field: 19, at },
    { segment: obr, field: 22, at: order.at },
    { segment: obx, field: 14, at },
  ];
  const reported = firstTime(reportedIn, sender, options);
  const spoilt = remarks.filter((remark) => isSpoiltBy(remark, code.analyte));
  const issues = [
    ...filing.issues,
    ...reported.issues,
    ...(filing.isAsRead ? range.issues : []),
    ...(spoilt.length === 0 ? [] : [unusable(spoilt, at)]),
  ];
  if (!filing.isFiled) return { issues };
  const ownTexts = notes.map((note) => fieldText(note, 3)).filter((text) => text !== "");
  const others = [...order.notes, ...order.furtherNotes]
    .map((note) => fieldText(note, 3))
    .filter((text) => text !== "");
  const comments = [...ownTexts, ...others];
  const findings = findingsIn([...ownTexts, ...(typeof filing.value === "string" ? [filing.value] : [])]);
  const { refLow, refHigh, refText } = filing.isAsRead ? range : {};
  const flag = flagsOf(obx).join(" ");
  const lab = [component(obx, 23, 1), component(obx, 15, 2), component(obx, 15, 1), order.lab].find(
    (name) => name !== "",
  );
  const fact: ResultFact = {
    kind: "result-reported",
    analyte: code.analyte.key,
    ...defined({ loinc: code.term?.code, value: filing.value }),
    ...(filing.isAsRead ? defined({ comparator: read.comparator, unit: read.unit }) : {}),
    status,
    ...defined({ reportedAt: reported.time?.instant, messageAt: order.sentAt?.instant, refLow, refHigh, refText }),
    ...(remarks.length === 0 ? {} : { specimen: remarks }),
    ...(findings.length === 0 ? {} : { findings: [...findings] }),
    ...(flag === "" ? {} : { flag }),
    ...(comments.length === 0 ? {} : { comments }),
    ...defined({ lab, sent: sentAs(read, code, filing.isAsRead) }),
    source: `hl7v2 ${order.messageId} OBX[${obx.ordinal}]`,
  };
  return { fact, issues };
}

/** What the sender wrote, where ours differs: code, unit, and a value that is more than its number. */
function sentAs(read: ValueReading, code: CodeReading, isAsRead: boolean): Record<string, string> | undefined {
  const number = `${read.comparator ?? ""}${typeof read.value === "number" ? read.value : ""}`;
  const sameNumber = number !== "" && read.asSent.replace(/\s/g, "") === number;
  const sent = {
    ...(code.term === undefined ? { code: code.key } : {}),
    ...(isAsRead && !sameNumber && read.asSent !== read.value && read.asSent !== "" ? { value: read.asSent } : {}),
    ...(isAsRead && read.unit !== undefined && read.sentUnit !== undefined && read.sentUnit !== read.unit
      ? { unit: read.sentUnit }
      : {}),
  };
  return Object.keys(sent).length === 0 ? undefined : sent;
}

/** The entries that have a value. */
const defined = <T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as never;

const flagsOf = (obx: Segment): readonly string[] =>
  repetitions(obx, 8)
    .map((_, index) => component(obx, 8, 1, index + 1))
    .filter((flag) => flag !== "");

/** A result that could not be taken may be the one that mattered: say so, if the laboratory did. */
function withUrgency(issue: Issue, obx: Segment): Issue {
  const flags = flagsOf(obx).filter((flag) => flag.toUpperCase() !== "N");
  const isReactive = /^(?:weakly )?(?:reactive|positive|detected|pos)\b/i.test(fieldText(obx, 5).trim());
  if (issue.severity !== "error" || (flags.length === 0 && !isReactive)) return issue;
  const why = flags.length > 0 ? `The laboratory flagged it ${flags.join(" ")}` : "It reads as positive";
  return { ...issue, remedy: `${why}: read it today. ${issue.remedy}` };
}

const unwatched = (code: string, at: string): Issue =>
  doubt(
    "code-not-watched",
    at,
    code,
    "By the laboratory's code map it is nothing that is watched here. Nothing needs to be done.",
  );

const notFiledReasons = {
  I: "The laboratory has the specimen and no result yet: the test stays due until one comes.",
  O: "The row describes the order and holds no result.",
  N: "The laboratory did not do this test: it stays due.",
} as const;

const notFiled = (code: keyof typeof notFiledReasons, at: string): Issue =>
  doubt("value-missing", `${at}-11`, `status ${code}`, notFiledReasons[code]);

const unusable = (remarks: readonly SpecimenRemark[], at: string): Issue =>
  doubt(
    "specimen-unusable",
    at,
    remarks.join(", "),
    "The result does not count as done: the test stays due. Repeat it with a new specimen.",
  );
