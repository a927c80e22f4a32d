import { describe, expect, it } from 'vitest';
import { isServerDomainAllowed, resolveStyleThroughDns, resolveThroughDns } from './server-domains.ts';

const LISTED = ['https://tea.example', 'https://tea.example:8443', 'https://api.weixin.qq.com', 'https://127.0.0.1'];

describe('isServerDomainAllowed', () => {
  it.each([
    'https://tea.example/graphql',
    'https://tea.example',
    'https://TEA.example/x?y#z',
    'https://tea.example:8443/x',
  ])('lets %s pass', (url) => {
    expect(isServerDomainAllowed(url, LISTED)).toBe(true);
  });

  it.each([
    ['http://tea.example/x', 'plain http'],
    ['https://tea.example:443/x', 'a port although none is listed'],
    ['https://tea.example:8444/x', 'another port'],
    ['https://www.tea.example/x', 'a subdomain'],
    ['https://tea.example.evil.example/x', 'a longer name'],
    ['https://tea.example@evil.example/x', 'a name in front of the host'],
    ['https://127.0.0.1/x', 'an address'],
    ['https://localhost/x', 'this machine'],
    ['https://api.weixin.qq.com/sns/jscode2session', "WeChat's own API, listed or not"],
    ['wss://tea.example/x', 'another protocol'],
  ])('refuses %s: %s', (url) => {
    expect(isServerDomainAllowed(url, LISTED)).toBe(false);
  });
});

describe('resolveThroughDns', () => {
  const dns = { 'https://tea.example': 'http://127.0.0.1:4000' };

  it('leads a known name to where it is served', () => {
    expect(resolveThroughDns('https://tea.example/media/a.png?x=1', dns)).toBe('http://127.0.0.1:4000/media/a.png?x=1');
  });

  it('leaves an unknown name, and one that only begins like a known one', () => {
    expect(resolveThroughDns('https://other.example/a', dns)).toBe('https://other.example/a');
    expect(resolveThroughDns('https://tea.example.evil.example/a', dns)).toBe('https://tea.example.evil.example/a');
  });

  it('finds the names inside a style sheet', () => {
    expect(resolveStyleThroughDns('.a{background:url(https://tea.example/a.png)}', dns)).toBe(
      '.a{background:url(http://127.0.0.1:4000/a.png)}',
    );
  });
});
