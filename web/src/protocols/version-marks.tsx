import { IconAlertTriangle, IconSignature } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { ListedVersion } from "./protocols-page.tsx";
import styles from "./versions.module.css";
import { useProtocolWords } from "./words.ts";

/** Whether anybody has signed it: in words, with a sign of its own. */
export function Signed({ of }: { readonly of: Pick<ListedVersion, "signedBy" | "status"> }): ReactElement {
  const say = useProtocolWords();
  const isSigned = of.signedBy.length > 0;
  const Icon = isSigned ? IconSignature : IconAlertTriangle;
  return (
    <span className={isSigned ? styles["signed"] : styles["unsigned"]}>
      <Icon size={15} aria-hidden="true" />
      {say(`status-${of.status}`)}, {isSigned ? say("signed-by", { count: of.signedBy.length }) : say("not-signed")}
    </span>
  );
}

const grades = ["V1", "V2", "K1", "K2"] as const;

/** How many entries are known how well: the numbers are the words, the bar repeats them. */
export function Confidences({ of }: { readonly of: ListedVersion["confidences"] }): ReactElement {
  const say = useProtocolWords();
  const known = grades.flatMap((grade) => ((of[grade] ?? 0) === 0 ? [] : [{ grade, count: of[grade]! }]));
  if (known.length === 0) return <span className="quiet">–</span>;
  return (
    <>
      <span className={styles["bar"]} aria-hidden="true">
        {known.map(({ grade, count }) => (
          <span key={grade} className={styles[grade]} style={{ flexGrow: count }} />
        ))}
      </span>
      <span className={styles["grades"]}>
        {known.map(({ grade, count }) => (
          <span key={grade} title={say(grade)}>
            {grade} {count}
          </span>
        ))}
      </span>
    </>
  );
}
