import type { MomentListJson } from "@longwatch/api";
import { ActionIcon, Group } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { type ReactElement, useEffect, useState } from "react";
import { momentWords } from "../look/day.tsx";
import { useLanguage } from "../words/words.ts";
import styles from "./patient.module.css";
import type { Patient } from "./patient.ts";
import { usePatientWords } from "./words.ts";

/**
 * One step for each moment at which something was recorded, the last for today: it cannot stop where nothing changed. The
 * page turns once the hand rests.
 */
export function HistorySlider({
  moments,
  patient: { asked, go, here },
}: {
  readonly moments: MomentListJson["moments"];
  readonly patient: Patient;
}): ReactElement {
  const say = usePatientWords();
  const language = useLanguage();
  const last = moments.length;
  const known = asked.known === undefined ? last : Math.max(0, placeOf(moments, asked.known));
  const [place, setPlace] = useState(known);
  useEffect(() => setPlace(known), [known]);
  const one = moments[place];
  const words =
    one === undefined
      ? say("history-now")
      : [
          say("history-as", { moment: momentWords(one.at, here.zone, language) }),
          ...(["facts", "corrections", "documents"] as const).flatMap((what) =>
            one[what] === 0 ? [] : [say(`moment-${what}`, { count: one[what] })],
          ),
        ].join(" · ");
  const settle = (to: number): void => {
    setPlace(to);
    if (to !== known) go({ known: moments[to]?.at });
  };
  return (
    <div className={`no-print ${styles["slider"]}`}>
      <Group gap="xs" wrap="nowrap">
        <ActionIcon
          variant="default"
          aria-label={say("earlier-moment")}
          disabled={place === 0}
          onClick={() => settle(place - 1)}
        >
          <IconChevronLeft size={16} aria-hidden="true" />
        </ActionIcon>
        <div className={styles["track"]}>
          <input
            type="range"
            min={0}
            max={last}
            step={1}
            value={place}
            aria-label={say("history-what")}
            aria-valuetext={words}
            onChange={(event) => setPlace(Number(event.currentTarget.value))}
            onPointerUp={() => settle(place)}
            onKeyUp={() => settle(place)}
            onBlur={() => settle(place)}
          />
          <svg className={styles["moments"]} viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
            {moments.map(({ at, corrections }, i) => (
              <rect
                key={at}
                className={corrections > 0 ? styles["correction"] : styles["moment"]}
                x={(i / Math.max(last, 1)) * 1000}
                width={corrections > 0 ? 4 : 1.5}
                y={corrections > 0 ? 0 : 4}
                height={corrections > 0 ? 12 : 8}
              />
            ))}
          </svg>
        </div>
        <ActionIcon
          variant="default"
          aria-label={say("later-moment")}
          disabled={place >= last}
          onClick={() => settle(place + 1)}
        >
          <IconChevronRight size={16} aria-hidden="true" />
        </ActionIcon>
      </Group>
      <p role="status" className={styles["moment-words"]}>
        {words}
      </p>
    </div>
  );
}

/** The last moment at or before one. */
const placeOf = (moments: MomentListJson["moments"], known: string): number =>
  moments.findLastIndex(({ at }) => Date.parse(at) <= Date.parse(known));
