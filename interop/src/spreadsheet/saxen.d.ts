/** The part of saxen that is used here; the package has no types of its own. */
declare module "saxen" {
  type Decode = (text: string) => string;
  export class Parser {
    on(
      hook: "openTag",
      listener: (name: string, attributes: () => Readonly<Record<string, string>>, decode: Decode) => void,
    ): this;
    on(hook: "closeTag", listener: (name: string) => void): this;
    on(hook: "text", listener: (text: string, decode: Decode) => void): this;
    on(hook: "cdata" | "attention", listener: (text: string) => void): this;
    on(hook: "error", listener: (error: Error) => void): this;
    parse(xml: string): void;
    stop(): void;
  }
}
