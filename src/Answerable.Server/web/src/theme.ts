import { closest, onRender } from "./enhance";

type Choice = "light" | "dark" | "auto";

const systemDark = matchMedia("(prefers-color-scheme: dark)");

function choice(): Choice {
  const found = /(?:^|;\s*)theme=(light|dark)/.exec(document.cookie)?.[1];
  return found === "light" || found === "dark" ? found : "auto";
}

function apply(): void {
  const chosen = choice();
  const theme = chosen === "auto" ? (systemDark.matches ? "dark" : "light") : chosen;
  document.documentElement.setAttribute("data-bs-theme", theme);
  for (const button of document.querySelectorAll<HTMLElement>("button[data-theme-set]")) {
    button.setAttribute("aria-pressed", String(button.dataset["themeSet"] === chosen));
  }
}

function remember(chosen: string): void {
  const age = chosen === "auto" ? 0 : 31_536_000;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `theme=${chosen}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}

document.addEventListener("click", (event) => {
  const chosen = closest<HTMLElement>(event, "button[data-theme-set]")?.dataset["themeSet"];
  if (!chosen) return;
  remember(chosen);
  apply();
});
systemDark.addEventListener("change", apply);
onRender(apply);
