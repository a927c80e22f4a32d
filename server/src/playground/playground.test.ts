import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { ApiError } from '../shared/errors/api-error.ts';
import { type PlaygroundOptions, registerPlayground } from './playground.ts';

const pageDir = mkdtempSync(join(tmpdir(), 'teahouse-page-'));
writeFileSync(join(pageDir, 'index.html'), '<!doctype html><title>playground</title>');
afterAll(() => rmSync(pageDir, { recursive: true }));

async function serve(options: PlaygroundOptions = {}) {
  const app = fastify();
  await registerPlayground(app, { pageDir, ...options });
  return app;
}

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const json = { accept: 'application/json' };

describe('the page', () => {
  it('is what a browser gets, and may load nothing from elsewhere', async () => {
    const app = await serve();

    const answer = await app.inject({ method: 'GET', url: '/graphql', headers: browser });

    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.headers['content-security-policy']).not.toContain('http');
    expect(answer.body).toContain('<title>playground</title>');
  });

  it('is not what a program gets', async () => {
    const app = await serve();

    const answer = await app.inject({ method: 'GET', url: '/graphql?query={__typename}', headers: json });

    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe('POST');
  });

  it('says how to build it when it is not there', async () => {
    const app = await serve({ pageDir: join(pageDir, 'nowhere') });

    const answer = await app.inject({ method: 'GET', url: '/graphql', headers: browser });

    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm start');
  });
});

describe('signing in with one click', () => {
  const body = { as: 'member', account: 'chaguan' };

  it('has no address outside a demo', async () => {
    const app = await serve();

    const answer = await app.inject({ method: 'POST', url: '/playground/sign-in', body });
    const options = await app.inject({ method: 'GET', url: '/playground/options' });

    expect(answer.statusCode).toBe(404);
    expect(options.json()).toEqual({ canSignIn: false, accounts: [] });
  });

  it('gives a session token, and nothing else', async () => {
    const signIn = async (as: string, account: string) => ({
      sessionToken: `${as} of ${account}`,
      memberId: 'private',
    });
    const app = await serve({ signIn });

    const answer = await app.inject({ method: 'POST', url: '/playground/sign-in', body });

    expect(answer.json()).toEqual({ sessionToken: 'member of chaguan' });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('refuses roles there are not, and says when an account has no such person', async () => {
    const signIn = async () => {
      throw new ApiError('NOT_FOUND');
    };
    const app = await serve({ signIn });

    const stranger = await app.inject({
      method: 'POST',
      url: '/playground/sign-in',
      body: { as: 'admin', account: 'chaguan' },
    });
    const nobody = await app.inject({ method: 'POST', url: '/playground/sign-in', body });

    expect(stranger.statusCode).toBe(400);
    expect(nobody.statusCode).toBe(404);
    expect(nobody.json()).toEqual({ error: 'chaguan has no demo member' });
  });
});
