/** How WeChat draws its tags before a Mini Program's own style. */
export const baseStyle = `
:root { --rpx: calc(100vw / 750) }
html, body { height: 100%; margin: 0 }
*, *::before, *::after { box-sizing: border-box; -webkit-tap-highlight-color: transparent }
body { overflow: hidden; font: 16px/1.5 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif;
  -webkit-text-size-adjust: 100%; overflow-wrap: break-word }
#pages { position: absolute; inset: 0 }
wx-page { display: block; position: absolute !important; inset: 0 !important; overflow: hidden auto !important;
  overscroll-behavior: contain; scrollbar-width: none }
wx-page::-webkit-scrollbar { display: none }
wx-page[hidden] { visibility: hidden }
wx-view, wx-scroll-view, wx-swiper, wx-swiper-item, wx-form, wx-rich-text, wx-navigator, wx-comp, wx-cover-view,
wx-picker, wx-root-portal, wx-custom-wrapper, wx-movable-area { display: block }
wx-text { display: inline; white-space: pre-line }
wx-scroll-view { overflow: hidden; scrollbar-width: none }
wx-scroll-view[data-scroll-x] { overflow-x: auto } wx-scroll-view[data-scroll-y] { overflow-y: auto }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
.wx-image { display: block; width: 100%; height: 100% }
wx-image[data-mode=aspectFill] > .wx-image { object-fit: cover } wx-image[data-mode=aspectFit] > .wx-image { object-fit: contain }
wx-image[data-mode=center] > .wx-image { object-fit: none }
wx-image[data-mode=widthFix] { height: auto } wx-image[data-mode=widthFix] > .wx-image { height: auto }
wx-image[data-mode=heightFix] { width: auto } wx-image[data-mode=heightFix] > .wx-image { width: auto }
.wx-image:not([src]) { visibility: hidden }
wx-input, wx-textarea { display: block; overflow: hidden; height: 1.4rem; min-height: 1.4rem; line-height: 1.4 }
wx-textarea { width: 300px; height: 150px } wx-textarea[data-auto-height] { height: auto }
wx-textarea[data-auto-height] .wx-field { field-sizing: content }
.wx-field { display: block; width: 100%; height: 100%; margin: 0; padding: 0; border: 0; outline: 0; resize: none;
  background: none; font: inherit; color: inherit; letter-spacing: inherit; text-align: inherit }
wx-button { display: block; position: relative; margin: 0 auto; padding: 0 14px; border-radius: 5px; overflow: hidden;
  background: #f8f8f8; color: #000; font-size: 18px; line-height: 2.55555556; text-align: center; cursor: pointer; user-select: none }
wx-button::after { content: ""; position: absolute; inset: 0; border: 1px solid rgba(0, 0, 0, .2); border-radius: 5px; pointer-events: none }
wx-button[data-type=primary] { background: #07c160; color: #fff } wx-button[data-type=warn] { background: #e64340; color: #fff }
wx-button[data-size=mini] { display: inline-block; padding: 0 1.32em; font-size: 13px; line-height: 2.3 }
wx-button[data-disabled] { opacity: .6; cursor: default }
wx-button:focus-visible, wx-navigator:focus-visible, [role=button]:focus-visible { outline: 2px solid #576b95; outline-offset: 2px }
.wx-switch { appearance: none; width: 52px; height: 32px; margin: 0; border-radius: 16px; background: #dfdfdf; position: relative; transition: background .2s }
.wx-switch::after { content: ""; position: absolute; inset: 2px auto 2px 2px; width: 28px; border-radius: 50%; background: #fff; transition: transform .2s }
.wx-switch:checked { background: var(--switch-color, #04be02) } .wx-switch:checked::after { transform: translateX(20px) }
wx-switch { display: inline-block; vertical-align: middle }
wx-slider { display: block; margin: 10px 18px } .wx-slider { width: 100%; height: 28px; margin: 0; accent-color: #1aad19 }
wx-video { display: inline-block; width: 300px; height: 225px } .wx-video { display: block; width: 100%; height: 100%; background: #000 }
wx-swiper { position: relative; height: 150px }
.wx-swiper { display: flex; height: 100%; overflow: auto hidden; scroll-snap-type: x mandatory; scrollbar-width: none }
wx-swiper-item { flex: 0 0 100%; height: 100%; scroll-snap-align: start; overflow: hidden }
.wx-swiper-dots { position: absolute; left: 0; right: 0; bottom: 10px; display: flex; justify-content: center; gap: 8px }
.wx-swiper-dots > i { width: 8px; height: 8px; border-radius: 4px; background: rgba(0, 0, 0, .3) } .wx-swiper-dots > i[data-current] { background: #000 }
wx-progress { display: block; height: 6px; background: #ebebeb } .wx-progress-bar { height: 100%; background: #09bb07; transition: width .3s }
wx-icon { display: inline-block }
wx-rich-text img { max-width: 100% }
`;
