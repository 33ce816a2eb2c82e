import { config } from "@hotwired/turbo";

config.drive.progressBarDelay = 400;

// The ledger records who opened what: a page that was only pointed at was not opened.
document.addEventListener("turbo:before-prefetch", (event) => event.preventDefault());

// Left to the browser, because :target opens the rail and a history entry alone does not move it.
document.addEventListener("turbo:click", (event) => {
  const link = event.target;
  if (link instanceof HTMLAnchorElement && link.getAttribute("href")?.startsWith("#")) event.preventDefault();
});
