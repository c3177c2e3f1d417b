/** Fields that two people changed: what each wrote, and taking the other's after all. Things are named by their codes. */

/** What stands at a path such as `services.ktp.name.id`; undefined where nothing does. */
export function valueAt(document: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => {
    if (Array.isArray(part)) return part.find((item: unknown) => idOf(item) === key);
    return typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined;
  }, document);
}

const idOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : undefined;

/** The document with another value at the path; undefined takes a thing of a list away. */
export function withValueAt(document: unknown, path: string, value: unknown): unknown {
  const [key = '', ...rest] = path.split('.');
  const within = (part: unknown): unknown =>
    rest.length === 0 ? value : withValueAt(part, rest.join('.'), value);
  if (Array.isArray(document)) {
    const items: unknown[] = document;
    const there = items.some((item) => idOf(item) === key);
    if (!there) return rest.length === 0 && value !== undefined ? [...items, value] : items;
    return items
      .map((item) => (idOf(item) === key ? within(item) : item))
      .filter((item) => item !== undefined);
  }
  if (typeof document !== 'object' || document === null) return document;
  return { ...document, [key]: within(Reflect.get(document, key)) };
}
