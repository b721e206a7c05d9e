import { Title } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { useAsked } from "../client/queries.ts";
import { useTitle } from "../client/title.ts";
import { chooseLanguage, useLanguage } from "../words/words.ts";
import styles from "./entry.module.css";

/** A page before, or beside, any clinic. */
export function EntryCard({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const language = useLanguage();
  const { data: site } = useAsked<{ readonly banner: string | null }>("/site");
  useTitle(title);
  return (
    <div className={styles["page"]}>
      {site?.banner ? <p className={styles["banner"]}>{site.banner}</p> : undefined}
      <main className={styles["card"]} id="main">
        <p className={styles["brand"]}>
          <img src="/screen/icon.svg" alt="" width="30" height="30" /> Longwatch
        </p>
        <Title order={1} mb="md">
          {title}
        </Title>
        {children}
      </main>
      <footer>
        <button
          type="button"
          className={styles["language"]}
          lang={language === "en" ? "es" : "en"}
          onClick={() => chooseLanguage(language === "en" ? "es" : "en")}
        >
          {language === "en" ? "Español" : "English"}
        </button>
      </footer>
    </div>
  );
}
