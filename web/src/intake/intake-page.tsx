import { Title } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import { lazy, type ReactElement, Suspense } from "react";
import { useHere } from "../client/session.ts";
import { useTitle } from "../client/title.ts";
import line from "../look/tabs.module.css";
import { Waiting } from "../look/waiting.tsx";
import { usePlaceWords } from "../words/places.ts";
import styles from "./intake.module.css";
import { useIntakeWords } from "./words.ts";

const tabs = [
  { id: "quarantine", Tab: lazy(async () => ({ default: (await import("./quarantine-tab.tsx")).QuarantineTab })) },
  { id: "codes", Tab: lazy(async () => ({ default: (await import("./codes-tab.tsx")).CodesTab })) },
  { id: "import", Tab: lazy(async () => ({ default: (await import("./import-tab.tsx")).ImportTab })) },
  { id: "feeds", Tab: lazy(async () => ({ default: (await import("./feeds-tab.tsx")).FeedsTab })) },
] as const;

/** Everything that came in and needs a person: messages, codes, tables, and whether the feeds are heard. */
export function Page(): ReactElement {
  const { clinic } = useHere();
  const say = useIntakeWords();
  const app = usePlaceWords();
  const { tab } = useSearch({ strict: false }) as { readonly tab?: string };
  const shown = tabs.find(({ id }) => id === tab) ?? tabs[0];
  useTitle(`${say(shown.id)} – ${app("intake")}`);
  return (
    <>
      <Title order={1}>{app("intake")}</Title>
      <nav aria-label={app("intake")} className={`${line["tabs"]} ${styles["tabs"]}`}>
        {tabs.map(({ id }) => (
          <Link
            key={id}
            to="/clinics/$clinic/intake"
            params={{ clinic }}
            search={{ tab: id }}
            aria-current={id === shown.id ? "page" : undefined}
          >
            {say(id)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Waiting />}>
        <shown.Tab />
      </Suspense>
    </>
  );
}
