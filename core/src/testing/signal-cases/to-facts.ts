import { addDays, type Day, formatDay, parseDay } from "../../base/calendar.ts";
import { analytes } from "../../units/analytes.ts";
import type { Loose } from "../panel.ts";
import {
  type CaseDefaults,
  type CaseLine,
  type CaseValue,
  type SampleLine,
  type SignalCase,
  sampleKeys,
} from "./case-file.ts";

/** A baseline was collected so many days before the first infusion. */
const baselineDaysBefore = 14;

/** The facts of a case, as a record file has them. What a line leaves out is left out of the fact. */
export function factsOfCase({ given }: SignalCase, defaults: CaseDefaults): readonly Loose[] {
  const courses = given.courses ?? defaults.courses;
  const firstOn = (courses[0] ?? defaults.courses[0])?.from;
  return [
    ...courses.flatMap(({ from, infusions }) =>
      Array.from(
        { length: infusions },
        (_, i): Loose => ({
          kind: "infusion-given",
          infusedOn: daysAfter(from, i),
          drug: "alemtuzumab",
          doseMg: 12,
        }),
      ),
    ),
    ...Object.entries(given.baseline ?? {}).map(([analyte, value]) =>
      resultOf(analyte, value, { on: daysAfter(firstOn!, -baselineDaysBefore) }),
    ),
    ...given.facts.flatMap(factsOfLine),
  ];
}

const daysAfter = (day: string, days: number): string => formatDay(addDays(parseDay(day) as Day, days));

const without = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Learned on its clinical day at ten, unless the line says when. */
const learnedAt = (line: { readonly on: string; readonly learned?: string | undefined }): string =>
  `${line.learned ?? line.on}T10:00:00Z`;

function factsOfLine(line: CaseLine): readonly Loose[] {
  if (isSample(line)) {
    return Object.entries(line).flatMap(([key, value]) =>
      key in sampleKeys ? [] : [resultOf(key, value as CaseValue, line)],
    );
  }
  if ("symptom" in line) return [symptomOf(line)];
  if ("vitals" in line) {
    const { on, time = "10:00", vitals, phase, atRest } = line;
    return [{ kind: "vitals-measured", measuredAt: `${on}T${time}:00Z`, ...vitals, ...without({ phase, atRest }) }];
  }
  if ("medicine" in line) {
    const { on: startedOn, medicine, class: medicineClass, until: stoppedOn } = line;
    return [{ kind: "medicine-recorded", medicine, startedOn, ...without({ medicineClass, stoppedOn }) }];
  }
  if ("condition" in line) {
    const { on: onsetOn, condition, until: resolvedOn } = line;
    return [{ kind: "condition-recorded", condition, onsetOn, ...without({ resolvedOn }) }];
  }
  if ("pregnant" in line) {
    const { lmp: lmpOn, ended: endedOn } = line.pregnant;
    return [{ kind: "pregnancy-recorded", confirmedOn: line.on, ...without({ lmpOn, endedOn }) }];
  }
  if ("relapse" in line) return [{ kind: "relapse-occurred", startedOn: line.on }];
  if ("intention" in line) {
    const { on: recordedOn, intention } = line;
    return [{ kind: "family-planning-recorded", recordedOn, childbearingPotential: "yes", intention }];
  }
  if ("exam" in line) return [{ kind: "exam-done", doneOn: line.on, exam: line.exam, outcome: line.outcome }];
  if ("mri" in line) return [{ kind: "mri-read", scannedOn: line.on, ...line.mri }];
  return [actOf(line)];
}

const kinds = ["symptom", "vitals", "medicine", "condition", "pregnant", "relapse", "intention", "exam", "mri", "act"];
const isSample = (line: CaseLine): line is SampleLine => !kinds.some((kind) => kind in line);

function symptomOf(line: Extract<CaseLine, { symptom: string }>): Loose {
  const { on: reportedOn, symptom, present, started: startedOn } = line;
  return {
    kind: "symptom-reported",
    reportedOn,
    symptom,
    recordedAt: learnedAt(line),
    ...without({ present, startedOn }),
  };
}

function actOf(line: Extract<CaseLine, { act: string }>): Loose {
  const { on, act: action, signal, of, by, reason, range: acceptedRange, until } = line;
  return {
    kind: "signal-acted",
    actedAt: `${on}T12:00:00Z`,
    signal: `${signal}/${of}`,
    action,
    by,
    ...without({ reason, acceptedRange, until }),
  };
}

type Sample = Partial<Omit<SampleLine, "on">> & { readonly on: string };

/** One result of a sample; a number without a unit is in the catalogue's. */
function resultOf(analyte: string, value: CaseValue, line: Sample): Loose {
  const one = typeof value === "object" ? value : { value };
  const {
    unit,
    comparator,
    low: refLow,
    high: refHigh,
  } = { unit: undefined, comparator: undefined, low: undefined, high: undefined, ...one };
  const recordedAt = learnedAt(line);
  const { id, key: resultKey, status, specimen, findings, context } = line;
  return {
    kind: "result-reported",
    collectedOn: line.on,
    analyte,
    value: one.value,
    recordedAt,
    ...without({ id, comparator, refLow, refHigh, status, specimen, findings, context }),
    ...(typeof one.value === "number" ? { unit: unit ?? analytes.get(analyte)?.unit } : {}),
    ...(resultKey === undefined ? {} : { resultKey, reportedAt: recordedAt }),
  };
}
