import type { ProtocolComparisonJson } from "@longwatch/api";
import type { ReactElement } from "react";
import styles from "./comparison.module.css";
import { Item } from "./sheet-item.tsx";
import { wordDiff } from "./word-diff.ts";
import { useProtocolWords } from "./words.ts";

type Change = ProtocolComparisonJson["sections"][number]["changes"][number];
type LineChange = ProtocolComparisonJson["head"][number];

/** The names of the two versions. */
type Between = { readonly before: string; readonly after: string };

const signs = { added: "+", removed: "−", changed: "±" } as const;

/** An entry that came, went or changed: by a sign and a word, and only then by colour. */
export function ChangedItem({ of, between }: { readonly of: Change; readonly between: Between }): ReactElement {
  const say = useProtocolWords();
  return (
    <div className={`${styles["change"]} ${styles[of.change]}`}>
      <p className={styles["mark"]}>
        <span aria-hidden="true">{signs[of.change]}</span> {say(of.change)}
      </p>
      {of.change === "changed" ? (
        <>
          <h3 className={styles["changed-name"]}>
            {of.item.name} <code>{of.item.id}</code>
          </h3>
          <Lines of={of.lines} between={between} />
        </>
      ) : (
        <Item of={of.item} />
      )}
    </div>
  );
}

/** Lines side by side, before and after, with the words marked that are not in both. */
export function Lines({
  of,
  between,
}: {
  readonly of: readonly LineChange[];
  readonly between: Between;
}): ReactElement {
  const say = useProtocolWords();
  return (
    <table className={styles["sides"]}>
      <thead>
        <tr>
          <td />
          <th scope="col">{between.before}</th>
          <th scope="col">{between.after}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((line) => (
          <tr key={`${line.label} ${line.before} ${line.after}`}>
            <th scope="row">{line.label}</th>
            <td data-label={between.before}>
              {line.before === null ? <em className="quiet">{say("said-nothing")}</em> : <Side of={line} is="old" />}
            </td>
            <td data-label={between.after}>
              {line.after === null ? <em className="quiet">{say("says-nothing")}</em> : <Side of={line} is="new" />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ of, is }: { readonly of: LineChange; readonly is: "old" | "new" }): ReactElement {
  const Mark = is === "old" ? "del" : "ins";
  return (
    <>
      {wordDiff(of.before ?? "", of.after ?? "")
        .filter((piece) => piece.is === "same" || piece.is === is)
        .map((piece, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
          piece.is === "same" ? <span key={index}>{piece.text}</span> : <Mark key={index}>{piece.text}</Mark>,
        )}
    </>
  );
}
