import type { DeliveryListJson, MailSetUpJson, TestMessageSentJson } from "@longwatch/api";
import { Alert, Button } from "@mantine/core";
import { IconAlertTriangle, IconMailForward, IconMailOff } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { DeliveriesCard } from "./deliveries-card.tsx";
import styles from "./messages.module.css";
import { useMessagesWords } from "./messages-words.ts";

/** What the clinic sends out: whether it can, what became of it, and what stands in it. */
export function MessagesSection(): ReactElement {
  const here = useHere();
  const { data, error, refetch } = useAsked<MailSetUpJson>(`${here.path}/deliveries/set-up`);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  return (
    <>
      <SetUpCard from={data.from} />
      <DeliveriesCard canSend={data.from !== null} />
      <TextsCard texts={data.texts} />
    </>
  );
}

function SetUpCard({ from }: Pick<MailSetUpJson, "from">): ReactElement {
  const here = useHere();
  const say = useMessagesWords();
  const list = useAsked<DeliveryListJson>(`${here.path}/deliveries`, { limit: 1 }, from === null);
  const test = useAct<TestMessageSentJson>(`${here.path}/audit`);
  const counts = list.data?.counts;
  const left = counts === undefined ? 0 : counts.waiting + counts.again;
  return (
    <Card title={say("title")}>
      <p className="quiet">{say("lead")}</p>
      <div className={styles["from"]}>
        {from === null ? (
          <Alert color="yellow" icon={<IconMailOff aria-hidden="true" />}>
            <strong>{say("from-none")}</strong> {say("from-none-note")}{" "}
            {left === 0 ? "" : say("left-waiting", { count: left })}
          </Alert>
        ) : (
          <p>
            <IconMailForward size={20} aria-hidden="true" /> {say("from-set")} <strong>{from}</strong>
          </p>
        )}
        <Button
          className="no-print"
          variant="default"
          loading={test.isPending}
          onClick={() => test.mutate({ path: `${here.path}/deliveries/tests` })}
        >
          {say("test-send")}
        </Button>
      </div>
      {test.data === undefined ? undefined : <Tested of={test.data} />}
      {test.error === null ? undefined : <Trouble error={test.error} />}
    </Card>
  );
}

function Tested({ of: { outcome, to, why, code } }: { readonly of: TestMessageSentJson }): ReactElement {
  const say = useMessagesWords();
  const isTaken = outcome === "taken";
  return (
    <Alert
      role="status"
      mt="md"
      color={isTaken ? "sea" : "yellow"}
      icon={isTaken ? <IconMailForward aria-hidden="true" /> : <IconAlertTriangle aria-hidden="true" />}
    >
      {say(`test-${outcome}`, { to })} {why === null ? "" : say(`why-${why}`)}
      {code !== null && /^\d+$/.test(code) ? ` (${say("code", { code })})` : ""}
    </Alert>
  );
}

function TextsCard({ texts }: Pick<MailSetUpJson, "texts">): ReactElement {
  const say = useMessagesWords();
  return (
    <Card title={say("texts-title")}>
      <p className="quiet">{say("texts-note")}</p>
      <div className={styles["texts"]}>
        {texts.map(({ kind, languages, subject, text }) => {
          const only = languages.length === 1 ? languages[0] : undefined;
          return (
            <figure key={subject} className={styles["text"]}>
              <figcaption>
                {say(`kind-${kind}`)}{" "}
                <span className="quiet">
                  {say(kind === "reminder" ? "text-patient" : "text-staff")},{" "}
                  {say(only === undefined ? "in-both" : `in-${only}`)}
                </span>
              </figcaption>
              <div className={styles["letter"]} {...(only === undefined ? {} : { lang: only })}>
                <h3>
                  <span className="unseen">{say("subject")}: </span>
                  {subject}
                </h3>
                <p>{text.trim()}</p>
              </div>
            </figure>
          );
        })}
      </div>
    </Card>
  );
}
