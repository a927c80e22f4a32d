/// <reference types="@tarojs/taro" />

/** Origin of the Teahouse server; empty in the H5 build, which is served by it. Set in config/index.ts. */
declare const TEAHOUSE_ORIGIN: string;

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5';
  }
}

declare module '*.scss';
declare module '*.png' {
  const url: string;
  export default url;
}
