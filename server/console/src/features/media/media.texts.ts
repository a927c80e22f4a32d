import type { MediumKind } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';

type Kind = `${MediumKind}`;

export const mediaTexts: Texts<{
  readonly title: string;
  readonly hint: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly kind: string;
  readonly search: string;
  readonly library: string;
  readonly all: string;
  readonly upload: string;
  readonly dropHere: string;
  readonly takes: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly notFound: string;
  readonly more: string;
  readonly uploads: string;
  readonly waiting: string;
  readonly uploading: (percent: number) => string;
  readonly broken: string;
  readonly left: (percent: number) => string;
  readonly done: string;
  readonly cancel: string;
  readonly dismiss: string;
  readonly details: string;
  readonly name: string;
  readonly alt: string;
  readonly altHint: string;
  readonly save: string;
  readonly saved: string;
  readonly size: string;
  readonly pixels: string;
  readonly length: string;
  readonly variants: string;
  readonly uploaded: string;
  readonly usedIn: string;
  readonly usedNowhere: string;
  readonly usedElsewhere: (count: number) => string;
  readonly copyAddress: string;
  readonly copied: string;
  readonly remove: string;
  readonly removeTitle: (name: string) => string;
  readonly removeHint: string;
  readonly removeUsed: (count: number) => string;
  readonly removeAnyway: string;
  readonly removed: (name: string) => string;
  readonly undo: string;
  readonly choose: (kind: Kind) => string;
  readonly gone: string;
}> = {
  'zh-CN': {
    title: '素材库',
    hint: '文章里用的图片、音频和视频。图片会自动备好手机要的几种大小。',
    kinds: { IMAGE: '图片', AUDIO: '音频', VIDEO: '视频' },
    kind: '类型',
    search: '按名称或说明查找',
    library: '素材',
    all: '全部',
    upload: '上传文件',
    dropHere: '也可以把文件拖到这里',
    takes: '图片 JPEG、PNG、GIF、WebP（20 MB 内），音频 MP3、M4A、AAC、WAV（200 MB 内），视频 MP4（1 GB 内）',
    empty: '素材库还是空的',
    emptyHint: '先传一张封面图试试。写文章时直接粘贴或拖入的图片，也会收在这里。',
    notFound: '没有符合条件的素材',
    more: '再看一些',
    uploads: '正在上传',
    waiting: '排队中',
    uploading: (percent) => `已传 ${percent}%`,
    broken: '连接断了，恢复后从断处接着传',
    left: (percent) => `上次传到 ${percent}%，没传完。再选一次这个文件，就从断处接着传`,
    done: '已收进素材库',
    cancel: '取消',
    dismiss: '收起',
    details: '素材详情',
    name: '名称',
    alt: '替代文字',
    altHint: '看不见图的读者靠它知道画面是什么。插进文章时会一并带上。',
    save: '保存',
    saved: '已保存',
    size: '大小',
    pixels: '尺寸',
    length: '时长',
    variants: '备好的宽度',
    uploaded: '上传',
    usedIn: '用在这些文章里',
    usedNowhere: '还没有用到',
    usedElsewhere: (count) => `共有 ${count} 处在用`,
    copyAddress: '复制地址',
    copied: '已复制',
    remove: '移除',
    removeTitle: (name) => `移除「${name}」？`,
    removeHint: '移除后 30 天内可以找回。',
    removeUsed: (count) => `还有 ${count} 处在用它。30 天后文件删掉，那里会缺一块。`,
    removeAnyway: '仍然移除',
    removed: (name) => `已移除「${name}」`,
    undo: '撤销',
    choose: (kind) => `选择${{ IMAGE: '图片', AUDIO: '音频', VIDEO: '视频' }[kind]}`,
    gone: '找不到这个素材，可能已被移除',
  },
  en: {
    title: 'Media library',
    hint: 'Pictures, sound and film for your articles. Pictures get the sizes phones ask for by themselves.',
    kinds: { IMAGE: 'Pictures', AUDIO: 'Sound', VIDEO: 'Film' },
    kind: 'Kind',
    search: 'Search names and alt texts',
    library: 'Media',
    all: 'All',
    upload: 'Upload files',
    dropHere: 'or drop files here',
    takes: 'Pictures: JPEG, PNG, GIF, WebP up to 20 MB; sound: MP3, M4A, AAC, WAV up to 200 MB; film: MP4 up to 1 GB',
    empty: 'The library is empty',
    emptyHint: 'Begin with a cover picture. Pictures you paste or drop into an article are kept here too.',
    notFound: 'Nothing matches',
    more: 'Show more',
    uploads: 'Uploading',
    waiting: 'Waiting',
    uploading: (percent) => `${percent}% sent`,
    broken: 'The connection is lost; it goes on from there when it is back',
    left: (percent) => `Broke off at ${percent}%. Choose the file again, and it goes on from there`,
    done: 'In the library',
    cancel: 'Cancel',
    dismiss: 'Dismiss',
    details: 'Details',
    name: 'Name',
    alt: 'Alt text',
    altHint: 'Tells readers who cannot see the picture what it shows. Articles take it over.',
    save: 'Save',
    saved: 'Saved',
    size: 'Size',
    pixels: 'Pixels',
    length: 'Length',
    variants: 'Widths made',
    uploaded: 'Uploaded',
    usedIn: 'Shown in these articles',
    usedNowhere: 'Not shown anywhere yet',
    usedElsewhere: (count) => `Shown in ${count} place(s)`,
    copyAddress: 'Copy address',
    copied: 'Copied',
    remove: 'Remove',
    removeTitle: (name) => `Remove ${name}?`,
    removeHint: 'It can be brought back for 30 days.',
    removeUsed: (count) => `It is shown in ${count} place(s). The file is deleted in 30 days and leaves a hole there.`,
    removeAnyway: 'Remove all the same',
    removed: (name) => `Removed ${name}`,
    undo: 'Undo',
    choose: (kind) => `Choose ${{ IMAGE: 'a picture', AUDIO: 'sound', VIDEO: 'a film' }[kind]}`,
    gone: 'This medium is not there; it may have been removed',
  },
};
