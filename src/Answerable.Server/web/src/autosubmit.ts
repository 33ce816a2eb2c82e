import { closest } from "./enhance";

document.documentElement.classList.add("js");

document.addEventListener("change", (event) => {
  closest<HTMLSelectElement>(event, "select[data-autosubmit]")?.form?.requestSubmit();
});
