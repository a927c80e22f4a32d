import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import type { MediumKind } from './media-content.ts';

const mebibytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);

@ObjectType({ implements: UserError, description: 'The file is larger than the library takes.' })
export class MediumTooLarge extends UserError {
  @Field(() => Int, { description: 'How many bytes a file of its kind may have.' })
  readonly maxBytes: number;

  constructor(maxBytes: number, kind?: MediumKind) {
    const of = { IMAGE: ['图片', 'A picture'], AUDIO: ['音频', 'Sound'], VIDEO: ['视频', 'A film'] } as const;
    const [zh, en] = kind ? of[kind] : (['文件', 'A file'] as const);
    super('MEDIUM_TOO_LARGE', {
      'zh-CN': `${zh}最大 ${mebibytes(maxBytes)} MB，请压缩后再传`,
      en: `${en} may have ${mebibytes(maxBytes)} MB; make it smaller first`,
    });
    this.maxBytes = maxBytes;
  }
}

@ObjectType({ implements: UserError, description: 'The library does not take files of this kind.' })
export class MediumNotTaken extends UserError {
  constructor(isSvg = false) {
    super(
      'MEDIUM_NOT_TAKEN',
      isSvg
        ? {
            'zh-CN': 'SVG 里可以藏脚本，不能上传。请导出为 PNG 或 WebP',
            en: 'An SVG can carry scripts and is not taken: export it as PNG or WebP',
          }
        : {
            'zh-CN':
              '这种文件读者的手机不一定打得开。图片用 JPEG、PNG、GIF、WebP，音频用 MP3、M4A、AAC、WAV，视频用 MP4',
            en: 'Not every phone opens this. Pictures: JPEG, PNG, GIF, WebP; sound: MP3, M4A, AAC, WAV; film: MP4',
          },
    );
  }
}

@ObjectType({ implements: UserError, description: 'The file holds nothing.' })
export class MediumEmpty extends UserError {
  constructor() {
    super('MEDIUM_EMPTY', {
      'zh-CN': '这个文件是空的，里面什么也没有。请重新导出后再传',
      en: 'The file is empty: there is nothing in it. Export it again',
    });
  }
}

@ObjectType({
  implements: UserError,
  description: 'The file is broken: it begins like what it says it is, and is not.',
})
export class MediumBroken extends UserError {
  constructor() {
    super('MEDIUM_BROKEN', {
      'zh-CN': '文件打不开，可能没有下载完整，或已经损坏。请重新下载或导出后再传',
      en: 'The file cannot be opened: it is incomplete or damaged. Download or export it again',
    });
  }
}

const million = 1_000_000;

@ObjectType({ implements: UserError, description: 'The picture has more pixels than the library takes.' })
export class MediumTooManyPixels extends UserError {
  @Field(() => Int, { description: 'How many pixels a picture may have, those of all frames together.' })
  readonly maxPixels: number;

  constructor(pixels: number, maxPixels: number) {
    super('MEDIUM_TOO_MANY_PIXELS', {
      'zh-CN': `这张图有 ${Math.ceil(pixels / million) * 100} 万像素，最多 ${(maxPixels / million) * 100} 万。请把尺寸缩小后再传`,
      en: `The picture has ${Math.ceil(pixels / million)} million pixels; ${maxPixels / million} million is the most. Make it smaller`,
    });
    this.maxPixels = maxPixels;
  }
}

@ObjectType({
  implements: UserError,
  description: 'The medium is shown somewhere; removing it would leave a hole there.',
})
export class MediumInUse extends UserError {
  @Field(() => Int, { description: 'In how many articles, series and affiliate links.' })
  readonly useCount: number;

  readonly id: string;

  constructor(id: string, useCount: number) {
    super('MEDIUM_IN_USE', {
      'zh-CN': `还有 ${useCount} 处在用它，移除后那里会缺一块`,
      en: `It is shown in ${useCount} place(s), which would have a hole without it`,
    });
    this.id = id;
    this.useCount = useCount;
  }
}

@ObjectType({ implements: UserError, description: 'The same file was uploaded again meanwhile.' })
export class MediumReplaced extends UserError {
  constructor() {
    super('MEDIUM_REPLACED', {
      'zh-CN': '同一个文件后来又上传过，素材库里已经有了',
      en: 'The same file was uploaded again meanwhile; the library has it',
    });
  }
}
