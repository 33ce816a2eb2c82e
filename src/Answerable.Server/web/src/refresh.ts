// A page that shows what others do, on a wall where nobody presses a key.
const page = document.querySelector<HTMLElement>("[data-refresh]");
if (page) window.setTimeout(() => location.reload(), Number(page.dataset["refresh"]) * 1_000);
