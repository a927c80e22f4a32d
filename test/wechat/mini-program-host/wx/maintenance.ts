import { ApiFailure } from './api.ts';
import type { ApiContext } from './context.ts';

/** Known to WeChat, but needing a camera, a contact list or another app: they end in `fail` rather than pretend. */
const MISSING = [
  ...['authorize', 'chooseAddress', 'chooseImage', 'chooseLocation', 'chooseMedia', 'chooseMessageFile', 'getLocation'],
  ...[
    'getUserProfile',
    'getUserInfo',
    'makePhoneCall',
    'navigateToMiniProgram',
    'openCustomerServiceChat',
    'openDocument',
  ],
  ...['openLocation', 'openSetting', 'getSetting', 'saveFile', 'saveImageToPhotosAlbum', 'scanCode', 'downloadFile'],
  ...['uploadFile', 'loadFontFace', 'getImageInfo', 'compressImage', 'openOfficialAccountArticle', 'exitMiniProgram'],
];

export function addMaintenance({ table, environment }: ApiContext): void {
  const { window } = environment;
  for (const name of MISSING) {
    table.addAsync(name, () => {
      throw new ApiFailure('not supported by this Mini Program host');
    });
  }
  const log = { debug() {}, log() {}, info() {}, warn() {}, error() {}, setFilterMsg() {}, addFilterMsg() {} };
  table.addPlain('getLogManager', () => log);
  table.addPlain('getRealtimeLogManager', () => log);
  table.addPlain('getUpdateManager', () => ({
    onCheckForUpdate() {},
    onUpdateReady() {},
    onUpdateFailed() {},
    applyUpdate() {},
  }));
  table.addPlain('getPerformance', () => ({
    now: () => window.performance.now(),
    createObserver: () => ({ observe() {}, disconnect() {} }),
    getEntries: () => [],
  }));
  table.addPlain('getFileSystemManager', () => ({
    readFile: (options: Record<string, unknown>) =>
      table.settle('readFile', options, () => {
        throw new ApiFailure('no such file or directory');
      }),
  }));
  table.addAsync('reportPerformance', () => ({}));
  table.addSync('reportEvent', () => undefined);
  table.addSync('getRendererUserAgent', () => window.navigator.userAgent);
  table.addPlain('nextTick', (run: () => void) => void window.setTimeout(run, 0));
}
