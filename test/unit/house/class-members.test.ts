import { describe, expect, test } from 'vitest';
import { withUsedMembers } from '../../../scripts/class-members';

const code = `"use strict";
class Api extends Base {
    static _logger = make();
    self = this;
    constructor(by) { super(); this.by = by; }
    get old() { return this.read(); }
    async read(id) { return { id }; }
    *rest() {}
    write() {}
}
class Other { write() {} }
exports.Api = Api;`;

describe('members of a class that are not used', () => {
  test('leave the source, the constructor and other classes do not', () => {
    const kept = withUsedMembers('api.js', code, { Api: ['_logger', 'read'] });
    expect(kept.replaceAll(/\s+/g, ' ')).toBe(
      '"use strict"; class Api extends Base { static _logger = make(); constructor(by) { super(); this.by = by; } async read(id) { return { id }; } } class Other { write() {} } exports.Api = Api;',
    );
  });

  test('a member or a class that is no more stops the build and is named', () => {
    expect(() => withUsedMembers('api.js', code, { Api: ['read', 'readAll'], Gone: ['x'] })).toThrow(
      'api.js has no Api.readAll, Gone, Gone.x',
    );
  });

  test('a source that does not parse stops it, too', () => {
    expect(() => withUsedMembers('api.js', 'class {', {})).toThrow('api.js cannot be parsed');
  });
});
