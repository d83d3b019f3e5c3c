import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { serverNow } from '../../../lib/http/clock';
import { ApiError } from '../../../lib/http/errors';
import { jsonOf, redact, send } from '../../../lib/http/send';

afterEach(() => vi.unstubAllGlobals());
const request = { service: 'hubspot', method: 'GET', url: 'https://api.example/a?token=1', route: 'GET /a' } as const;
const token = 'pat-eu1-0badf00d-0000-4000-8000-000000000000';
const session = '00D5g0000008abcEAA!AQ4AQFmWUt.x_Y9z';

describe('the one fetch', () => {
  test('sends no cookies, follows no redirect, and does not wait for ever', async () => {
    const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response('{}'));
    vi.stubGlobal('fetch', fetched);
    await send(request);
    const init = fetched.mock.calls[0]?.[1];
    expect(init).toMatchObject({ credentials: 'omit', redirect: 'error', cache: 'no-store' });
    expect(init?.signal).toBeInstanceOf(AbortSignal);
  });

  test.each([
    ['timeout', new DOMException('The operation timed out', 'TimeoutError')],
    ['network', new TypeError(`Failed to fetch with Bearer ${token}`)],
  ])('what never came is a %s, with its route and no token', async (kind, thrown) => {
    vi.stubGlobal('fetch', () => Promise.reject(thrown));
    const error = await send(request).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ kind, service: 'hubspot', details: { route: 'GET /a' } });
    expect(JSON.stringify(error) + String(error)).not.toContain(token);
  });

  test('a host that the browser keeps us from is no network that is down', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const kindIf = async (contains: () => Promise<boolean>) => {
      vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(contains);
      const error = await send(request).catch((one: unknown) => one);
      const { kind, details } = error as ApiError;
      return [kind, details.code, details.code && details.words];
    };
    expect(await kindIf(async () => false)).toEqual(['forbidden', 'HOST_NOT_ALLOWED', 'api.example']);
    expect(await kindIf(async () => true)).toEqual(['network', undefined, undefined]);
    expect(await kindIf(() => Promise.reject(new Error('not known')))).toEqual(['network', undefined, undefined]);
    vi.restoreAllMocks();
  });

  test('an answer that is cut off is no answer', async () => {
    const body = new ReadableStream({ start: (to) => to.error(new TypeError('terminated')) });
    vi.stubGlobal('fetch', async () => new Response(body));
    await expect(send(request)).rejects.toMatchObject({ kind: 'network' });
  });

  test("keeps the host's clock by the date of its answers", async () => {
    const date = 'Tue, 03 Nov 2026 12:00:00 GMT';
    vi.stubGlobal('fetch', async () => new Response('{}', { headers: { date } }));
    await send(request);
    expect(Math.abs(serverNow('api.example', Date.now()) - Date.parse(date))).toBeLessThan(2000);
    expect(serverNow('another.example', 5)).toBe(5);
  });
});

test('what is no JSON is unreadable, with the first 200 characters and no secret', () => {
  const text = `<html>${token} ${session} ${'x'.repeat(500)}`;
  const answer = { status: 200, headers: {}, text };
  let error: unknown;
  try {
    jsonOf(answer, 'salesforce', 'GET /b');
  } catch (one) {
    error = one;
  }
  expect(error).toMatchObject({ kind: 'unreadable', details: { route: 'GET /b' } });
  const { words = '' } = (error as ApiError).details;
  expect(words.length).toBeLessThanOrEqual(200);
  expect(words).not.toContain(token.slice(8));
  expect(words).not.toContain('AQ4AQ');
});

test.each([token, session, `Bearer ${session}`, `tokenKey: "${token}"`])('%s is taken out of words', (secret) => {
  const words = redact(`before ${secret} after`);
  expect(words).not.toMatch(/0badf00d|AQ4AQ/);
  expect(words).toMatch(/^before .* after$/);
});
