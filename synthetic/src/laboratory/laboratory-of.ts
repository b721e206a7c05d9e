import type { Body } from "../body/body.ts";
import type { Life, Person } from "../life.ts";
import type { Streams } from "../random/stream.ts";
import { type Faults, faultsOf } from "./faults.ts";
import type { Laboratory } from "./laboratories.ts";
import { dayText, isoOf, utcMinutes } from "./moment.ts";
import { analytesOf } from "./panels.ts";
import type { LaboratoryParameters } from "./parameters.ts";
import { type Analyser, type Reading, readingsOf } from "./readings.ts";
import { reportOf } from "./report.ts";
import { headOf, type Release, resultFact } from "./result-fact.ts";
import { type Artefact, type Delivery, type Measure, type Measured, reasons, type Sample } from "./sample.ts";
import { laboratoriesOf } from "./used.ts";

/** What the laboratories of one person make of each sample; the same for the same sample, whatever was measured before. */
export function laboratoryOf(life: Life, body: Body, parameters: LaboratoryParameters, streams: Streams): Measure {
  const used = laboratoriesOf(streams);
  const analyser: Analyser = { life, body, parameters, streams };
  return (sample) => {
    const part = partOf(sample);
    const laboratory = used[sample.laboratory]!;
    const faults = faultsOf(parameters, streams, part, life.person.sex);
    const readings = readingsOf(analyser, sample, part, laboratory, faults, analytesOf(sample.panels));
    return measuredOf(analyser, sample, laboratory, faults, readings);
  };
}

/** Another for every day, minute and reason of one person: two samples never share their noise. */
const partOf = ({ day, minute, reason }: Sample): number =>
  (day * 1440 + minute) * reasons.length + reasons.indexOf(reason);

/**
 * Unique for person, laboratory, day, minute and reason. The whole id of the person is in it, so that the cohorts of
 * two seeds can be sent to one server.
 */
const orderOf = ({ prefix }: Laboratory, person: Person, { day, minute, reason }: Sample): string =>
  `${prefix}-${person.id}-${dayText(day).replaceAll("-", "")}-${`${minute}`.padStart(4, "0")}${reasons.indexOf(reason)}`;

function measuredOf(
  { life, body, parameters }: Analyser,
  sample: Sample,
  laboratory: Laboratory,
  faults: Faults,
  readings: readonly Reading[],
): Measured {
  const order = orderOf(laboratory, life.person, sample);
  const collectedAt = utcMinutes(sample.day, sample.minute, laboratory.offset);
  const first: Release = {
    sample,
    laboratory,
    order,
    collectedAt,
    sentAt: collectedAt + faults.minutes,
    status: "final",
  };
  const mistaken = mistakeOf(faults, readings);
  const wrong = (reading: Reading) => {
    const { reported, analyte } = reading;
    return reading === mistaken && reported !== undefined
      ? reportOf(laboratory, analyte, life.person.sex, reported.canonical * faults.corrected!.factor)
      : undefined;
  };
  const deliveries: Delivery[] = [];
  const send = (release: Release, sent: number, facts: Delivery["facts"]): void => {
    const controlId = `${order}-${sent}`;
    deliveries.push({
      sentAt: isoOf(release.sentAt),
      controlId,
      order,
      laboratory: laboratory.name,
      facts,
      repeated: false,
    });
  };
  const head = headOf(first);
  send(
    first,
    1,
    readings.map((reading) => resultFact(body, reading, first, head, wrong(reading))),
  );
  const later = readings.filter((reading) => reading === mistaken || reading.remarkLater === true);
  if (later.length > 0) {
    const afterDays = faults.corrected?.afterDays ?? parameters.clumped.smearDays;
    const correction: Release = {
      ...first,
      sentAt: first.sentAt + Math.round(afterDays * 1440),
      status: "corrected",
    };
    const headAgain = headOf(correction);
    send(
      correction,
      2,
      later.map((reading) => resultFact(body, reading, correction, headAgain)),
    );
  }
  if (faults.duplicate) {
    const again = deliveries[0]!;
    const sentAt = isoOf(first.sentAt + Math.round(parameters.duplicate.hours * 60));
    deliveries.push({ ...again, sentAt, repeated: true });
  }
  return {
    sample,
    deliveries: deliveries.sort((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0)),
    artefacts: artefactsOf(faults, readings, mistaken),
  };
}

/** The result whose first value is wrong: one with a number and nothing else amiss. */
function mistakeOf({ corrected }: Faults, readings: readonly Reading[]): Reading | undefined {
  if (corrected === undefined) return undefined;
  const able = readings.filter(
    ({ reported, artefact }) =>
      reported?.unit !== undefined && reported.comparator === undefined && artefact === undefined,
  );
  return able[Math.floor(corrected.place * able.length)];
}

function artefactsOf(
  faults: Faults,
  readings: readonly Reading[],
  mistaken: Reading | undefined,
): Measured["artefacts"] {
  const ofSample: readonly Artefact[] = [
    ...(faults.late ? (["late"] as const) : []),
    ...(faults.duplicate ? (["duplicate"] as const) : []),
  ];
  return [
    ...ofSample.map((artefact) => ({ artefact })),
    ...readings.flatMap(({ artefact, analyte }) => (artefact === undefined ? [] : [{ artefact, analyte }])),
    ...(mistaken === undefined ? [] : [{ artefact: "corrected" as const, analyte: mistaken.analyte }]),
  ];
}
