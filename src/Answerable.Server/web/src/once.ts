import { closest } from "./enhance";

/** A file leaves the page where it is: after a while the form may be sent again. */
const quiet = 5000;

// The answer to such a form is shown once: a second click would throw it away while it is on its way.
document.addEventListener("submit", (event) => {
  const form = closest<HTMLFormElement>(event, "form[data-once]");
  if (!form) return;
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
  setTimeout(() => form.removeAttribute("aria-busy"), quiet);
});
