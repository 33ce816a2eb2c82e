import { closest, enhance } from "./enhance";

/** How long somebody may go on typing before suggestions are asked for, in milliseconds. */
const pause = 150;

/** The search box as a combobox: suggestions while somebody types, chosen by arrows. Without it the form still searches. */
class SearchBox {
  private readonly input: HTMLInputElement;
  private readonly panel: HTMLElement;
  private readonly status: HTMLElement | null;
  private timer = 0;
  private asked: AbortController | undefined;
  private chosen = -1;

  constructor(private readonly form: HTMLFormElement) {
    this.input = form.querySelector<HTMLInputElement>("input[type=search]")!;
    this.panel = form.querySelector<HTMLElement>(".an-suggest")!;
    this.status = form.querySelector<HTMLElement>("[data-suggest-status]");
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"]] as const) {
      this.input.setAttribute(name, value);
    }
    this.input.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.later();
    });
    this.input.addEventListener("compositionend", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.panel.addEventListener("mousedown", (event) => event.preventDefault());
    this.panel.addEventListener("click", () => this.close());
    form.addEventListener("submit", () => this.close());
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget as Node | null)) this.close();
    });
  }

  private get options(): HTMLAnchorElement[] {
    return this.panel.hidden ? [] : [...this.panel.querySelectorAll<HTMLAnchorElement>("[role=option]")];
  }

  private later(): void {
    window.clearTimeout(this.timer);
    this.asked?.abort();
    if (this.input.value.trim() === "") return this.close();
    this.timer = window.setTimeout(() => void this.ask(), pause);
  }

  private async ask(): Promise<void> {
    const asked = (this.asked = new AbortController());
    const address = new URL(this.form.dataset["suggest"] ?? "", window.location.href);
    for (const [name, value] of new FormData(this.form)) address.searchParams.append(name, String(value));
    try {
      const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      const html = await answer.text();
      if (!asked.signal.aborted && document.activeElement === this.input) this.show(html);
    } catch (error) {
      if (asked.signal.aborted) return;
      this.close();
      this.say("failed");
    }
  }

  private show(html: string): void {
    this.panel.innerHTML = html;
    this.panel.hidden = false;
    this.choose(-1);
    const some = this.options.length > 0;
    this.input.setAttribute("aria-expanded", String(some));
    if (some) this.input.setAttribute("aria-controls", "suggestions");
    this.say(some ? "some" : "none");
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.asked?.abort();
    this.panel.hidden = true;
    this.panel.replaceChildren();
    this.chosen = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.input.removeAttribute("aria-controls");
  }

  private say(what: "some" | "none" | "failed"): void {
    if (this.status) this.status.textContent = this.status.dataset[what] ?? "";
  }

  private choose(index: number): void {
    const options = this.options;
    this.chosen = index;
    options.forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === index));
      option.classList.toggle("on", i === index);
    });
    const option = options[index];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const count = this.options.length;
    // From the text to the first, and from the last back to the text.
    if (event.key === "ArrowDown" && count > 0) this.choose(this.chosen + 1 < count ? this.chosen + 1 : -1);
    else if (event.key === "ArrowUp" && count > 0) this.choose(this.chosen < 0 ? count - 1 : this.chosen - 1);
    else if (event.key === "Enter" && this.options[this.chosen]) this.options[this.chosen]?.click();
    else if (event.key === "Escape" && !this.panel.hidden) this.close();
    else return;
    event.preventDefault();
  }
}

function writing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "button", "submit"].includes(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (writing(event.target) || closest(event, "[data-teller]")) return;
  const input = document.querySelector<HTMLInputElement>("form[data-suggest] input[type=search]");
  if (!input) return;
  event.preventDefault();
  // On a phone the box is on the search page only.
  if (input.offsetParent === null) document.querySelector<HTMLAnchorElement>(".an-find")?.click();
  input.focus();
  input.select();
});
enhance<HTMLFormElement>("form[data-suggest]", (form) => new SearchBox(form));
