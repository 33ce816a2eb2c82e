import { closest, onRender } from "./enhance";

const root = "[data-limit-form]";

const eastAsian = "\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFE30-\\uFE4F\\uFF00-\\uFFEF\\u{20000}-\\u{3FFFF}";
const words = new RegExp(`[${eastAsian}]|[^\\s${eastAsian}]+`, "gu");

/** A run of anything else is one, a Chinese character is one, as Word counts: the server counts the same. */
function count(text: string): number {
  return text.match(words)?.length ?? 0;
}

function figure(value: number): string {
  return value.toLocaleString(document.documentElement.lang || undefined);
}

function show(form: Element, kind: "total" | "share", text: string, percent: number, ok: boolean): void {
  for (const element of form.querySelectorAll(`[data-${kind}]`)) {
    element.textContent = text;
    element.classList.toggle("late", !ok);
    element.classList.toggle("done", ok);
    const meter = element.closest("[data-meter], .an-meters > *");
    for (const word of meter?.querySelectorAll<HTMLElement>("[data-when]") ?? []) {
      word.hidden = word.dataset["when"] !== (ok ? "ok" : "bad");
    }
  }
  for (const bar of form.querySelectorAll(`[data-bar="${kind}"]`)) {
    bar.setAttribute("width", Math.min(100, percent).toFixed(1));
    bar.classList.toggle("late", !ok);
    bar.classList.toggle("accent", ok);
  }
}

function measure(form: Element): void {
  let total = 0;
  let own = 0;
  let problems = 0;
  for (const area of form.querySelectorAll<HTMLTextAreaElement>("textarea[data-count]")) {
    const length = count(area.value);
    total += length;
    if (area.hasAttribute("data-own")) own += length;
    if (area.hasAttribute("data-problems")) problems += length;
    const label = form.querySelector<HTMLElement>(`[data-count-for="${CSS.escape(area.name)}"]`);
    if (!label) continue;
    label.textContent = figure(length);
    label.classList.toggle("late", length > Number(area.dataset["max"] ?? Infinity));
  }
  const max = Number(form.querySelector<HTMLElement>("[data-total]")?.dataset["max"] ?? Infinity);
  const least = Number(form.querySelector<HTMLElement>("[data-share]")?.dataset["minPercent"] ?? 0);
  const share = own === 0 ? 0 : (problems * 100) / own;
  show(form, "total", figure(total), (total * 100) / max, total <= max);
  show(form, "share", `${Math.floor(share)}%`, share, problems * 100 >= least * own && own > 0);
}

document.addEventListener("input", (event) => {
  const form = closest(event, root);
  if (form && closest(event, "textarea[data-count]")) measure(form);
});
onRender(() => document.querySelectorAll(root).forEach(measure));
