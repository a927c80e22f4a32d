import { gql } from 'graphql-request';
import type { Teahouse } from '../../support/teahouse.ts';

const medium = gql`
  fragment Medium on Medium {
    id kind name contentType byteCount width height durationMs alt url variants { width height url } useCount removedAt
    usedIn { title } uploadedBy { displayName }
  }
`;
const Begin = gql`
  mutation ($input: BeginUploadInput!) {
    beginUpload(input: $input) {
      __typename
      ... on BeginUploadSuccess { upload { id receivedBytes chunkBytes } }
      ... on UserError { code message }
      ... on MediumTooLarge { maxBytes }
    }
  }
`;

export interface Medium {
  readonly id: string;
  readonly url: string;
  readonly name: string;
  readonly variants: readonly { width: number; height: number; url: string }[];
}
export interface Progress {
  readonly receivedBytes: number;
  readonly mediumId: string | null;
  readonly code?: string;
}

/** One of the staff who fills the library. */
export class Library {
  readonly #teahouse: Teahouse;
  readonly #token: string;

  constructor(teahouse: Teahouse, token: string) {
    this.#teahouse = teahouse;
    this.#token = token;
  }

  async begin(name: string, byteCount: number) {
    const { beginUpload } = await this.#teahouse
      .as(this.#token)
      .request<{ beginUpload: { upload: { id: string; chunkBytes: number } } }>(Begin, { input: { name, byteCount } });
    return beginUpload;
  }

  async put(id: string, offset: number, chunk: Buffer, locale = 'zh-CN'): Promise<{ status: number; body: Progress }> {
    const answer = await fetch(`${this.#teahouse.url}/console/uploads/${id}?offset=${offset}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/octet-stream',
        'accept-language': locale,
      },
      body: new Uint8Array(chunk),
    });
    return { status: answer.status, body: (await answer.json()) as Progress };
  }

  async progress(id: string): Promise<{ status: number; body: Progress }> {
    const answer = await fetch(`${this.#teahouse.url}/console/uploads/${id}`, {
      headers: { authorization: `Bearer ${this.#token}` },
    });
    return { status: answer.status, body: (await answer.json()) as Progress };
  }

  /** Sends all of a file at once. */
  async send(name: string, file: Buffer, locale?: string): Promise<{ status: number; body: Progress }> {
    const { upload } = await this.begin(name, file.length);
    return this.put(upload.id, 0, file, locale);
  }

  async add(name: string, file: Buffer): Promise<Medium> {
    const { status, body } = await this.send(name, file);
    if (!body.mediumId) throw new Error(`${name} was not taken: ${status} ${JSON.stringify(body)}`);
    return this.read(body.mediumId);
  }

  async read(id: string): Promise<Medium> {
    const query = gql`
      ${medium}
      query ($id: ID!) { medium(id: $id) { ...Medium } }
    `;
    return (await this.#teahouse.as(this.#token).request<{ medium: Medium }>(query, { id })).medium;
  }

  async list(filter: object = {}): Promise<string[]> {
    const query = gql`query ($filter: MediaFilter) { media(filter: $filter) { edges { node { name } } } }`;
    const { media } = await this.#teahouse
      .as(this.#token)
      .request<{ media: { edges: { node: Medium }[] } }>(query, { filter });
    return media.edges.map(({ node }) => node.name);
  }

  async change(
    name: 'updateMedium' | 'removeMedium' | 'restoreMedium',
    input: object,
  ): Promise<Record<string, unknown>> {
    const type = name[0]!.toUpperCase() + name.slice(1);
    const mutation = gql`
      ${medium}
      mutation ($input: ${type}Input!) {
        payload: ${name}(input: $input) {
          __typename
          ... on ${type}Success { medium { ...Medium } }
          ... on UserError { code message }
          ${name === 'removeMedium' ? '... on MediumInUse { useCount medium { ...Medium } }' : ''}
        }
      }
    `;
    return (await this.#teahouse.as(this.#token).request<{ payload: Record<string, unknown> }>(mutation, { input }))
      .payload;
  }
}
