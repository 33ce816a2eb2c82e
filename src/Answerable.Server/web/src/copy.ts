import { closest } from "./enhance";

const shown = 2_000;

function textOf(target: Element): string {
  const value = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : null;
  return (value ?? target.textContent ?? "").trim();
}

/** For addresses without TLS, where the clipboard may not be written to: the reader copies what is marked. */
function mark(target: Element): void {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.select();
  else getSelection()?.selectAllChildren(target);
}

function confirm(button: HTMLElement): void {
  const label = button.querySelector<HTMLElement>("[data-copy-label]");
  const done = button.dataset["copied"];
  if (!label || !done || label.textContent === done) return;
  const before = label.textContent;
  label.textContent = done;
  window.setTimeout(() => (label.textContent = before), shown);
}

document.addEventListener("click", async (event) => {
  const button = closest<HTMLElement>(event, "button[data-copy]");
  const target = button && document.querySelector(button.dataset["copy"] ?? "");
  if (!button || !target) return;
  try {
    await navigator.clipboard.writeText(textOf(target));
    confirm(button);
  } catch {
    mark(target);
  }
});
