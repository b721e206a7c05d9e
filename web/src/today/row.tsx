import { Link } from "@tanstack/react-router";
import { memo, type ReactElement } from "react";
import { type Line, lineId } from "../acting/send.ts";
import { Day, daysBetween } from "../look/day.tsx";
import { Sentence } from "../look/sentence.tsx";
import { Urgency } from "../look/urgency.tsx";
import { useCommon } from "../words/common.ts";
import { placeOfNotice } from "./place-of.ts";
import styles from "./rows.module.css";
import { useTodayWords } from "./words.ts";

export type RowOf = {
  readonly line: Line;
  readonly clinic: string;
  readonly asOf: string;
  readonly isGone: boolean;
  /** The line before is of the same person: the name is not said twice. */
  readonly isSamePerson: boolean;
  readonly isChosen: boolean;
  readonly isMarked: boolean;
  readonly mayAct: boolean;
  readonly choose: (line: Line) => void;
  readonly open: (line: Line) => void;
  readonly mark: (line: Line) => void;
  /** What is shown of the chosen line below it, where there is no room beside the list. */
  readonly inline: ReactElement | undefined;
};

/** One line: how urgent, who, what and why, by when, who has it. */
export const Row = memo(function Row(row: RowOf): ReactElement {
  const { line, clinic, isGone, isSamePerson, isChosen, isMarked, mayAct, choose, open, mark } = row;
  const say = useTodayWords();
  const who = line.called ?? line.patient ?? (concernedIn(line) || say("clinic"));
  const reach = isChosen ? 0 : -1;
  return (
    <li
      className={styles["row"]}
      data-chosen={isChosen}
      data-gone={isGone}
      data-same={isSamePerson}
      data-urgency={line.urgency}
    >
      {mayAct ? (
        <input
          type="checkbox"
          className={styles["mark"]}
          aria-label={say("select", { what: `${who}, ${line.text}` })}
          tabIndex={reach}
          checked={isMarked}
          onChange={() => mark(line)}
        />
      ) : (
        <span />
      )}
      <span className={styles["urgency"]}>
        <Urgency of={line.urgency} />
      </span>
      <span className={styles["who"]}>
        {line.patient === null ? (
          <OfTheClinic line={line} clinic={clinic} who={who} reach={reach} />
        ) : (
          <Link
            to="/clinics/$clinic/patients/$patient"
            params={{ clinic, patient: line.patient }}
            tabIndex={reach}
            className={isSamePerson ? styles["again"] : undefined}
          >
            {who}
          </Link>
        )}
      </span>
      <button
        type="button"
        className={styles["what"]}
        data-line={lineId(line)}
        aria-current={isChosen}
        tabIndex={reach}
        onClick={() => choose(line)}
        onFocus={() => choose(line)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          open(line);
        }}
      >
        <span className={styles["text"]}>{line.text}</span>
        <span className={styles["why"]}>{isGone ? say("gone") : <Sentence of={line.why} />}</span>
        <span className={styles["meta"]}>
          <When {...row} />
          <Owner line={line} />
        </span>
      </button>
      {row.inline === undefined ? undefined : <div className={styles["inline"]}>{row.inline}</div>}
    </li>
  );
});

/** Whom a line of the clinic is about; many are counted. */
function concernedIn({ concerns }: Line): string {
  const names = concerns.flatMap(({ called, patient }) => called ?? patient ?? []);
  return names.length > 3 ? `${names.slice(0, 3).join("; ")} (+${names.length - 3})` : names.join("; ");
}

/** Work that is no patient's, with the way to where it is done. */
function OfTheClinic({
  line,
  clinic,
  who,
  reach,
}: {
  readonly line: Line;
  readonly clinic: string;
  readonly who: string;
  readonly reach: number;
}): ReactElement {
  const place = placeOfNotice(line);
  if (place === undefined) return <span className="quiet">{who}</span>;
  return (
    <Link to={place.to} params={{ clinic }} search={place.search} tabIndex={reach}>
      {who}
    </Link>
  );
}

function When({ line, asOf }: RowOf): ReactElement {
  const say = useTodayWords();
  const days = Math.max(0, daysBetween(line.openedOn, asOf));
  return (
    <span className={styles["when"]}>
      <span className={styles["by"]}>
        {line.deadlineOn === null ? (
          line.urgency === "ROUTINE" ? (
            say("next-visit")
          ) : undefined
        ) : (
          <>
            {say("by-day")} <Day of={line.deadlineOn} />
          </>
        )}{" "}
        {line.isOverdue ? <strong className={styles["late"]}>{say("late")}</strong> : undefined}
      </span>
      <span className="quiet">{days === 0 ? say("since-today") : say("waits", { count: days })}</span>
    </span>
  );
}

function Owner({ line }: { readonly line: Line }): ReactElement {
  const say = useTodayWords();
  const common = useCommon();
  return (
    <span className={styles["owner"]}>
      <span>
        {line.presentName ?? (
          <span className="quiet">
            {common(line.role as "nurse")}, {say(line.owner === null ? "nobody-yet" : "nobody-now")}
          </span>
        )}
      </span>
      {line.owner === line.present || line.ownerName === null ? undefined : (
        <span className="quiet">
          {say(line.present === null ? "was-with" : "in-place-of", { who: line.ownerName })}
        </span>
      )}
      {line.snoozedThrough === null ? undefined : (
        <span className="quiet">
          {say("aside-through")} <Day of={line.snoozedThrough} />
        </span>
      )}
      {line.saidDoneBy === null ? undefined : (
        <span className="quiet">{say("said-done", { who: line.saidDoneBy })}</span>
      )}
    </span>
  );
}
