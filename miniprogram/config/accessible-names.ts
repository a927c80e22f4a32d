import path from 'node:path';
import { namedComponents } from './named-components';

/** The parts of Taro this plugin touches. */
interface PluginContext {
  registerMethod(method: { name: string; fn(platform: MiniPlatform): void }): void;
}

interface MiniPlatform {
  runtimePath: string | string[];
  template: { mergeComponents(context: PluginContext, components: object): void };
}

/**
 * Lets the Mini Program say `aria-label`: Taro's templates leave it out, and screen readers then find nameless buttons
 * and pictures. The templates and the runtime must learn the same names, or their short aliases part ways.
 */
export default function accessibleNames(context: PluginContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      platform.template.mergeComponents(context, namedComponents);
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'accessible-names-runtime.ts')].flat();
    },
  });
}
