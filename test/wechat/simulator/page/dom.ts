type Child = Node | string | null | undefined | false;
type Handlers = { [Type in keyof HTMLElementEventMap as `on${Type}`]?: (event: HTMLElementEventMap[Type]) => void };
type Attributes = { [name: string]: string | number | boolean | null | undefined };

/** One element: attributes, `on…` listeners and children. `false` and `null` leave an attribute or child out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Handlers & { attributes?: Attributes; class?: string; text?: string } = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  const { attributes = {}, class: className, text, ...handlers } = properties;
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) {
    // a state of accessibility is written out; an attribute of HTML is there or not
    if (name.startsWith('aria-') && value !== null && value !== undefined) element.setAttribute(name, String(value));
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const [name, handler] of Object.entries(handlers))
    element.addEventListener(name.slice(2), handler as EventListener);
  for (const child of children) if (child) element.append(child);
  return element;
}

/** An icon from `icons.ts`; it is decoration, its button carries the name. */
export function svg(markup: string, className = ''): SVGElement {
  const holder = document.createElement('template');
  holder.innerHTML = markup;
  const icon = holder.content.firstElementChild as SVGElement;
  icon.setAttribute('aria-hidden', 'true');
  if (className) icon.setAttribute('class', className);
  return icon;
}
