/** The ticket's secret in the page's address, `/t/{token}`; whatever stands there: the server judges it. */
export const readToken = (path: string): string => /^\/t\/([^/]*)/.exec(path)?.[1] ?? '';
