import type { RetreatmentJson } from "@longwatch/core";
import { Button } from "@mantine/core";
import { IconGavel } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Day } from "../../look/day.tsx";
import type { Decisions } from "../decision.ts";
import styles from "./next-course.module.css";
import { useRecording } from "./recording.tsx";
import { useNextWords } from "./words.ts";

type Of = { readonly found: Decisions; readonly retreatment: RetreatmentJson };

/** Who decided on the next course, when and why; the newest counts, the earlier ones stay in sight. */
export function Decided({ found: { facts, authors }, retreatment: { decisions, course, answer } }: Of): ReactElement {
  const say = useNextWords();
  const { sign, open } = useRecording();
  const made = decisions.flatMap((id) => facts.find((one) => one.id === id) ?? []);
  const isBarred = answer === "no" || answer === "cannot-tell";
  return (
    <>
      <h3>{say("decided")}</h3>
      {made.length === 0 ? <p className="quiet">{say("decided-none")}</p> : undefined}
      <ul className={styles["made"]}>
        {made.map((fact, i) => (
          <li key={fact.id} data-earlier={i > 0 || undefined}>
            <p>
              <IconGavel size={16} aria-hidden="true" />{" "}
              <strong>{say(fact["about"] === "retreat" ? "decided-retreat" : "decided-defer")}</strong>{" "}
              <span className="quiet">
                · {authors[fact.by ?? ""] ?? fact.by ?? "–"} · <Day of={String(fact["decidedOn"] ?? "")} />
                {i === 0 ? "" : ` · ${say("decided-earlier")}`}
              </span>
            </p>
            <p>{String(fact["rationale"] ?? "")}</p>
          </li>
        ))}
      </ul>
      {sign ? (
        <Button
          variant="default"
          className="no-print"
          onClick={() => open({ form: "retreat", about: `${course}${isBarred ? " against" : ""}` })}
        >
          {say("decide")}
        </Button>
      ) : undefined}
    </>
  );
}
