import { IconAlertTriangleFilled, IconCheck, IconVaccine } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "./next-course.module.css";
import { useNextWords } from "./words.ts";

/** What the shapes of the drawing mean. */
export function Legend(): ReactElement {
  const say = useNextWords();
  const bar = (name: string): ReactElement => <i className={`${styles["sample"]} ${styles[name]}`} />;
  const all = [
    ["window", bar("is-window")],
    ["path", bar("is-path")],
    ["recommended", bar("is-advised")],
    ["result", bar("result")],
    ["wait", bar("wait")],
    ["late", <IconAlertTriangleFilled key="late" size={15} className={styles["late"]} />],
    ["serves", <IconCheck key="serves" size={15} stroke={2.6} className={styles["tick-done"]} />],
    ["dose", <IconVaccine key="dose" size={15} />],
    ["link", bar("is-link")],
  ] as const;
  return (
    <ul className={styles["legend"]} aria-label={say("legend")}>
      {all.map(([name, shape]) => (
        <li key={name}>
          <span aria-hidden="true">{shape}</span> {say(`legend-${name}`)}
        </li>
      ))}
    </ul>
  );
}
