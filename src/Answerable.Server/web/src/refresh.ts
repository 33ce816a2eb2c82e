import { enhance } from "./enhance";

// A page that shows what others do, on a wall where nobody presses a key. Its own clock ends with it: whoever went on may be writing.
enhance<HTMLElement>("[data-refresh]", (page) => {
  window.setTimeout(() => page.isConnected && location.reload(), Number(page.dataset["refresh"]) * 1_000);
});
