import { enhance } from "./enhance";

const pause = 1_500;
const retry = 10_000;

// The same words sent again would be refused again.
const final = [400, 403, 404, 409, 413, 422];

class Draft {
  #form: HTMLFormElement;
  #timer = 0;
  #dirty = false;
  #sending: Promise<boolean> | null = null;
  #submitting = false;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    form.addEventListener("input", () => this.#changed());
    form.addEventListener("change", () => this.#changed());
    form.addEventListener("submit", (event) => this.#submitted(event));
    form.addEventListener("turbo:submit-end", (event) => this.#answered(event as CustomEvent<{ fetchResponse?: unknown }>));
    // A refused form comes back filled in: its words are not yet a draft.
    if (form.querySelector(".an-errors")) this.#changed();
  }

  /** What was typed last must not wait for the pause when the page goes away. */
  flush(): void {
    if (this.#dirty && this.#form.isConnected) void this.#save(true);
  }

  #changed(): void {
    this.#dirty = true;
    this.#submitting = false;
    this.#later(pause);
  }

  // Whatever the answer, a page follows that knows the version; only without an answer the words are still ours to keep.
  #answered(event: CustomEvent<{ fetchResponse?: unknown }>): void {
    this.#submitting = false;
    if (!event.detail.fetchResponse) this.#changed();
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#save(false), delay);
  }

  // A draft still under way would change the version under the submission.
  #submitted(event: SubmitEvent): void {
    clearTimeout(this.#timer);
    this.#submitting = true;
    if (!this.#sending) {
      this.#dirty = false;
      this.#count();
      return;
    }
    event.preventDefault();
    void this.#sending.finally(() => this.#form.requestSubmit(event.submitter));
  }

  async #save(leaving: boolean): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending || this.#submitting || !this.#form.isConnected) return;
    this.#dirty = false;
    this.#count();
    this.#sending = this.#send(leaving);
    const answered = await this.#sending;
    this.#sending = null;
    this.#dirty ||= !answered;
    if (this.#dirty && !this.#submitting) this.#later(answered ? pause : retry);
  }

  /** False when the same request may pass later. */
  async #send(keepalive: boolean): Promise<boolean> {
    try {
      const response = await fetch(this.#form.dataset["draftUrl"] ?? "", {
        method: "POST",
        body: this.#fields(),
        headers: { Accept: "application/json, text/plain" },
        redirect: "manual",
        signal: AbortSignal.timeout(retry),
        keepalive,
      });
      if (response.ok) await this.#saved(response);
      else if (final.includes(response.status)) await this.#refused(response);
      else throw new Error(response.statusText);
      return true;
    } catch {
      this.#say(this.#failure());
      return false;
    }
  }

  #fields(): FormData {
    const fields = new FormData(this.#form);
    for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
    return fields;
  }

  // A save that arrives late must not undo what this page sent after it.
  #count(): void {
    const turn = this.#form.querySelector<HTMLInputElement>("[data-draft-turn]");
    if (turn) turn.value = String(Number(turn.value) + 1);
  }

  async #saved(response: Response): Promise<void> {
    if (!response.headers.get("Content-Type")?.includes("json")) return this.#say(await response.text());
    const { version, text } = (await response.json()) as { version?: number | string; text?: string };
    const field = this.#form.querySelector<HTMLInputElement>("input[name=version]");
    if (field && version !== undefined) field.value = String(version);
    if (text !== undefined) this.#say(text);
  }

  async #refused(response: Response): Promise<void> {
    const plain = response.headers.get("Content-Type")?.startsWith("text/plain");
    this.#say(plain ? await response.text() : this.#failure());
  }

  #failure(): string {
    const template = this.#find("[data-draft-failed]");
    return (template instanceof HTMLTemplateElement ? template.content : template)?.textContent?.trim() ?? "";
  }

  #say(text: string): void {
    const status = this.#find("[data-draft-status]");
    if (status && status.textContent !== text) status.textContent = text;
  }

  #find(selector: string): Element | null {
    return this.#form.querySelector(selector) ?? document.querySelector(selector);
  }
}

const drafts = new Set<Draft>();

function flushAll(): void {
  for (const draft of drafts) draft.flush();
}

enhance<HTMLFormElement>("form[data-draft-url]", (form) => drafts.add(new Draft(form)));
document.addEventListener("visibilitychange", () => document.hidden && flushAll());
window.addEventListener("pagehide", flushAll);
document.addEventListener("turbo:before-visit", flushAll);
document.addEventListener("turbo:before-render", flushAll);
