import type { WorklistJson } from "@longwatch/api";
import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { type UrgencyName, urgencyShape } from "../look/urgency.tsx";
import { useCommon } from "../words/common.ts";
import type { Filter, useFilter } from "./filter.ts";
import styles from "./filters.module.css";
import { useTodayWords } from "./words.ts";

const urgencies: readonly UrgencyName[] = ["IMMEDIATE", "24H", "7D", "ROUTINE"];
const roles = ["nurse", "physician"] as const;
type Chip = { readonly name: keyof Filter; readonly value: string; readonly word: string; readonly count: number };

/** What the list can be narrowed to, each with how many lines it would show. */
export function Filters({
  counts,
  filter,
  toggle,
  clear,
}: { readonly counts: WorklistJson["counts"] } & ReturnType<typeof useFilter>): ReactElement {
  const say = useTodayWords();
  const common = useCommon();
  const groups: readonly (readonly Chip[])[] = [
    urgencies.map((value) => ({ name: "urgency", value, word: common(value), count: counts.urgency[value] ?? 0 })),
    [
      { name: "owner", value: "me", word: say("mine"), count: counts.owner.mine },
      { name: "owner", value: "none", word: say("nobody"), count: counts.owner.nobody },
      { name: "owner", value: "others", word: say("others"), count: counts.owner.others },
    ],
    roles.map((value) => ({ name: "role", value, word: common(value), count: counts.role[value] ?? 0 })),
    [
      { name: "overdue", value: "true", word: say("overdue"), count: counts.overdue },
      { name: "intake", value: "true", word: say("intake"), count: counts.intake },
      { name: "setAside", value: "only", word: say("set-aside"), count: counts.setAside },
    ],
  ];
  return (
    <fieldset aria-label={say("filters")} className={styles["filters"]}>
      {groups.map((chips) => (
        <div key={chips[0]!.name} className={styles["group"]}>
          {chips.map(({ name, value, word, count }) => (
            <button
              type="button"
              key={value}
              className={styles["chip"]}
              data-urgency={name === "urgency" ? value : undefined}
              aria-pressed={filter[name] === value}
              onClick={() => toggle(name, value)}
            >
              {name === "urgency" ? <span aria-hidden="true">{urgencyShape[value as UrgencyName]}</span> : undefined}
              {word} <span className={styles["count"]}>{count}</span>
            </button>
          ))}
        </div>
      ))}
      {Object.keys(filter).length === 0 ? undefined : (
        <Button size="compact-sm" variant="subtle" onClick={clear}>
          {say("clear-filters")}
        </Button>
      )}
    </fieldset>
  );
}
