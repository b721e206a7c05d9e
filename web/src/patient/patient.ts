import type { PatientPageJson } from "@longwatch/api";
import type { AssessmentJson, ChartJson, ObligationJson } from "@longwatch/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import type { Asked } from "../why/asked.ts";

type Signal = AssessmentJson["signals"][number];
/** The page of a patient, with the shapes of what the schema leaves loose. */
export type Shown = Omit<PatientPageJson, "patient" | "page"> & {
  readonly patient: {
    readonly id: string;
    readonly sex?: "female" | "male" | "other" | "unknown";
    readonly bornOn?: string;
    readonly jurisdiction?: string;
    readonly identifiers?: readonly { readonly system: string; readonly value: string }[];
  };
  readonly page: Omit<PatientPageJson["page"], "signals" | "due" | "next"> & {
    readonly signals: readonly Pick<
      Signal,
      "key" | "signal" | "name" | "urgency" | "state" | "openedOn" | "deadlineAt" | "historical"
    >[];
    readonly due: readonly Due[];
    readonly next: readonly Due[];
  };
};
export type Due = Pick<
  ObligationJson,
  "key" | "rule" | "name" | "status" | "opensOn" | "dueOn" | "overdueFrom" | "lacking"
>;

/** Which patient the address names, what of them, and how to ask for something else of them. */
export function usePlace() {
  const { patient } = useParams({ strict: false }) as { patient: string };
  const asked = useSearch({ strict: false }) as Asked;
  const navigate = useNavigate();
  const here = useHere();
  const go = (change: Asked): void =>
    void navigate({
      to: ".",
      search: (before: Asked) => ({ ...before, ...change }),
      replace: "known" in change || "fact" in change,
      resetScroll: false,
    } as never);
  return { patient, asked, go, here, path: `${here.path}/patients/${encodeURIComponent(patient)}` };
}

/** The last that was known stays in sight until the next is there. */
function useKept<T>(value: T | undefined): T | undefined {
  const kept = useRef(value);
  if (value !== undefined) kept.current = value;
  return kept.current;
}

/** A patient now, or as known at a moment, with their timeline. */
export function usePatient() {
  const place = usePlace();
  const { known } = place.asked;
  const page = useAsked<Shown>(place.path, { knownAt: known });
  const asOf = known === undefined ? undefined : page.data?.page.asOf;
  const chart = useAsked<ChartJson>(
    `${place.path}/chart`,
    { knownAt: known, asOf },
    known === undefined || asOf !== undefined,
  );
  // Page and timeline turn together: what was known then never stands beside what is known now.
  const whole = useKept(
    page.data === undefined || chart.data === undefined ? undefined : { shown: page.data, chart: chart.data, known },
  );
  const part = page.data === undefined ? undefined : { shown: page.data, chart: chart.data, known };
  const now = whole ?? part;
  return { ...place, shown: now?.shown, chart: now?.chart, known: now?.known, error: page.error ?? chart.error };
}

export type Patient = ReturnType<typeof usePatient>;
