import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import {
  CheckField,
  ChoiceField,
  ErrorSummary,
  Field,
  SelectField,
} from "../../../routes/_forms.tsx";

const OPTIONS = [{ value: "a", label: "Ensin" }, { value: "b", label: "Sitten" }];

/** Whether the control with an id is described by texts that are there, and what they say. */
function descriptionOf(html: string, id: string): string[] {
  const control = new RegExp(`<[^>]*\\bid="${id}"[^>]*>`).exec(html)?.[0] ?? "";
  const ids = /aria-describedby="([^"]+)"/.exec(control)?.[1]?.split(" ") ?? [];
  return ids.map((one) => {
    const said = new RegExp(`id="${one}"[^>]*>([^<]+)<`).exec(html)?.[1];
    assert.ok(said, `${one} is not there`);
    return said;
  });
}

Deno.test("a field is described by its hint and its error, and keeps what was typed", () => {
  const html = renderToString(
    <Field name="phone" label="Numero" hint="Vihje" error="Tarkista numero" value={`05"0`} />,
  );
  assert.deepEqual(descriptionOf(html, "phone"), ["Vihje", "Tarkista numero"]);
  assert.match(html, /<label for="phone">Numero<\/label>/);
  assert.match(html, /aria-invalid="true"/);
  assert.match(html, /value="05&quot;0"/);
  const right = renderToString(<Field name="phone" label="Numero" />);
  assert.deepEqual(descriptionOf(right, "phone"), []);
  assert.doesNotMatch(right, /aria-invalid|field-wrong/);
});

Deno.test("a field of several lines keeps the lines, and markup stays text", () => {
  const typed = "a\n<b>";
  const html = renderToString(<Field name="text" label="Viesti" rows={4} value={typed} />);
  assert.match(html, /<textarea[^>]*rows="4"[^>]*>a\n&lt;b><\/textarea>|>a\n&lt;b&gt;<\/textarea>/);
});

Deno.test("what may be left empty says so in words", () => {
  const html = renderToString(<Field name="nick" label="Nimimerkki" optional="fi" />);
  assert.match(html, /Nimimerkki \(ei pakollinen\)<\/label>/);
});

Deno.test("every line of the error summary leads to a control that is there", () => {
  const errors = {
    phone: "Tarkista numero",
    sure: "Rastita ruutu",
    kind: "Valitse",
    when: "Valitse",
  };
  const html = renderToString(
    <>
      <ErrorSummary errors={errors} lang="fi" />
      <Field name="phone" label="Numero" error={errors.phone} />
      <CheckField name="sure" label="Olen varma" error={errors.sure} />
      <ChoiceField name="kind" label="Laji" options={OPTIONS} error={errors.kind} />
      <SelectField name="when" label="Aika" options={OPTIONS} error={errors.when} />
    </>,
  );
  assert.match(html, /role="alert"/);
  for (const [name, message] of Object.entries(errors)) {
    assert.ok(html.includes(`<a href="#${name}">${message}</a>`), name);
    assert.match(html, new RegExp(`<(input|select)[^>]*\\bid="${name}"`));
  }
  assert.equal(new Set(html.match(/\bid="[^"]+"/g)).size, html.match(/\bid="[^"]+"/g)?.length);
});

Deno.test("without errors there is no summary", () => {
  assert.equal(renderToString(<ErrorSummary errors={{}} lang="fi" />), "");
});

Deno.test("what was chosen stays chosen, and nothing is chosen for anybody", () => {
  const chosen = renderToString(<ChoiceField name="k" label="Laji" options={OPTIONS} value="b" />);
  assert.match(chosen, /value="b" checked/);
  assert.doesNotMatch(chosen, /value="a" checked/);
  const open = renderToString(<ChoiceField name="k" label="Laji" options={OPTIONS} />);
  assert.doesNotMatch(open, /checked/);
  const select = renderToString(<SelectField name="k" label="Laji" options={OPTIONS} value="b" />);
  assert.match(select, /<option[^>]*selected[^>]*>Sitten|<option value="b" selected/);
  assert.doesNotMatch(renderToString(<CheckField name="s" label="Olen varma" />), /checked/);
});
