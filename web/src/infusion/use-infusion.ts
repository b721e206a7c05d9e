import type { PatientInfusionDayJson, PatientPageJson } from "@longwatch/api";
import type { InfusionDayJson, ReadinessJson } from "@longwatch/core";
import { useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { momentIn } from "../client/clinic-time.ts";
import { askAgain, useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { unsentPlace } from "../client/unsent.ts";
import { type Entry, type Queue, queueAt } from "./queue.ts";
import { withPending } from "./with-pending.ts";

/** What is written down beside the chair, but for its id, which it gets here. */
export type Fact = { readonly kind: string; readonly id?: string } & Readonly<Record<string, unknown>>;

export type Chair = {
  readonly asOf: string;
  readonly zone: string;
  readonly now: number;
  /** The moment, by the clinic's clock. */
  readonly moment: () => string;
  readonly day: InfusionDayJson;
  readonly readiness: ReadinessJson;
  readonly mayWrite: boolean;
  /** All that the answer does not have yet. */
  readonly entries: readonly Entry[];
  /** Those that have not arrived. */
  readonly unsent: readonly Entry[];
  readonly queue: Queue;
  readonly write: (...facts: readonly Fact[]) => void;
  /** It has not arrived at the server. */
  readonly isUnsent: (fact: string) => boolean;
};

const tickMs = 5_000;
/** The device's clock, looked at now and then. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The last answer stays while the server cannot be heard. */
function useKept<T>(value: T | undefined): T | undefined {
  const kept = useRef(value);
  if (value !== undefined) kept.current = value;
  return kept.current;
}

/** The infusion of the day of one patient, with everything that was entered and has not arrived. */
export function useInfusion() {
  const { patient } = useParams({ strict: false }) as { patient: string };
  const { asOf } = useSearch({ strict: false }) as { asOf?: string };
  const here = useHere();
  const path = `${here.path}/patients/${encodeURIComponent(patient)}`;
  const page = useAsked<PatientPageJson>(path);
  const asked = useAsked<PatientInfusionDayJson>(`${path}/infusion-day`, { asOf });
  const found = useKept(asked.data);
  const queue = useMemo(
    () => queueAt([here.me, here.clinic, patient, unsentPlace], () => void askAgain(path)),
    [here.me, here.clinic, patient, path],
  );
  const kept = useSyncExternalStore(queue.watch, queue.entries);
  const answeredAt = asked.dataUpdatedAt;
  useEffect(() => queue.answered(answeredAt), [queue, answeredAt]);
  // What is in the answer already is not put on top of it once more; what is not stays in sight until it is.
  const entries = kept.filter(({ sentAt }) => sentAt === undefined || sentAt > answeredAt);
  const unsent = entries.filter(({ sentAt }) => sentAt === undefined);
  useLeaving(unsent.length > 0);
  const now = useNow();
  const chair: Chair | undefined =
    found === undefined || found.day === null || found.readiness === null
      ? undefined
      : {
          asOf: found.asOf,
          zone: here.zone,
          now,
          moment: () => momentIn(here.zone, Date.now()),
          day: withPending(found.day, entries),
          readiness: found.readiness,
          mayWrite: here.may("record-facts") && asOf === undefined,
          entries,
          unsent,
          queue,
          write: (...facts) =>
            queue.add({
              id: crypto.randomUUID(),
              path: `${path}/facts`,
              facts: facts.map((one) => ({ ...one, id: one.id ?? crypto.randomUUID() })),
            }),
          isUnsent: (fact) => unsent.some(({ facts }) => facts.some(({ id }) => id === fact)),
        };
  return {
    patient,
    here,
    page: useKept(page.data),
    found,
    chair,
    error: asked.error ?? page.error,
    again: () => void asked.refetch(),
  };
}

/** Whoever would leave the page while something has not arrived is asked whether they mean it. */
function useLeaving(isUnsent: boolean): void {
  useEffect(() => {
    if (!isUnsent) return;
    const stay = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", stay);
    return () => removeEventListener("beforeunload", stay);
  }, [isUnsent]);
}
