import type { Day } from "@longwatch/core";
import type { Measured, Panel } from "../laboratory/sample.ts";
import type { AutoimmuneKind } from "../life.ts";

export type Behaviour = "steady" | "patchy" | "lapsing";

/** What a clinic orders a repeat for. */
export const findings = ["spoilt", "platelets", "neutrophils", "creatinine", "urine", "liver", "thyroid"] as const;
export type Finding = (typeof findings)[number];

/** Autoimmune diseases that are followed up alike. */
export const families = ["thyroid", "platelets", "blood", "kidney", "liver", "coagulation"] as const;
export type Family = (typeof families)[number];

/** A set, or a part of one, that was due and not drawn. */
export type Missed = {
  /** After the last infusion of the course. */
  readonly month: number;
  readonly course: number;
  readonly dueOn: Day;
  readonly panels: readonly Panel[];
  /** `not-given`: blood was drawn, this part was not. */
  readonly why: "not-drawn" | "stopped" | "interval-stretched" | "not-given";
};

export type Contact = {
  readonly day: Day;
  readonly channel: "text" | "phone";
  readonly outcome: "sent" | "reached" | "no-answer";
  /** The key of the obligation: rule, course and month. */
  readonly about: string;
};

/** The day on which the clinic names an autoimmune disease, and what told it. */
export type Recognition = { readonly kind: AutoimmuneKind; readonly on: Day; readonly by: "sample" | "report" };

export type Exam = {
  readonly day: Day;
  readonly exam: "skin" | "cervical-screen";
  readonly outcome: "normal" | "abnormal";
};

/** What the clinic and the person do about the monitoring. Everything in order of day. */
export type Care = {
  readonly behaviour: Behaviour;
  readonly samples: readonly Measured[];
  readonly missed: readonly Missed[];
  readonly contacts: readonly Contact[];
  readonly exams: readonly Exam[];
  readonly recognitions: readonly Recognition[];
  /** For each delivery that was not a repetition: the day on which somebody read it. */
  readonly readings: readonly { readonly controlId: string; readonly readOn: Day }[];
  /** No scheduled set is drawn from this day on. */
  readonly stoppedOn?: Day;
};
