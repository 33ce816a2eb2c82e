const changes = ["turbo:load", "turbo:render", "turbo:frame-load"];

/** Runs now and whenever Turbo has put new markup on the page. */
export function onRender(run: () => void): void {
  run();
  for (const change of changes) document.addEventListener(change, run);
}

/** Calls attach once for each element that matches, also for those that arrive later. */
export function enhance<E extends Element>(selector: string, attach: (element: E) => void): void {
  const seen = new WeakSet<E>();
  onRender(() => {
    for (const element of document.querySelectorAll<E>(selector)) {
      if (seen.has(element)) continue;
      seen.add(element);
      attach(element);
    }
  });
}

/** The closest ancestor of an event's target that matches. */
export function closest<E extends Element>(event: Event, selector: string): E | null {
  return event.target instanceof Element ? event.target.closest<E>(selector) : null;
}
