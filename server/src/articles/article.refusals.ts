import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import type { Localized } from '../shared/locale/locale.ts';
import { ReviewState } from './review-steps.ts';

/** Titles are shown on one or two lines of a phone; WeChat's own limit for drafts is 64 characters. */
export const maxTitleLength = 64;
export const maxExcerptLength = 200;
export const maxAuthorLength = 32;
export const maxCommentLength = 2_000;

@ObjectType({ implements: UserError, description: 'The document breaks a rule; `path` names the block.' })
export class InvalidDocument extends UserError {
  @Field(() => String, { description: 'Where in the document, such as `blocks[3].text[0].href`; empty for all of it.' })
  readonly path: string;

  constructor(path: string, whatToDo: Localized) {
    super('INVALID_DOCUMENT', {
      'zh-CN': `正文有误${path ? `（${path}）` : ''}：${whatToDo['zh-CN']}`,
      en: `The document is not valid${path ? ` at ${path}` : ''}: ${whatToDo.en}`,
    });
    this.path = path;
  }
}

@ObjectType({
  implements: UserError,
  description: 'A text is empty where it may not be, or longer than its field takes.',
})
export class TextLengthOutOfRange extends UserError {
  @Field(() => String, { description: 'The input field: title, excerpt, author or summary.' })
  readonly field: string;

  @Field(() => Int, { description: 'Fewest characters the field takes.' })
  readonly minLength: number;

  @Field(() => Int, { description: 'Most characters the field takes.' })
  readonly maxLength: number;

  constructor(field: string, minLength: number, maxLength: number) {
    super('TEXT_LENGTH_OUT_OF_RANGE', {
      'zh-CN': `「${field}」应为 ${minLength}–${maxLength} 个字`,
      en: `${field} takes ${minLength} to ${maxLength} characters`,
    });
    this.field = field;
    this.minLength = minLength;
    this.maxLength = maxLength;
  }
}

@ObjectType({ implements: UserError, description: 'The policy is TIERS, but no tier was chosen.' })
export class TiersRequired extends UserError {
  constructor() {
    super('TIERS_REQUIRED', {
      'zh-CN': '选择了「指定会员等级可读」，请至少选一个等级',
      en: 'The policy is TIERS: choose at least one tier',
    });
  }
}

@ObjectType({
  implements: UserError,
  description: 'The policy is PURCHASE, but neither the article nor its series has a price.',
})
export class UnlockPriceRequired extends UserError {
  constructor() {
    super('UNLOCK_PRICE_REQUIRED', {
      'zh-CN': '选择了「购买后可读」，请给这篇文章或它所在的系列定一个价格',
      en: 'The policy is PURCHASE: set a price for the article or for its series',
    });
  }
}

@ObjectType({ implements: UserError, description: 'A cover must be a path on this server or an https URL.' })
export class InvalidCoverUrl extends UserError {
  constructor() {
    super('INVALID_COVER_URL', {
      'zh-CN': '封面地址应为 /media/… 或 https 链接',
      en: 'A cover is /media/… or an https URL',
    });
  }
}

@ObjectType({ implements: UserError, description: 'A tier, series or article named in the input is not there.' })
export class ReferenceNotFound extends UserError {
  @Field(() => String, { description: 'The input field that names it.' })
  readonly field: string;

  constructor(field: string) {
    super('REFERENCE_NOT_FOUND', {
      'zh-CN': `没有找到「${field}」所指的内容，请刷新后重选`,
      en: `What ${field} names was not found; reload and choose again`,
    });
    this.field = field;
  }
}

@ObjectType({
  implements: UserError,
  description: 'Someone else saved the article meanwhile. Nothing was overwritten; `article` is theirs.',
})
export class ArticleConflict extends UserError {
  readonly articleId: string;

  @Field(() => Int, { description: 'The version it has now.' })
  readonly version: number;

  constructor(article: { id: string; version: number }) {
    super('ARTICLE_CONFLICT', {
      'zh-CN': '这篇文章已被别处修改，请比较两份文字后再保存',
      en: 'Someone saved this article meanwhile; compare both before saving',
    });
    this.articleId = article.id;
    this.version = article.version;
  }
}

@ObjectType({
  implements: UserError,
  description: 'What readers see is changed by an editor-in-chief or owner, or after they approved it.',
})
export class ReviewRequired extends UserError {
  @Field(() => ReviewState, { description: 'Who has it in hand now.' })
  readonly reviewState: ReviewState;

  constructor(reviewState: ReviewState) {
    super('REVIEW_REQUIRED', {
      'zh-CN': '文章要由主编通过后才能让读者看到，请先交稿审阅',
      en: 'Readers see it after the editor-in-chief approved it: hand it in first',
    });
    this.reviewState = reviewState;
  }
}

@ObjectType({ implements: UserError, description: 'This step cannot be taken from where the article stands.' })
export class ReviewStepNotPossible extends UserError {
  @Field(() => ReviewState, { description: 'Where the article stands.' })
  readonly reviewState: ReviewState;

  constructor(reviewState: ReviewState) {
    super('REVIEW_STEP_NOT_POSSIBLE', {
      'zh-CN': '文章已不在这一步，请刷新后再看',
      en: 'The article is no longer at this step; reload to see where it is',
    });
    this.reviewState = reviewState;
  }
}

@ObjectType({ implements: UserError, description: 'An article is published in the future, within a year.' })
export class ScheduleOutOfRange extends UserError {
  @Field(() => Date, { description: 'The earliest instant it can be scheduled for.' })
  readonly earliest: Date;

  @Field(() => Date, { description: 'The latest instant it can be scheduled for.' })
  readonly latest: Date;

  constructor(earliest: Date, latest: Date) {
    super('SCHEDULE_OUT_OF_RANGE', {
      'zh-CN': '定时发布的时间应在此刻之后、一年之内',
      en: 'Schedule it for later than now and within a year',
    });
    this.earliest = earliest;
    this.latest = latest;
  }
}

@ObjectType({ description: 'Why one of several articles could not be changed.' })
export class RefusedArticle {
  @Field(() => ID, { description: 'The article.' })
  readonly articleId: string;

  @Field(() => String, { description: 'Its title.' })
  readonly title: string;

  @Field(() => UserError, { description: 'What is wrong with it and what to do.' })
  readonly reason: UserError;

  constructor(article: { id: string; title: string }, reason: UserError) {
    this.articleId = article.id;
    this.title = article.title;
    this.reason = reason;
  }
}

@ObjectType({ implements: UserError, description: 'Some of the articles could not be changed, so none was.' })
export class ArticlesRefused extends UserError {
  @Field(() => [RefusedArticle], { description: 'The articles that could not be changed, and why.' })
  readonly refused: readonly RefusedArticle[];

  constructor(refused: readonly RefusedArticle[]) {
    super('ARTICLES_REFUSED', {
      'zh-CN': `有 ${refused.length} 篇文章不能这样改，因此一篇也没有改`,
      en: `${refused.length} of the articles cannot be changed so; none was`,
    });
    this.refused = refused;
  }
}
