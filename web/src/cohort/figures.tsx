import type { CohortFiguresJson } from "@longwatch/api";
import type { ReactElement } from "react";
import { AdherenceChart } from "./adherence-chart.tsx";
import { AutoimmunityChart } from "./autoimmunity-chart.tsx";
import styles from "./cohort.module.css";
import { CountsCharts } from "./counts-charts.tsx";
import { SignalsChart } from "./signals-chart.tsx";
import { WatchChart } from "./watch-chart.tsx";

/** All charts, in the order in which a meeting asks: is it done, what is open, how do people fare. */
export function Figures({ of }: { readonly of: CohortFiguresJson }): ReactElement {
  return (
    <div className={styles["charts"]}>
      <AdherenceChart of={of} />
      <SignalsChart of={of.openSignals} />
      <WatchChart of={of} />
      <CountsCharts of={of.counts} />
      <AutoimmunityChart of={of.autoimmunity} />
    </div>
  );
}
