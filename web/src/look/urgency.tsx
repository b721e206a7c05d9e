import type { WorklistLineJson } from "@longwatch/api";
import type { ReactElement } from "react";
import { useCommon } from "../words/common.ts";
import styles from "./urgency.module.css";

export type UrgencyName = WorklistLineJson["urgency"];
export const urgencies: readonly UrgencyName[] = ["IMMEDIATE", "24H", "7D", "ROUTINE"];
/** Each has a shape of its own: colour is never all that tells them apart. */
export const urgencyShape: Readonly<Record<UrgencyName, string>> = {
  IMMEDIATE: "◆",
  "24H": "▲",
  "7D": "■",
  ROUTINE: "●",
};
const tones: Readonly<Record<UrgencyName, string | undefined>> = {
  IMMEDIATE: styles["IMMEDIATE"],
  "24H": styles["soon"],
  "7D": styles["week"],
  ROUTINE: styles["ROUTINE"],
};

/** By shape and word, and only then by colour. */
export function Urgency({ of }: { readonly of: UrgencyName }): ReactElement {
  const say = useCommon();
  return (
    <span className={`${styles["mark"]} ${tones[of] ?? ""}`}>
      <span aria-hidden="true" className={styles["shape"]}>
        {urgencyShape[of]}
      </span>
      {say(of)}
    </span>
  );
}
