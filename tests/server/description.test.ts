import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { withSite } from '../support/site.ts';

it('describes itself in valid OpenAPI 3.1, without a key', () =>
  withSite(async (site) => {
    const { status, body } = await site.api('GET', '/openapi.json', { key: null });
    expect(status).toBe(200);
    const validator = new Validator();
    const { valid, errors } = await validator.validate(body);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  }));
