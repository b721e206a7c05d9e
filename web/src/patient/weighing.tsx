import type { PatientWeighingJson } from "@longwatch/api";
import type { ChartJson } from "@longwatch/core";
import type { ReactElement } from "react";
import { useAsked } from "../client/queries.ts";
import { Card } from "../look/card.tsx";
import type { WrittenFact } from "../look/fact-words.ts";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { NamedFacts, useNamedFacts } from "./decision-facts.tsx";
import type { Patient, Shown } from "./patient.ts";
import styles from "./weighing.module.css";
import { Figures } from "./weighing-figure.tsx";
import { EvidenceSources, Options } from "./weighing-options.tsx";
import { TrialCard } from "./weighing-trial.tsx";
import { useWeighingWords } from "./weighing-words.ts";

type Found = Omit<PatientWeighingJson, "facts"> & { readonly facts: readonly WrittenFact[] };
type Of = { readonly patient: Patient; readonly shown: Shown; readonly chart: ChartJson };

/** What treatment may bring and what it may cost, as far as trials tell. It adds nothing up, and decides nothing. */
export default function Weighing({ patient, shown, chart }: Of): ReactElement {
  const { path, known } = patient;
  const asOf = known === undefined ? undefined : shown.page.asOf;
  const { data, error, refetch } = useAsked<Found>(`${path}/weighing`, { knownAt: known, asOf });
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  return <Weighed patient={patient} chart={chart} found={data} />;
}

function Weighed({ patient, chart, found }: Pick<Of, "patient" | "chart"> & { readonly found: Found }): ReactElement {
  const say = useWeighingWords();
  const named = useNamedFacts(found.facts, chart, (fact) => patient.go({ fact }));
  const { because, evidence, missing, cautions, trials, wider, options, sources } = found.weighing;
  return (
    <div className={styles["weighing"]}>
      <Card title={say("title")}>
        <p className={styles["because"]}>{because}</p>
        {evidence.length === 0 ? undefined : <NamedFacts of={evidence} named={named} />}
        {missing.length === 0 ? undefined : (
          <p className={styles["missing"]}>
            <strong>{say("missing")}</strong> {missing.join("; ")}
          </p>
        )}
        {cautions.map((one) => (
          <p key={one}>{one}</p>
        ))}
        <p className={styles["unsigned"]}>{say("unsigned")}</p>
      </Card>
      {trials.map((one) => (
        <TrialCard key={one.study.id} of={one} named={named} />
      ))}
      <Card title={say("wider")}>
        <p>{say("wider-says")}</p>
        <Figures of={wider} level={3} />
      </Card>
      <Options of={options} />
      <EvidenceSources of={sources} />
    </div>
  );
}
