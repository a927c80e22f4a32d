/** `hover-class` while a finger is down, and Enter or Space as a tap: what a document does not do for `wx-view`. */
export function listenForPresses(document: Document): void {
  let pressed: { element: Element; classes: string[] } | null = null;
  const release = (): void => {
    pressed?.element.classList.remove(...pressed.classes);
    pressed = null;
  };
  document.addEventListener('pointerdown', ({ target }) => {
    release();
    const element = (target as Element | null)?.closest('[hover-class]');
    const hoverClass = element?.getAttribute('hover-class') ?? 'none';
    if (!element || hoverClass === 'none') return;
    pressed = { element, classes: hoverClass.split(/\s+/).filter(Boolean) };
    element.classList.add(...pressed.classes);
  });
  for (const type of ['pointerup', 'pointercancel', 'scroll'])
    document.addEventListener(type, release, { capture: true, passive: true });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const element = event.target as HTMLElement;
    if (!element.matches('[role=button], [role=link], [role=tab], wx-button')) return;
    event.preventDefault();
    press(element);
  });
}

/** A tap by mouse, as glass-easel hears it. */
function press(element: HTMLElement): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = {
    bubbles: true,
    cancelable: true,
    composed: true,
    button: 0,
    clientX: left + width / 2,
    clientY: top + height / 2,
  };
  for (const type of ['mousedown', 'mouseup', 'click']) element.dispatchEvent(new MouseEvent(type, at));
}
