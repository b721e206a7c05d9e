import type { Day } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import type { SignalState } from "../signals/signal.ts";
import type { Handled, Handling } from "../tasks/handling.ts";
import type { Step, TaskKind } from "../tasks/task.ts";
import type { Said } from "../text/message.ts";
import type { Event } from "./hold.ts";
import type { NoticeKind } from "./notice.ts";

/** One line of the worklist: a task of a patient, or a notice of the clinic. */
export type WorklistItem = Handled &
  Omit<Handling, "role"> & {
    /** The patient's id; undefined: it is of no patient. */
    readonly patient: string | undefined;
    /** Unique with the patient. */
    readonly key: string;
    readonly kind: TaskKind | NoticeKind;
    /** 0 IMMEDIATE to 3 ROUTINE: the first column of the order. */
    readonly urgencyRank: number;
    /** The moment at which it became as urgent as it is, where it is known; otherwise the start of `openedOn` counts. */
    readonly openedAt: Instant | undefined;
    /** Through this day it is in time; undefined: it has no day of its own. */
    readonly deadlineOn: Day | undefined;
    /** From this moment it is late; where it is known it counts instead of `deadlineOn`. */
    readonly deadlineAt: Instant | undefined;
    /** Of a late test: the rung that it has reached. */
    readonly step?: Step;
    /** Of a warning: whether somebody has looked at it since it last spoke. */
    readonly signalState?: SignalState;
    /** The key of what it is about. */
    readonly about: string;
    /** What it is about in words, and the whole sentence, both in English. */
    readonly name: string;
    readonly text: string;
    /** What is to be done, and why it stands, as sentences that can be said in any language of the catalogue. */
    readonly said: { readonly text: readonly Said[]; readonly why: readonly Said[] };
    /** "Done" ends it without a fact. */
    readonly endsByWord: boolean;
    /** What was done about it, for {@link holdOf}. */
    readonly events: readonly Event[];
    readonly because: readonly string[];
  };

/** A moment, and the civil day of the clinic that it lies on. */
export type Moment = { readonly now: Instant; readonly asOf: Day };

/** Its time to act has passed. */
export const isPastDeadline = (
  { deadlineAt, deadlineOn }: Pick<WorklistItem, "deadlineAt" | "deadlineOn">,
  { now, asOf }: Moment,
): boolean => (deadlineAt === undefined ? deadlineOn !== undefined && deadlineOn < asOf : deadlineAt <= now);

/** Somebody has set it aside, with a reason, through this day at least. */
export const isSetAside = ({ snoozedThrough }: Pick<WorklistItem, "snoozedThrough">, asOf: Day): boolean =>
  snoozedThrough !== undefined && snoozedThrough >= asOf;
