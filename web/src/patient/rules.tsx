import { Button, Popover } from "@mantine/core";
import type { ReactElement } from "react";
import { inForceOn, unsignedOf } from "./in-force.ts";
import styles from "./patient.module.css";
import type { Shown } from "./patient.ts";
import { usePatientWords } from "./words.ts";

/** By whose rules, in which versions; that nobody has signed them is said before anybody opens the list. */
export function RulesInForce({ shown }: { readonly shown: Shown }): ReactElement {
  const say = usePatientWords();
  const { patient } = shown;
  const inForce = inForceOn(shown);
  const [first, ...others] = inForce.toSorted((a, b) => Number(b.layer === "label") - Number(a.layer === "label"));
  const unsigned = unsignedOf(inForce).length;
  return (
    <Popover width={360} position="bottom-end" shadow="md" withArrow trapFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          fw={500}
          classNames={{ root: styles["rules"]!, label: styles["rules-words"]! }}
        >
          {patient.jurisdiction === undefined
            ? undefined
            : `${say("rules-of", { jurisdiction: patient.jurisdiction })}: `}
          {first === undefined ? say("no-rules") : `${first.id} ${first.version}`}
          {others.length === 0 ? undefined : ` ${say("rules-more", { count: others.length })}`}
          {unsigned === 0 ? undefined : <strong className={styles["unsigned"]}>{say("not-signed")}</strong>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={styles["plain"]}>
          {inForce.map(({ id, version, signedBy }) => (
            <li key={`${id}@${version}`}>
              {id} {version}: {signedBy.length === 0 ? say("not-signed") : signedBy.join(", ")}
            </li>
          ))}
        </ul>
        {unsigned === 0 ? undefined : <p>{say("not-signed-why")}</p>}
      </Popover.Dropdown>
    </Popover>
  );
}
