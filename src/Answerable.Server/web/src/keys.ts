import { closest, enhance, onRender } from "./enhance";

const teller = "form[data-teller]";

const rowsOf = (form: Element) => [...form.querySelectorAll<HTMLElement>("[data-row]")];
const radiosOf = (row: Element) => [...row.querySelectorAll<HTMLInputElement>("input[type=radio]:not(:disabled)")];
const chosen = (row: Element) => radiosOf(row).find((radio) => radio.checked);

/** A radio with its own key is chosen by that key, the others by their place. */
function radioFor(row: Element, key: string): HTMLInputElement | undefined {
  const radios = radiosOf(row);
  const placed = radios.filter((radio) => radio.dataset["key"] === undefined);
  return radios.find((radio) => radio.dataset["key"] === key) ?? placed[Number(key) - 1];
}

function paint(row: Element): void {
  for (const radio of radiosOf(row)) radio.closest("label")?.classList.toggle("on", radio.checked);
}

function mark(form: Element, row: HTMLElement): void {
  for (const other of rowsOf(form)) {
    other.classList.toggle("now", other === row);
    if (other === row) other.setAttribute("aria-current", "true");
    else other.removeAttribute("aria-current");
  }
}

function start(form: Element, row: HTMLElement | undefined): void {
  if (!row) return;
  mark(form, row);
  (chosen(row) ?? radiosOf(row)[0])?.focus({ preventScroll: true });
}

function go(form: Element, row: HTMLElement | undefined): void {
  start(form, row);
  row?.scrollIntoView({ block: "nearest" });
}

const firstMissing = (form: Element) => rowsOf(form).find((row) => !chosen(row));

function currentIndex(form: Element): number {
  return Math.max(0, rowsOf(form).findIndex((row) => row.classList.contains("now")));
}

function choose(form: Element, key: string): boolean {
  const rows = rowsOf(form);
  const index = currentIndex(form);
  const row = rows[index];
  const radio = row && radioFor(row, key);
  if (!row || !radio) return false;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  go(form, rows[index + 1] ?? row);
  return true;
}

function finish(form: HTMLFormElement): void {
  const missing = firstMissing(form);
  if (missing) return go(form, missing);
  if (form.getAttribute("aria-busy") === "true") return;
  const buttons = [...form.elements].filter((element) => element instanceof HTMLButtonElement);
  form.requestSubmit(buttons.find((button) => button.type === "submit" && !button.disabled) ?? null);
}

function handle(form: HTMLFormElement, event: KeyboardEvent): boolean {
  const rows = rowsOf(form);
  const index = currentIndex(form);
  if (/^[0-9-]$/.test(event.key)) return choose(form, event.key);
  if (event.key === "ArrowUp") go(form, rows[index - 1] ?? rows[index]);
  else if (event.key === "ArrowDown") go(form, rows[index + 1] ?? rows[index]);
  else if (event.key === "Enter" && !closest(event, "button, a[href], summary")) finish(form);
  else return false;
  return true;
}

function writing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "button", "submit"].includes(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}

document.addEventListener("keydown", (event) => {
  const form = document.querySelector<HTMLFormElement>(teller);
  if (!form || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.isComposing || event.repeat || writing(event.target)) return;
  if (handle(form, event)) event.preventDefault();
});
document.addEventListener("change", (event) => {
  const row = closest(event, `${teller} [data-row]`);
  if (row) paint(row);
});
document.addEventListener("focusin", (event) => {
  const row = closest<HTMLElement>(event, `${teller} [data-row]`);
  const form = row?.closest(teller);
  if (row && form) mark(form, row);
});
onRender(() => document.querySelectorAll(`${teller} [data-row]`).forEach(paint));
enhance<HTMLFormElement>(teller, (form) => start(form, firstMissing(form) ?? rowsOf(form)[0]));
