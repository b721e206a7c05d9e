import { Alert, Button, Container } from "@mantine/core";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { type ReactElement, Suspense, useEffect } from "react";
import { Refusal } from "../api.ts";
import { keepDraftsOf } from "../client/drafts.ts";
import { useIdleLock } from "../client/idle.ts";
import { isLeftLocked } from "../client/left-locked.ts";
import { useLive } from "../client/live.ts";
import { seenAs } from "../client/locking.ts";
import { useAsked } from "../client/queries.ts";
import { type ClinicOfMine, useSession } from "../client/session.ts";
import { momentWords } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useCommon } from "../words/common.ts";
import { usePlaceWords } from "../words/places.ts";
import { useLanguage } from "../words/words.ts";
import styles from "./frame.module.css";
import { Navigation } from "./navigation.tsx";
import { TopBar } from "./top-bar.tsx";

/** What stands around every page of a clinic, once it is known who is there and that they work here. */
export function Frame(): ReactElement {
  const { clinic } = useParams({ from: "/clinics/$clinic" });
  const { data: session, error } = useSession();
  const say = usePlaceWords();
  useEffect(() => {
    if (session === undefined || seenAs(session)) return;
    keepDraftsOf(session.account);
    location.assign("/");
  }, [session]);
  useIdleLock(session?.idleMinutes);
  if (error instanceof Refusal && error.status === 401 && session === undefined) {
    location.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    return <Waiting />;
  }
  // Somebody locked it, and the server had not heard: nothing is drawn before they are back.
  if (session !== undefined && isLeftLocked(session)) return <Waiting />;
  if (session === undefined)
    return error === null ? <Waiting /> : <Trouble error={error} again={() => location.reload()} />;
  const here = session.clinics.find((one) => one.clinic === clinic);
  if (here === undefined)
    return (
      <Container size="sm" py="xl">
        <h1>{say("no-member")}</h1>
        <p>{say("no-member-why")}</p>
        <Button component={Link} to="/">
          {say("to-start")}
        </Button>
      </Container>
    );
  return <Around here={here} name={session.displayName} isOneOfMany={session.clinics.length > 1} />;
}

function Around({
  here,
  name,
  isOneOfMany,
}: {
  readonly here: ClinicOfMine;
  readonly name: string;
  readonly isOneOfMany: boolean;
}): ReactElement {
  const say = usePlaceWords();
  const common = useCommon();
  const language = useLanguage();
  const { data: site } = useAsked<{ readonly banner: string | null }>("/site");
  const { isHeard, lastHeardAt } = useLive(here.clinic, here.permissions.includes("read-worklist"));
  return (
    <div className={styles["frame"]}>
      <a className={styles["skip"]} href="#main">
        {say("skip")}
      </a>
      {site?.banner ? <p className={styles["banner"]}>{site.banner}</p> : undefined}
      <TopBar here={here} person={name} isOneOfMany={isOneOfMany} />
      <Navigation here={here} />
      <main id="main" tabIndex={-1} className={styles["main"]}>
        {isHeard ? undefined : (
          <Alert role="status" color="yellow" mb="md" className="no-print">
            {common("not-heard", { at: momentWords(lastHeardAt.toISOString(), here.zone, language) })}
          </Alert>
        )}
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className={styles["footer"]}>
        {say("advises")}{" "}
        <a href={`/guide/${language}/index.html`} target="_blank" rel="noreferrer">
          {say("guide")}
        </a>{" "}
        <a href="/screen/licences.md">{say("licences")}</a>
      </footer>
    </div>
  );
}
