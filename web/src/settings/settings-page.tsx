import { Title } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import { type ReactElement, Suspense, useEffect, useRef } from "react";
import { useHere } from "../client/session.ts";
import { useTitle } from "../client/title.ts";
import { Waiting } from "../look/waiting.tsx";
import { usePlaceWords } from "../words/places.ts";
import { sections } from "./sections.ts";
import styles from "./settings.module.css";
import { useSettingsWords } from "./words.ts";

/** What the person may set here, one part at a time. */
export function Page(): ReactElement {
  const here = useHere();
  const say = useSettingsWords();
  const app = usePlaceWords();
  const { section } = useSearch({ strict: false }) as { section?: string };
  const open = sections.filter(({ needs }) => needs === undefined || needs.some(here.may));
  const shown = open.find(({ id }) => id === section) ?? open[0]!;
  useTitle(`${say(shown.id)} – ${app("settings")}`);
  const parts = useRef<HTMLElement>(null);
  // On a telephone the parts stand in one line, which is longer than the screen.
  useEffect(() => {
    parts.current?.querySelector(`[data-part="${shown.id}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [shown.id]);
  return (
    <>
      <Title order={1} mb="md">
        {app("settings")}
      </Title>
      <div className={styles["columns"]}>
        <nav ref={parts} aria-label={app("settings")} className={styles["sections"]}>
          <ul>
            {open.map(({ id }) => (
              <li key={id}>
                <Link
                  to="/clinics/$clinic/settings"
                  params={{ clinic: here.clinic }}
                  search={{ section: id }}
                  data-part={id}
                  aria-current={id === shown.id ? "page" : undefined}
                >
                  {say(id)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles["section"]}>
          <Suspense fallback={<Waiting />}>
            <shown.Section key={shown.id} />
          </Suspense>
        </div>
      </div>
    </>
  );
}
