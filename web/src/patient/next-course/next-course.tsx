import type { ChartJson } from "@longwatch/core";
import type { ReactElement } from "react";
import { useAsked } from "../../client/queries.ts";
import { Trouble } from "../../look/trouble.tsx";
import { Waiting } from "../../look/waiting.tsx";
import { Decided } from "../decided.tsx";
import type { Decisions } from "../decision.ts";
import { NotSigned } from "../not-signed.tsx";
import type { Patient, Shown } from "../patient.ts";
import { Clocks } from "./clocks.tsx";
import styles from "./next-course.module.css";
import { PlanCard } from "./plan-card.tsx";
import { Recording } from "./recording.tsx";
import { Retreatment } from "./retreatment.tsx";

export type OfNext = { readonly patient: Patient; readonly shown: Shown; readonly chart: ChartJson };

/** Whether the next course should follow and when, how to get ready for it, and the clocks that the last one has started. */
export default function NextCourse(of: OfNext): ReactElement {
  const { patient, shown } = of;
  const { path, known, asked } = patient;
  const asOf = known === undefined ? undefined : shown.page.asOf;
  const { data, error, refetch } = useAsked<Decisions>(`${path}/decisions`, { knownAt: known, asOf });
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  const { retreatment } = data;
  const on = {
    patient: shown.patient.id,
    version: shown.version,
    isNow: known === undefined && asked.known === undefined,
  };
  return (
    <Recording {...on}>
      <div className={styles["page"]}>
        <NotSigned shown={shown} />
        {retreatment === null ? undefined : (
          <Retreatment patient={patient} chart={of.chart} retreatment={retreatment} />
        )}
        <Decided found={data} {...on} />
        <PlanCard {...of} />
        {retreatment === null || retreatment.timers.length === 0 ? undefined : (
          <Clocks chart={of.chart} timers={retreatment.timers} references={data.references} />
        )}
      </div>
    </Recording>
  );
}
