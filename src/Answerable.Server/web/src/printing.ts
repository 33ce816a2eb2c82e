import { closest } from "./enhance";

let opened: HTMLDetailsElement[] = [];

window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
  for (const details of opened) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});
document.addEventListener("click", (event) => {
  if (closest(event, "button[data-print]")) window.print();
});
