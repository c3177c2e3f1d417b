/**
 * Values between a page and main, with structured-clone semantics: what `structuredClone` refuses
 * (functions, symbols, promises, DOM nodes) is refused, a class instance arrives as a plain object, and
 * dates, maps, sets, buffers, `undefined`, `NaN` and cycles survive. Both functions are also sent to the
 * page as source text, so each must stand alone.
 */

/** Value → text. Throws Electron's own sentence for what cannot be cloned. */
export function encodeValue(value: unknown): string {
  let clone: unknown;
  try {
    clone = structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
  const nodes: unknown[] = [];
  const seen = new Map<object, number>();
  const bytes = (view: Uint8Array): string => {
    let text = '';
    for (const byte of view) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const refer = (item: unknown): unknown => {
    if (item === undefined) return ['undefined'];
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return ['plain', item];
    if (typeof item === 'bigint') return ['bigint', String(item)];
    if (typeof item === 'number') {
      return Number.isFinite(item) && !Object.is(item, -0)
        ? ['plain', item]
        : ['number', Object.is(item, -0) ? '-0' : String(item)];
    }
    if (typeof item !== 'object') throw new Error('An object could not be cloned.');
    const known = seen.get(item);
    if (known !== undefined) return ['node', known];
    const place = nodes.length;
    nodes.push(null);
    seen.set(item, place);
    if (Array.isArray(item)) {
      nodes[place] = ['array', item.length, Object.entries(item).map(([key, part]) => [key, refer(part)])];
    } else if (item instanceof Date) nodes[place] = ['date', item.getTime()];
    else if (item instanceof Map) {
      nodes[place] = ['map', [...item].map(([key, part]) => [refer(key), refer(part)])];
    } else if (item instanceof Set) nodes[place] = ['set', [...item].map((part) => refer(part))];
    else if (item instanceof RegExp) nodes[place] = ['regexp', item.source, item.flags];
    else if (item instanceof Error) nodes[place] = ['error', item.name, item.message];
    else if (item instanceof ArrayBuffer) nodes[place] = ['buffer', bytes(new Uint8Array(item))];
    else if (item instanceof Uint8Array) nodes[place] = ['bytes', bytes(item)];
    else if (Object.getPrototypeOf(item) === Object.prototype) {
      nodes[place] = ['object', Object.entries(item).map(([key, part]) => [key, refer(part)])];
    } else throw new Error(`The driver does not carry ${Object.prototype.toString.call(item)}`);
    return ['node', place];
  };
  const root = refer(clone);
  return JSON.stringify({ root, nodes });
}

/** Text → value. */
export function decodeValue(text: string): unknown {
  const { root, nodes } = JSON.parse(text);
  const made = new Map<number, unknown>();
  const bytes = (encoded: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const value = (reference: [string, unknown]): unknown => {
    const [kind, content] = reference;
    if (kind === 'undefined') return undefined;
    if (kind === 'plain') return content;
    if (kind === 'bigint') return BigInt(String(content));
    if (kind === 'number') return Number(content);
    const place = Number(content);
    if (made.has(place)) return made.get(place);
    const [shape, first, second] = nodes[place];
    const keep = <T>(thing: T): T => {
      made.set(place, thing);
      return thing;
    };
    switch (shape) {
      case 'array': {
        const list = keep<unknown[]>([]);
        list.length = first;
        for (const [key, part] of second) list[key] = value(part);
        return list;
      }
      case 'object': {
        const object = keep<Record<string, unknown>>({});
        for (const [key, part] of first) {
          Object.defineProperty(object, key, {
            value: value(part),
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }
        return object;
      }
      case 'map': {
        const map = keep(new Map<unknown, unknown>());
        for (const [key, part] of first) map.set(value(key), value(part));
        return map;
      }
      case 'set': {
        const set = keep(new Set<unknown>());
        for (const part of first) set.add(value(part));
        return set;
      }
      case 'date':
        return keep(new Date(first ?? Number.NaN));
      case 'regexp':
        return keep(new RegExp(first, second));
      case 'error': {
        const error = keep(new Error(second));
        error.name = first;
        return error;
      }
      case 'buffer':
        return keep(bytes(first).buffer);
      case 'bytes':
        return keep(bytes(first));
      default:
        throw new Error(`unknown shape ${shape}`);
    }
  };
  return value(root);
}
