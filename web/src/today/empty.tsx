import type { WorklistJson } from "@longwatch/api";
import { Button } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { momentWords } from "../look/day.tsx";
import { useLanguage } from "../words/words.ts";
import styles from "./rows.module.css";
import { useTodayWords } from "./words.ts";

type Proof = { readonly proof: WorklistJson["proof"]; readonly zone: string };

/** Nothing to do is a claim: it is said together with what proves it. */
export function Empty({ proof, zone }: Proof): ReactElement {
  const say = useTodayWords();
  return (
    <div className={styles["empty"]}>
      {proof === null || proof.alarms > 0 ? (
        <h2>{say("empty-unproven")}</h2>
      ) : (
        <>
          <IconShieldCheck size={44} stroke={1.4} aria-hidden="true" color="var(--lw-good)" />
          <h2>{say("empty-title")}</h2>
        </>
      )}
      <ProofLine proof={proof} zone={zone} />
    </div>
  );
}

export function EmptyUnderFilter({ clear }: { readonly clear: () => void }): ReactElement {
  const say = useTodayWords();
  return (
    <div className={styles["empty"]}>
      <h2>{say("empty-filtered")}</h2>
      <p>{say("empty-filtered-why")}</p>
      <Button variant="default" onClick={clear}>
        {say("clear-filters")}
      </Button>
    </div>
  );
}

export function ProofLine({ proof, zone }: Proof): ReactElement {
  const say = useTodayWords();
  const language = useLanguage();
  if (proof === null) return <p className={styles["proof"]}>{say("proof-none")}</p>;
  const at = momentWords(proof.endedAt, zone, language);
  return (
    <p className={styles["proof"]}>
      {say("proof", { count: proof.patients, at })}{" "}
      {proof.alarms === 0 ? say("proof-clean") : say("proof-alarms", { count: proof.alarms })}
    </p>
  );
}
