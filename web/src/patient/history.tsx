import type { MomentListJson } from "@longwatch/api";
import type { ReactElement } from "react";
import { useAsked } from "../client/queries.ts";
import { Card } from "../look/card.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { FactList } from "./fact-list.tsx";
import { HistorySlider } from "./history-slider.tsx";
import type { Patient } from "./patient.ts";
import { usePatientWords } from "./words.ts";

/** Who knew what when: the page at every moment at which something was recorded, and every entry with its author. */
export default function History({ patient }: { readonly patient: Patient }): ReactElement {
  const say = usePatientWords();
  const { data, error, refetch } = useAsked<MomentListJson>(`${patient.path}/facts/moments`);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  return (
    <Card title={say("history-what")}>
      <p className="quiet">{say("history-explained")}</p>
      <HistorySlider moments={data.moments} patient={patient} />
      <FactList key={patient.asked.known ?? "now"} patient={patient} />
    </Card>
  );
}
