import type { DeliveryListJson } from "@longwatch/api";
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconClock, IconRefresh } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "./messages.module.css";
import { useMessagesWords } from "./messages-words.ts";

export type DeliveryState = DeliveryListJson["deliveries"][number]["state"];

const marks = {
  waiting: IconClock,
  again: IconRefresh,
  sent: IconCheck,
  undelivered: IconAlertTriangle,
  withdrawn: IconArrowBackUp,
} as const;
export const deliveryStates = Object.keys(marks) as readonly DeliveryState[];

/** What became of a message: a shape and a word. */
export function StateOf({ state }: { readonly state: DeliveryState }): ReactElement {
  const say = useMessagesWords();
  const Mark = marks[state];
  return (
    <span className={`${styles["state"]} ${styles[state]}`}>
      <Mark size={16} aria-hidden="true" /> {say(`state-${state}`)}
    </span>
  );
}
