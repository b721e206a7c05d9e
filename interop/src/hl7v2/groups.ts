import type { Issue } from "@longwatch/core";
import { doubt } from "./issue.ts";
import type { Message } from "./message.ts";
import { component, type Segment } from "./segment.ts";

export type ObservationGroup = { readonly obx: Segment; readonly notes: readonly Segment[] };

/** A specimen, and what was observed about the specimen itself: never about the patient. */
export type SpecimenGroup = {
  readonly spm: Segment;
  readonly notes: readonly Segment[];
  readonly observations: readonly ObservationGroup[];
};

/** One OBR with its results. Without `obr`, results that stood under none. */
export type OrderGroup = {
  readonly orc?: Segment;
  readonly obr?: Segment;
  readonly notes: readonly Segment[];
  readonly observations: readonly ObservationGroup[];
  readonly specimens: readonly SpecimenGroup[];
};

export type PatientGroup = {
  readonly pid?: Segment;
  readonly notes: readonly Segment[];
  readonly orders: readonly OrderGroup[];
};

export type GroupedMessage = {
  readonly msh: Segment;
  readonly notes: readonly Segment[];
  readonly patients: readonly PatientGroup[];
  /** Segments without a part here (SFT, PV1, TQ1, Z…): kept, not interpreted. */
  readonly others: readonly Segment[];
  readonly issues: readonly Issue[];
};

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };
type Observation = Writable<ObservationGroup>;
type Specimen = { spm: Segment; notes: Segment[]; observations: Observation[] };
type Order = { orc?: Segment; obr?: Segment; notes: Segment[]; observations: Observation[]; specimens: Specimen[] };
type Patient = { pid?: Segment; notes: Segment[]; orders: Order[] };

/**
 * Groups a message by the grammar of ORU^R01, leniently:
 * { [PID [NTE]] { [ORC] OBR [NTE] { OBX [NTE] } { SPM [OBX] } } }, anything else in between.
 * In OUL^R22 the specimen comes first, { SPM [OBX] { OBR [ORC] { OBX [NTE] } } }, and stands for each order after it.
 * Several PID make several patients, held apart. An OBX after an SPM is about the specimen until the next
 * order. A note belongs to the segment before it. Every segment of the message is in the answer once.
 */
export function groupMessage(message: Message): GroupedMessage {
  const [msh, ...rest] = message.segments as [Segment, ...Segment[]];
  const topNotes: Segment[] = [];
  const others: Segment[] = [];
  const issues: Issue[] = [];
  const patients: Patient[] = [];
  let patient: Patient | undefined;
  let order: Order | undefined;
  let specimen: Specimen | undefined;
  let notes = topNotes;
  const isSpecimenFirst = component(msh, 9, 1) === "OUL";
  let leading: Specimen[] = [];

  const openPatient = (pid?: Segment): Patient => {
    const opened: Patient = { ...(pid === undefined ? {} : { pid }), notes: [], orders: [] };
    patients.push(opened);
    patient = opened;
    order = undefined;
    specimen = undefined;
    leading = [];
    notes = opened.notes;
    return opened;
  };
  const openOrder = (): Order => {
    const owner = patient ?? openPatient();
    const opened: Order = { notes: [], observations: [], specimens: [...leading] };
    // What was observed about a specimen is said once.
    leading = leading.map(({ spm, notes }) => ({ spm, notes, observations: [] }));
    owner.orders.push(opened);
    order = opened;
    specimen = undefined;
    notes = opened.notes;
    return opened;
  };

  for (const segment of rest) {
    switch (segment.name) {
      case "PID":
        openPatient(segment);
        break;
      case "ORC":
        if (isSpecimenFirst && order?.obr !== undefined && order.orc === undefined) order.orc = segment;
        else openOrder().orc = segment;
        break;
      case "OBR":
        if (order?.orc === undefined || order.obr !== undefined) openOrder();
        specimen = undefined;
        order!.obr = segment;
        notes = order!.notes;
        break;
      case "OBX": {
        const isOfLeading = isSpecimenFirst && specimen !== undefined;
        if (order?.obr === undefined && !isOfLeading) issues.push(outsideOrder(segment));
        const observation = { obx: segment, notes: [] };
        (specimen ?? order ?? openOrder()).observations.push(observation);
        notes = observation.notes;
        break;
      }
      case "SPM": {
        const opened: Specimen = { spm: segment, notes: [], observations: [] };
        if (isSpecimenFirst) {
          // A specimen after results begins anew; one after another is of the same orders.
          leading = order === undefined ? [...leading, opened] : [opened];
          order = undefined;
        } else (order ?? openOrder()).specimens.push(opened);
        specimen = opened;
        notes = opened.notes;
        break;
      }
      case "NTE":
        notes.push(segment);
        break;
      default:
        others.push(segment);
    }
  }
  return { msh, notes: topNotes, patients, others, issues };
}

const outsideOrder = (obx: Segment): Issue =>
  doubt(
    "value-not-allowed",
    `OBX[${obx.ordinal}]`,
    "a result outside any OBR",
    "It has no order number and no collection time of its own. Compare it with the laboratory's report.",
  );
