import { ActionIcon, Button, Menu, Modal, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconLanguage, IconLock, IconLogout, IconMoon, IconSun, IconUserCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { forgetDrafts } from "../client/drafts.ts";
import { endSession, lockNow } from "../client/idle.ts";
import type { ClinicOfMine } from "../client/session.ts";
import { Trouble } from "../look/trouble.tsx";
import { useCommon } from "../words/common.ts";
import { usePlaceWords } from "../words/places.ts";
import { chooseLanguage, useLanguage } from "../words/words.ts";
import { FindPatient } from "./find-patient.tsx";
import styles from "./frame.module.css";

type Shown = { readonly here: ClinicOfMine; readonly person: string; readonly isOneOfMany: boolean };

export function TopBar({ here, person, isOneOfMany }: Shown): ReactElement {
  const say = usePlaceWords();
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
      {here.permissions.includes("read-details") ? <FindPatient clinic={here.clinic} /> : undefined}
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={say("lock")}
        title={say("lock")}
        onClick={() => void lockNow()}
      >
        <IconLock size={18} aria-hidden="true" />
      </ActionIcon>
      <Person person={person} clinic={here.clinic} />
    </header>
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
  // Who is told to have left has left: the server has said so.
  const leave = async (): Promise<void> => {
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
