// One set of compiler options for running (swc-hook.mjs) and testing (vitest.config.ts).
// TypeGraphQL and MikroORM read decorator metadata, which neither esbuild nor Node's type stripping emits.
export const swcOptions = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  swcrc: false,
};
