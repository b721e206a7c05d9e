import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { lazy, type ReactElement, Suspense } from "react";
import { useAtLeisure } from "../client/at-leisure.ts";
import type { ClinicOfMine } from "../client/session.ts";
import { usePlaceWords } from "../words/places.ts";
import styles from "./frame.module.css";
import { LockButton } from "./lock-button.tsx";

const Tools = lazy(async () => ({ default: (await import("./tools.tsx")).Tools }));

type Shown = { readonly here: ClinicOfMine; readonly person: string; readonly isOneOfMany: boolean };

export function TopBar({ here, person, isOneOfMany }: Shown): ReactElement {
  const say = usePlaceWords();
  const isTime = useAtLeisure();
  return (
    <header className={styles["top"]}>
      <Link
        to="/clinics/$clinic/worklist"
        params={{ clinic: here.clinic }}
        className={styles["brand"]}
        aria-label="Longwatch"
      >
        <img src="/screen/icon.svg" alt="" width="26" height="26" /> <span className={styles["wide"]}>Longwatch</span>
      </Link>
      <span className={styles["clinic"]}>{here.name}</span>
      {isOneOfMany ? (
        <Button component={Link} to="/" variant="subtle" size="compact-sm" className={styles["wide"]}>
          {say("clinic-choose")}
        </Button>
      ) : undefined}
      <span className={styles["space"]} />
      <Suspense fallback={<LockButton />}>
        {isTime ? (
          <Tools person={person} clinic={here.clinic} mayFind={here.permissions.includes("read-details")} />
        ) : (
          <LockButton />
        )}
      </Suspense>
    </header>
  );
}
