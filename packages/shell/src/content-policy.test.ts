import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-policy.ts';

const directive = (policy: string, name: string): string[] =>
  policy
    .split('; ')
    .find((one) => one.startsWith(`${name} `))
    ?.split(' ')
    .slice(1) ?? [];

describe('the content security policy', () => {
  const policy = contentSecurityPolicy('http://192.168.1.10:8080');
  it('names the server once as HTTP and once as a socket', () => {
    expect(directive(policy, 'connect-src')).toEqual([
      "'self'",
      'http://192.168.1.10:8080',
      'ws://192.168.1.10:8080',
    ]);
    expect(directive(contentSecurityPolicy('https://mpp.local'), 'connect-src')).toEqual([
      "'self'",
      'https://mpp.local',
      'wss://mpp.local',
    ]);
  });
  it('runs only the program’s own scripts and styles', () => {
    expect(directive(policy, 'default-src')).toEqual(["'none'"]);
    expect(directive(policy, 'script-src')).toEqual(["'self'"]);
    expect(directive(policy, 'style-src')).toEqual(["'self'"]);
    expect(policy).not.toMatch(/unsafe|\*/);
  });
});
