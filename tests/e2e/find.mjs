// Functions that run in the page and find elements by the names that a person would use. They are sent there as text,
// so each must be self-contained.

/** The first visible element of a role whose accessible name contains a text. */
export function findByRole(role, name) {
  const tags = {
    alert: "",
    button: "button, summary, input[type=button], input[type=submit]",
    checkbox: "input[type=checkbox]",
    combobox: "select",
    dialog: "dialog[open]",
    heading: "h1, h2, h3, h4, h5, h6",
    link: "a[href]",
    navigation: "nav",
    radio: "input[type=radio]",
    row: "tr",
    table: "table",
  };
  const selector = [`[role=${role}]`, tags[role]].filter(Boolean).join(", ");
  const clean = (text) => (text ?? "").normalize("NFC").replace(/\s+/g, " ").trim();
  const named = (element) => {
    const by = element
      .getAttribute("aria-labelledby")
      ?.split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    const labels = [...(element.labels ?? [])].map((label) => label.textContent);
    return [
      element.getAttribute("aria-label"),
      by?.join(" "),
      labels.join(" "),
      element.textContent,
      element.value,
      element.title,
    ].map(clean);
  };
  const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  const all = [...document.querySelectorAll(selector)].filter(shown);
  const wanted = clean(name);
  return (
    all.find((e) => named(e).includes(wanted)) ??
    all.find((e) => named(e).some((text) => text.includes(wanted))) ??
    null
  );
}

/** The first field whose label contains a text; an exact match comes first. */
export function findField(label) {
  const clean = (text) => (text ?? "").normalize("NFC").replace(/\s+/g, " ").trim();
  const named = (field) => {
    const by = field
      .getAttribute("aria-labelledby")
      ?.split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    return [
      field.getAttribute("aria-label"),
      by?.join(" "),
      ...[...(field.labels ?? [])].map((label) => label.textContent),
    ].map(clean);
  };
  const all = [...document.querySelectorAll("input, select, textarea")];
  const wanted = clean(label);
  return (
    all.find((f) => named(f).includes(wanted)) ??
    all.find((f) => named(f).some((text) => text.includes(wanted))) ??
    null
  );
}

/** The text of an element or of the page, also what the browser has not laid out yet (style/components.css). */
export function textOf(element) {
  const { dataset } = document.documentElement;
  const { returning = "no" } = dataset;
  dataset.returning = "yes";
  const text = (element ?? document.body).innerText;
  dataset.returning = returning;
  return text;
}

/** Whether what `textOf` found contains a text. This runs outside the page. */
export function contains(found, text) {
  const clean = (text) => text.normalize("NFC").replace(/\s+/g, " ");
  return clean(found).includes(clean(text));
}
