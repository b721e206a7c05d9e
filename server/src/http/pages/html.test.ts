import { expect, test } from "vitest";
import { html } from "./html.ts";

test("what is put into a page is text, and cannot become anything else", () => {
  const name = `<script>alert("1")</script> & 'so'`;
  expect(html`<p title="${name}">${name}${html`<b>${1}</b>`}${[html`<i></i>`, "<"]}${undefined}${false}</p>`.html).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;so&#39;">' +
      "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;so&#39;<b>1</b><i></i>&lt;</p>",
  );
});
