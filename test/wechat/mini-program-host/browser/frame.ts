import type { DnsTable, KeyValueStore, PhoneSettings, ScreenMetrics, ServerDomains } from '../core/environment.ts';
import { type Entry, MiniProgram } from '../core/mini-program.ts';
import type { Phone } from '../core/phone.ts';
import type { MiniProgramPackage } from '../package/mini-program-package.ts';
import { createFrameLogicRealm } from './frame-logic-realm.ts';
import { listenForPresses } from './presses.ts';
import { relayedFetch } from './relayed-fetch.ts';

/** What `compiled.json` holds. */
export interface CompiledPackage {
  package: MiniProgramPackage;
  builtInTemplates: Record<string, string>;
}

export interface OpenRequest {
  appid: string;
  /** prefix of the package's files and of `compiled.json`, without a slash at the end */
  packageBaseUrl: string;
  settings: PhoneSettings;
  screen: ScreenMetrics;
  domains: ServerDomains;
  dns: DnsTable;
  phone: Phone;
  storage: KeyValueStore;
  entry: Entry;
  onError(error: unknown): void;
}

/** What this document offers to the page that holds it. */
export interface MiniProgramFrame {
  openMiniProgram(request: OpenRequest): Promise<MiniProgram>;
}

/** This document is the page area of one Mini Program; the bars around it belong to the page that holds the frame. */
async function openMiniProgram(request: OpenRequest): Promise<MiniProgram> {
  const response = await fetch(`${request.packageBaseUrl}/compiled.json`);
  if (!response.ok) throw new Error((await response.text()) || `the package cannot be read: ${response.status}`);
  const compiled = (await response.json()) as CompiledPackage;
  const logicFrame = document.createElement('iframe');
  logicFrame.hidden = true;
  logicFrame.title = 'logic';
  document.body.appendChild(logicFrame);

  const miniProgram = new MiniProgram({
    ...request,
    ...compiled,
    window,
    appliesStyles: true,
    realm: createFrameLogicRealm(logicFrame, request.onError),
    fetch: relayedFetch,
    createAbortController: () => new AbortController(),
    createAudioElement: () => new Audio(),
  });
  listenForPresses(document);
  miniProgram.start(request.entry);
  return miniProgram;
}

(window as typeof window & MiniProgramFrame).openMiniProgram = openMiniProgram;
