import { Button, Menu, Modal, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconLanguage, IconLogout, IconMoon, IconSun, IconUserCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { forgetDrafts } from "../client/drafts.ts";
import { endSession } from "../client/idle.ts";
import { hasUnsent } from "../client/unsent.ts";
import { Trouble } from "../look/trouble.tsx";
import { useCommon } from "../words/common.ts";
import { usePlaceWords } from "../words/places.ts";
import { chooseLanguage, useLanguage } from "../words/words.ts";
import { FindPatient } from "./find-patient.tsx";
import styles from "./frame.module.css";
import { LockButton } from "./lock-button.tsx";

/** What nobody needs before the page is there: it comes after it. */
export function Tools({
  person,
  clinic,
  mayFind,
}: {
  readonly person: string;
  readonly clinic: string;
  readonly mayFind: boolean;
}): ReactElement {
  return (
    <>
      {mayFind ? <FindPatient clinic={clinic} /> : undefined}
      <LockButton />
      <Person person={person} clinic={clinic} />
    </>
  );
}

function Person({ person, clinic }: { readonly person: string; readonly clinic: string }): ReactElement {
  const say = usePlaceWords();
  const common = useCommon();
  const language = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const other = scheme === "light" ? "dark" : "light";
  const [error, setError] = useState<unknown>();
  const [isAsked, setAsked] = useState(false);
  // Who is told to have left has left: the server has said so.
  const leave = async (isSure = false): Promise<void> => {
    if (!isSure && hasUnsent()) {
      setAsked(true);
      return;
    }
    setAsked(false);
    try {
      await endSession();
    } catch (thrown) {
      setError(thrown);
      return;
    }
    forgetDrafts();
    location.assign("/sign-in");
  };
  return (
    <>
      {error === undefined ? undefined : (
        <Modal
          opened
          onClose={() => setError(undefined)}
          title={say("sign-out-not")}
          closeButtonProps={{ "aria-label": common("close") }}
        >
          <Trouble error={error} again={() => void leave()} />
        </Modal>
      )}
      <Modal
        opened={isAsked}
        onClose={() => setAsked(false)}
        title={say("sign-out-unsent")}
        closeButtonProps={{ "aria-label": common("close") }}
      >
        <p>{say("sign-out-unsent-why")}</p>
        <Button onClick={() => setAsked(false)}>{say("stay")}</Button>{" "}
        <Button variant="default" onClick={() => void leave(true)}>
          {say("sign-out-anyway")}
        </Button>
      </Modal>
      <Menu position="bottom-end" width={230} keepMounted={false}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconUserCircle size={18} aria-hidden="true" />} px="sm">
            <span className={styles["wide"]}>{person}</span>
            <span className="unseen">{say("account")}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{person}</Menu.Label>
          <Menu.Item
            renderRoot={(props) => (
              <Link {...props} to="/clinics/$clinic/settings" params={{ clinic }} search={{ section: "account" }} />
            )}
            leftSection={<IconUserCircle size={16} aria-hidden="true" />}
          >
            {say("account")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLanguage size={16} aria-hidden="true" />}
            onClick={() => chooseLanguage(language === "en" ? "es" : "en")}
          >
            <span lang={language === "en" ? "es" : "en"}>{say("language")}</span>
          </Menu.Item>
          <Menu.Item
            leftSection={
              other === "dark" ? <IconMoon size={16} aria-hidden="true" /> : <IconSun size={16} aria-hidden="true" />
            }
            onClick={() => setColorScheme(other)}
          >
            {say(other)}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => void leave()}>
            {say("sign-out")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
