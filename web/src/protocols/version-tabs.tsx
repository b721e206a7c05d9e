import { Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useHere } from "../client/session.ts";
import { dayWords } from "../look/day.tsx";
import tabs from "../look/tabs.module.css";
import { useLanguage } from "../words/words.ts";
import styles from "./protocols.module.css";
import type { ListedVersion, View } from "./protocols-page.tsx";
import { Signed } from "./version-marks.tsx";
import { useProtocolWords } from "./words.ts";

const views: readonly View[] = ["sheet", "compare", "adopt"];

/** The head of one version: its title, where it stands, and the ways of looking at it. */
export function VersionTabs({ of, view }: { readonly of: ListedVersion; readonly view: View }): ReactElement {
  const { clinic } = useHere();
  const say = useProtocolWords();
  const language = useLanguage();
  const places = of.inForceIn.map((place) => say(`place-${place as "EU"}`)).join(", ");
  return (
    <header className={styles["head"]}>
      <Link to="/clinics/$clinic/protocols" params={{ clinic }} className={`${styles["back"]} no-print`}>
        <IconArrowLeft size={16} aria-hidden="true" /> {say("all-versions")}
      </Link>
      <Title order={1}>{of.title}</Title>
      <p className={styles["facts"]}>
        <code>{of.name}</code>
        <span>{say(`layer-${of.layer}`)}</span>
        <span>{of.inForceIn.length > 0 ? `● ${say("in-force-in", { places })}` : `○ ${say("not-in-force")}`}</span>
        <Signed of={of} />
      </p>
      {of.adopted === null ? undefined : (
        <p className={styles["facts"]}>
          {say("adopted-from", { day: dayWords(of.adopted.from, language), by: of.adopted.by })}
          {of.adopted.reason === null ? "" : `. ${say("adopted-reason", { reason: of.adopted.reason })}`}
        </p>
      )}
      <nav aria-label={of.title} className={`${tabs["tabs"]} ${styles["tabs"]} no-print`}>
        {views.map((one) => (
          <Link
            key={one}
            to="/clinics/$clinic/protocols"
            params={{ clinic }}
            search={(before: Record<string, string | undefined>) => ({ ...before, protocol: of.name, view: one })}
            aria-current={one === view ? "page" : undefined}
          >
            {say(`view-${one}`)}
          </Link>
        ))}
      </nav>
    </header>
  );
}
