import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import type { Asking } from "../acting/act-dialog.tsx";
import { useActWords } from "../acting/act-words.ts";
import type { Line, OneAct } from "../acting/send.ts";
import styles from "./rows.module.css";
import { useTodayWords } from "./words.ts";

/** What may be done with several lines at once. "Done" is said of one line, looked at; what is urgent is not set aside. */
export function BulkBar({
  marked,
  act,
  ask,
  clear,
}: {
  readonly marked: readonly Line[];
  readonly act: (lines: readonly Line[], act: OneAct) => void;
  readonly ask: (asking: Asking, lines: readonly Line[]) => void;
  readonly clear: () => void;
}): ReactElement | null {
  const say = useTodayWords();
  const acts = useActWords();
  if (marked.length === 0) return null;
  const mayWait = marked.every(({ maySnoozeThrough }) => maySnoozeThrough !== null);
  return (
    <fieldset className={styles["bar"]} aria-label={say("selected", { count: marked.length })}>
      <strong>{say("selected", { count: marked.length })}</strong>
      <Button
        size="compact-md"
        onClick={() => {
          act(marked, { action: "take" });
          clear();
        }}
      >
        {acts("take")}
      </Button>
      <Button size="compact-md" variant="default" onClick={() => ask("assign", marked)}>
        {acts("hand-over")}
      </Button>
      {mayWait ? (
        <Button size="compact-md" variant="default" onClick={() => ask("snooze", marked)}>
          {acts("snooze")}
        </Button>
      ) : (
        <span className="quiet">{acts("cannot-wait")}</span>
      )}
      <Button size="compact-md" variant="subtle" onClick={clear} ml="auto">
        {say("select-none")}
      </Button>
    </fieldset>
  );
}
