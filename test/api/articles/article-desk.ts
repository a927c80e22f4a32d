import { gql } from 'graphql-request';
import type { Teahouse } from '../../support/teahouse.ts';

const draft = gql`
  fragment Draft on ArticleDraft {
    id version status title excerpt document reviewState scheduledAt hasPendingWords publishedAt
    authorStaff { displayName }
    latestRevision { id number kind title document savedAt savedBy { displayName } }
    revisions(first: 20) { edges { node { id number kind title savedBy { displayName } } } }
    comments { id text blockIndex quote fromState toState resolvedAt staff { displayName } }
  }
`;
const refusal = gql`
  fragment Refusal on UserError {
    code message
    ... on ArticleConflict { version article { ...Draft } }
    ... on ReviewRequired { reviewState }
    ... on ReviewStepNotPossible { reviewState }
    ... on ArticlesRefused { refused { articleId title reason { code } } }
  }
`;

const mutation = (name: string, input: string, success: string, selection = 'article { ...Draft }') => gql`
  ${draft} ${refusal}
  mutation ($input: ${input}!) {
    payload: ${name}(input: $input) { __typename ... on ${success} { ${selection} } ...Refusal }
  }
`;
/** A mutation that refuses nothing yet. */
const unrefused = (name: string, input: string, success: string, selection: string, fragments = '') => gql`
  ${fragments}
  mutation ($input: ${input}!) {
    payload: ${name}(input: $input) { __typename ... on ${success} { ${selection} } }
  }
`;

const operations = {
  create: mutation('createArticle', 'CreateArticleInput', 'CreateArticleSuccess'),
  update: mutation('updateArticle', 'UpdateArticleInput', 'UpdateArticleSuccess'),
  publish: mutation('publishArticle', 'PublishArticleInput', 'PublishArticleSuccess', 'article { id title }'),
  withdraw: unrefused(
    'withdrawArticle',
    'WithdrawArticleInput',
    'WithdrawArticleSuccess',
    'article { ...Draft }',
    draft,
  ),
  schedule: mutation('scheduleArticle', 'ScheduleArticleInput', 'ScheduleArticleSuccess'),
  review: mutation('reviewArticle', 'ReviewArticleInput', 'ReviewArticleSuccess'),
  comment: mutation('commentOnArticle', 'CommentOnArticleInput', 'CommentOnArticleSuccess', 'comment { id quote }'),
  resolve: unrefused(
    'resolveReviewComment',
    'ResolveReviewCommentInput',
    'ResolveReviewCommentSuccess',
    'comment { id resolvedAt }',
  ),
  restore: mutation('restoreArticleRevision', 'RestoreArticleRevisionInput', 'RestoreArticleRevisionSuccess'),
  change: mutation('changeArticles', 'ChangeArticlesInput', 'ChangeArticlesSuccess', 'articles { ...Draft }'),
};

export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly title: string;
  readonly document: object;
  readonly reviewState: string;
  readonly scheduledAt: string | null;
  readonly hasPendingWords: boolean;
  readonly publishedAt: string | null;
  readonly latestRevision: { id: string; number: number; kind: string; title: string; document: object } | null;
  readonly revisions: { edges: { node: { id: string; number: number; kind: string; title: string } }[] };
  readonly comments: { id: string; text: string; blockIndex: number | null; quote: string }[];
}

interface Settings {
  readonly policy: string;
  readonly author: string;
  readonly isTippable: boolean;
  readonly excerpt: string;
}

export interface Payload {
  readonly __typename: string;
  readonly code?: string;
  readonly article: Draft;
  readonly articles: Draft[];
  readonly comment: { id: string; quote: string; resolvedAt: string | null };
  readonly version?: number;
}

export const paragraph = (text: string) => ({ type: 'paragraph', text: [{ text }] });
export const documentOf = (...blocks: object[]) => ({ type: 'document', blocks });

/** One of the staff at work on articles. */
export class ArticleDesk {
  readonly #teahouse: Teahouse;
  readonly #token: string;

  constructor(teahouse: Teahouse, token: string) {
    this.#teahouse = teahouse;
    this.#token = token;
  }

  async send(name: keyof typeof operations, input: object): Promise<Payload> {
    const data = await this.#teahouse.as(this.#token).request<{ payload: Payload }>(operations[name], { input });
    return data.payload;
  }

  async begin(input: object = {}): Promise<Draft> {
    const payload = await this.send('create', { title: '夜话', document: documentOf(paragraph('开头')), ...input });
    return payload.article;
  }

  async read(id: string): Promise<Draft> {
    const query = gql`
      ${draft}
      query ($id: ID!) { articleDraft(id: $id) { ...Draft } }
    `;
    return (await this.#teahouse.as(this.#token).request<{ articleDraft: Draft }>(query, { id })).articleDraft;
  }

  /** What is decided about an article beside its text. */
  async settings(id: string): Promise<Settings> {
    const query = gql`query ($id: ID!) { articleDraft(id: $id) { policy author isTippable excerpt } }`;
    return (await this.#teahouse.as(this.#token).request<{ articleDraft: Settings }>(query, { id })).articleDraft;
  }

  /** Saves while writing, with the version that is there now. */
  async write(id: string, words: object): Promise<Payload> {
    const { version } = await this.read(id);
    return this.send('update', { id, version, isAutosave: true, ...words });
  }

  /** Takes a step with the version that is there now. */
  async step(id: string, step: string, comment = ''): Promise<Payload> {
    const { version } = await this.read(id);
    return this.send('review', { id, version, step, comment });
  }
}
