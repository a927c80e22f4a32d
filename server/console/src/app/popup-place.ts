/**
 * Where the list of a select or the menu of a button is put: into the part of the page its trigger is in, so that who goes
 * from landmark to landmark finds it there. In a dialog that is its frame, which gets the pointer and cuts nothing off.
 */
export function popupPlace(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest<HTMLElement>('.ant-modal-container, .ant-drawer-section, main, aside') ?? document.body;
}
