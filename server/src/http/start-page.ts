/** The page at `/`: where everything is. In the demo the links carry the published device keys. */
export interface StartPageFacts {
  readonly siteName: string;
  readonly accentColor: string;
  readonly demo: boolean;
  readonly links: readonly { readonly href: string; readonly title: string; readonly note: string }[];
}

const escape = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
  );

export function startPage(facts: StartPageFacts): string {
  const items = facts.links
    .map(
      ({ href, title, note }) =>
        `<li><a href="${escape(href)}"><strong>${escape(title)}</strong><span>${escape(note)}</span></a></li>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Giliran · ${escape(facts.siteName)}</title>
<style>
:root { --accent: ${escape(facts.accentColor)}; font-family: system-ui, sans-serif; color: #1c2523; background: #f7f6f2; }
body { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem; line-height: 1.5; }
h1 { font-size: 1.75rem; margin: 0; } p { color: #4a5552; margin: .25rem 0 2rem; }
ul { list-style: none; padding: 0; display: grid; gap: .75rem; }
a { display: grid; gap: .1rem; padding: 1rem 1.25rem; background: #fff; border: 1px solid #dcdcd4; border-left: 6px solid var(--accent); border-radius: 10px; color: inherit; text-decoration: none; }
a:hover, a:focus-visible { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: 2px; } span { color: #4a5552; }
</style>
</head>
<body>
<h1>Giliran</h1>
<p>${escape(facts.siteName)}${facts.demo ? ' · situs contoh / demo site' : ''}</p>
<ul>
${items}
</ul>
</body>
</html>
`;
}
