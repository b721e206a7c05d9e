/// <reference path="./saxen.d.ts" />
import { Parser } from "saxen";

/** What is told of a text of XML, in its order. Elements come without their prefix; an attribute is found
 * with or without one, and decoded when it is asked for. */
export type XmlWalk = {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  /** Between two tags; a text may come in pieces. */
  readonly text?: (text: string) => void;
};

/**
 * Walks through XML without keeping it. A document type is refused: a workbook has none, and its entities can swell without end.
 *
 * @returns false where the text is not well-formed; what was told until then is not to be used
 */
export function walkXml(xml: string, walk: XmlWalk): boolean {
  let isSound = true;
  const parser = new Parser();
  const refuse = (): void => {
    isSound = false;
    parser.stop();
  };
  parser.on("error", refuse);
  parser.on("attention", refuse);
  parser.on("openTag", (name, attributes, decode) =>
    walk.open?.(bare(name), (wanted) => {
      const all = attributes();
      const sent = all[wanted] ?? Object.entries(all).find(([key]) => key.endsWith(`:${wanted}`))?.[1];
      return sent === undefined ? undefined : decode(sent);
    }),
  );
  parser.on("closeTag", (name) => walk.close?.(bare(name)));
  parser.on("text", (text, decode) => walk.text?.(decode(text)));
  parser.on("cdata", (text) => walk.text?.(text));
  parser.parse(xml);
  return isSound;
}

const bare = (name: string): string => name.slice(name.indexOf(":") + 1);
