import { enhance } from "./enhance";

// A way in stands on the screen no longer than it takes to print it, and does not come back with the page from the browser's memory.
enhance<HTMLElement>("[data-shown-for]", (shown) => {
  const take = (): void => {
    const note = document.createElement("p");
    note.className = "card-body mb-0 second";
    note.textContent = shown.dataset["gone"] ?? "";
    shown.replaceChildren(note);
  };
  setTimeout(take, Number(shown.dataset["shownFor"]) * 1000);
  window.addEventListener("pagehide", take, { once: true });
});
