import type { Element as FrameworkNode, ShadowedEvent } from 'glass-easel';

/** An event's node as WeChat hands it to a handler. */
interface EventNode {
  id: string;
  dataset: Record<string, unknown>;
  offsetLeft: number;
  offsetTop: number;
}

/** WeChat's event object: plain data, since it crosses from one layer to the other. */
export interface MiniProgramEvent {
  type: string;
  timeStamp: number;
  detail: unknown;
  mark: Record<string, unknown>;
  target: EventNode | null;
  currentTarget: EventNode | null;
  touches: unknown[];
  changedTouches: unknown[];
}

/** @returns undefined when `value` is not an event of glass-easel */
export function plainEvent(value: unknown): MiniProgramEvent | undefined {
  if (!isFrameworkEvent(value)) return undefined;
  return {
    type: value.type,
    timeStamp: value.timeStamp,
    // not copied: native components pass themselves here
    detail: value.detail,
    mark: { ...value.mark },
    target: plainNode(value.target),
    currentTarget: plainNode(value.currentTarget),
    touches: [],
    changedTouches: [],
  };
}

function isFrameworkEvent(value: unknown): value is ShadowedEvent<unknown> {
  return typeof value === 'object' && value !== null && 'currentTarget' in value && 'getEventName' in value;
}

/** A node's own face, or that of the component it hosts: the adapter hands out the component's caller. */
type EventTargetNode = FrameworkNode & { _$?: FrameworkNode };

function plainNode(target: EventTargetNode | null | undefined): EventNode | null {
  if (!target) return null;
  const node = target._$ ?? target;
  // in a window the backend's element is the document's
  const element = node.getBackendElement() as unknown as Partial<HTMLElement> | null;
  return {
    id: node.id ?? '',
    dataset: { ...node.dataset },
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
  };
}
