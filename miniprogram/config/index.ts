import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const schemaSources = path.resolve(__dirname, '../../schema/src');
/** TypeScript outside src/ is left alone by Taro unless it is named here. */
const isSharedSource = (file: string) => file.startsWith(schemaSources);

/**
 * Where the Mini Program finds its server: an https origin listed in the Mini Program's server domains.
 * The H5 build talks to the server it came from.
 */
const origin = process.env.TARO_ENV === 'h5' ? '' : (process.env.TEAHOUSE_ORIGIN ?? 'https://teahouse.example');

/** build.mjs builds beside what is served and puts it in place when it is whole. */
const outputRoot = process.env.TEAHOUSE_BUILD_OUTPUT ?? `dist/${process.env.TARO_ENV}`;

export default defineConfig<'webpack5'>(async (merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'teahouse',
    date: '2026-11-22',
    framework: 'react',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot,
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    logger: { quiet: true, stats: false },
    // Chinese stays Chinese: escaped it takes twice the room
    terser: { enable: true, config: { output: { ascii_only: false } } },
    plugins:
      process.env.TARO_ENV === 'weapp'
        ? ['accessible-names.ts', 'compact-templates.ts'].map((file) => path.resolve(__dirname, file))
        : [],
    // styles that only one client needs ask for it: @if $target == "h5"
    sass: { data: `$target: "${process.env.TARO_ENV}";` },
    copy: {
      // theme.json names the tab bar's icons, which the build does not follow
      patterns: process.env.TARO_ENV === 'weapp' ? [{ from: 'src/assets/', to: `${outputRoot}/assets/` }] : [],
      options: {},
    },
    defineConstants: { TEAHOUSE_ORIGIN: JSON.stringify(origin) },
    alias: {
      // one copy of the hooks' module state, whatever peer variants the package manager made: with two, the H5 build
      // starts and then fails with "useContext is not a function"
      '@tarojs/plugin-framework-react/dist/runtime': require.resolve('@tarojs/plugin-framework-react/dist/runtime'),
    },
    mini: {
      // templates for so many elements inside each other; our deepest page has eleven. What lies deeper is drawn in a
      // component of its own, which breaks layouts: test/weapp looks for it. Taro reads this, and its types do not know it
      ...({ baseLevel: 13 } as object),
      // what only subpackages share is put into each of them, and not into the main package
      optimizeMainPackage: { enable: true },
      // sizes are written in px and stay px: text must not grow with the width of the screen
      postcss: { pxtransform: { enable: false, config: {} } },
      miniCssExtractPluginOption: { ignoreOrder: true },
      compile: {
        include: [
          isSharedSource,
          path.resolve(__dirname, 'accessible-names-runtime.ts'),
          path.resolve(__dirname, 'named-components.ts'),
        ],
      },
    },
    h5: {
      publicPath: '/h5/',
      staticDirectory: 'static',
      router: { mode: 'browser', basename: '/h5' },
      postcss: { pxtransform: { enable: false, config: {} } },
      miniCssExtractPluginOption: { ignoreOrder: true },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
      compile: { include: [isSharedSource] },
      webpackChain(chain) {
        // without this every page's chunk carries its own copy of the component wrappers
        chain.merge({
          performance: { hints: false },
          stats: 'errors-warnings',
          optimization: {
            splitChunks: {
              chunks: 'all',
              minSize: 0,
              cacheGroups: { shared: { name: 'shared', minChunks: 2, priority: 1, reuseExistingChunk: true } },
            },
          },
        });
      },
    },
  };
  return merge({}, base);
});
