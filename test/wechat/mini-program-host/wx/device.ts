import { effectiveTheme } from '../core/theme.ts';
import type { ApiContext } from './context.ts';

const MODELS = {
  ios: { brand: 'iPhone', model: 'iPhone 15 Pro<iPhone16,1>', system: 'iOS 18.5', abi: 'arm64' },
  android: { brand: 'Xiaomi', model: '2311DRK48C', system: 'Android 14', abi: 'arm64-v8a' },
};
const CAPSULE = { width: 87, height: 32, margin: 7 };

/** Which phone it is, how it is set, and what of it the page may use. */
export function addDevice({ table, environment, launchOptions }: ApiContext): void {
  const { settings, screen, window } = environment;

  const windowInfo = () => {
    const { screenWidth, screenHeight, statusBarHeight, bottomInset } = screen;
    return {
      pixelRatio: window.devicePixelRatio || 3,
      screenWidth,
      screenHeight,
      windowWidth: window.innerWidth || screenWidth,
      windowHeight: environment.appliesStyles
        ? window.innerHeight
        : screenHeight - statusBarHeight - screen.navigationBarHeight,
      statusBarHeight,
      screenTop: statusBarHeight + screen.navigationBarHeight,
      safeArea: {
        left: 0,
        right: screenWidth,
        top: statusBarHeight,
        bottom: screenHeight - bottomInset,
        width: screenWidth,
        height: screenHeight - bottomInset - statusBarHeight,
      },
    };
  };
  const appBaseInfo = () => ({
    SDKVersion: '3.16.1',
    version: '8.0.68',
    language: settings.language,
    theme: effectiveTheme(environment.package.config, settings.theme),
    host: { env: 'WeChat', appId: environment.appid },
    enableDebug: false,
    fontSizeSetting: 16,
    fontSizeScaleFactor: 1,
  });
  const deviceInfo = () => ({
    ...MODELS[settings.platform],
    platform: settings.platform,
    benchmarkLevel: 50,
    memorySize: 8192,
    deviceOrientation: 'portrait',
  });
  const systemInfo = () => ({ ...windowInfo(), ...appBaseInfo(), ...deviceInfo() });

  table.addSync('getWindowInfo', windowInfo);
  table.addSync('getAppBaseInfo', appBaseInfo);
  table.addSync('getDeviceInfo', deviceInfo);
  table.addSync('getSystemInfoSync', systemInfo);
  table.addAsync('getSystemInfo', systemInfo);
  table.addAsync('getSystemInfoAsync', systemInfo);
  table.addSync('getSystemSetting', () => ({
    bluetoothEnabled: false,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  }));
  table.addSync('getAppAuthorizeSetting', () => ({ notificationAuthorized: 'authorized' }));
  table.addAsync('getNetworkType', () => ({ networkType: 'wifi', hasSystemProxy: false }));
  table.addSync('getMenuButtonBoundingClientRect', () => {
    const right = screen.screenWidth - CAPSULE.margin;
    const top = screen.statusBarHeight + (screen.navigationBarHeight - CAPSULE.height) / 2;
    return {
      width: CAPSULE.width,
      height: CAPSULE.height,
      top,
      bottom: top + CAPSULE.height,
      right,
      left: right - CAPSULE.width,
    };
  });
  table.addSync('getLaunchOptionsSync', launchOptions);
  table.addSync('getEnterOptionsSync', launchOptions);
  table.addSync('canIUse', (schema: string) => {
    const name = schema.split('.')[0] ?? '';
    return name in table.wx || !/^(get|set|on|off|request|create|show|hide|open|choose|start|stop)[A-Z]/.test(name);
  });
  table.addAsync('vibrateShort', () => ({}));
  table.addAsync('vibrateLong', () => ({}));
  table.addAsync('setKeepScreenOn', () => ({}));
  table.addAsync('setVisualEffectOnCapture', () => ({}));
  table.addPlain('env', { USER_DATA_PATH: 'wxfile://usr' });
}
