import { Button, CloseButton } from "@mantine/core";
import type { ReactElement } from "react";
import { Trouble } from "../look/trouble.tsx";
import { useCommon } from "../words/common.ts";
import styles from "./rows.module.css";
import type { Acts } from "./use-acts.ts";
import { useTodayWords } from "./words.ts";

/** What came of the last act, and how to take it back. It stays until the next one: nobody has to be quick. */
export function ToldBar({ told, undo, forget }: Pick<Acts, "told" | "undo" | "forget">): ReactElement {
  const say = useTodayWords();
  const common = useCommon();
  return (
    <output className={styles["told"]}>
      {told === undefined ? undefined : (
        <div className={styles["bar"]}>
          {told.error === undefined ? <span>{told.text}</span> : <Trouble error={told.error} again={told.again} />}
          {told.undos.length === 0 ? undefined : (
            <Button size="compact-sm" variant="default" onClick={undo}>
              {say("undo")}
            </Button>
          )}
          <CloseButton aria-label={common("close")} onClick={forget} ml="auto" />
        </div>
      )}
    </output>
  );
}
