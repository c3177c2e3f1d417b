/** The renderer's address. One origin, `app://giliran`, and one document in it. */

export const rendererScheme = 'app';
const rendererHost = 'giliran';
export const rendererEntry = `${rendererScheme}://${rendererHost}/index.html`;

/** True for a URL of the bundled renderer: scheme and host exactly ours, no port, no credentials. */
export function isRendererUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.protocol === `${rendererScheme}:` &&
    url.host === rendererHost &&
    url.username === '' &&
    url.password === ''
  );
}
