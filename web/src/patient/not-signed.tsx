import type { ReactElement } from "react";
import { inForceOn, unsignedOf } from "./in-force.ts";
import styles from "./patient.module.css";
import type { Shown } from "./patient.ts";
import { usePatientWords } from "./words.ts";

/** Says that no clinician has signed the rules that judge here; nothing where all are signed. */
export function NotSigned({ shown }: { readonly shown: Shown }): ReactElement | undefined {
  const say = usePatientWords();
  const inForce = inForceOn(shown);
  if (inForce.length > 0 && unsignedOf(inForce).length === 0) return undefined;
  return <p className={styles["judged-unsigned"]}>{say("not-signed-why")}</p>;
}
