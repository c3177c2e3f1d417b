/** The page itself: buttons at the left, the papers as they come out at the right. */
export function pageHtml(tcpPort: number): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Printer ${tcpPort}</title>
<style>
  :root { font: 15px/1.45 system-ui, sans-serif; color: #1c2526; background: #e9ecea; }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; grid-template-columns: 17rem 1fr; }
  aside { background: #fff; border-right: 1px solid #d3d9d6; padding: 1.25rem; position: sticky; top: 0;
    height: 100vh; overflow: auto; }
  h1 { font-size: 1.15rem; margin: 0; }
  h2 { font-size: .8rem; font-weight: 600; color: #53615d; margin: 1.25rem 0 .5rem; }
  .where { margin: .15rem 0 0; color: #53615d; font-variant-numeric: tabular-nums; }
  .lamp { display: flex; align-items: center; gap: .5rem; margin: 1rem 0 0; padding: .6rem .7rem; border-radius: 8px;
    background: #e4f2ea; color: #125b38; font-weight: 600; }
  .lamp.bad { background: #fdecea; color: #9b1c13; }
  .lamp::before { content: ''; width: .65rem; height: .65rem; border-radius: 50%; background: currentColor; }
  button { font: inherit; display: block; width: 100%; text-align: left; padding: .5rem .7rem; margin: 0 0 .35rem;
    border: 1px solid #c3cbc8; border-radius: 8px; background: #fff; color: inherit; cursor: pointer; }
  button:hover { background: #f2f5f3; }
  button:focus-visible { outline: 3px solid #1769aa; outline-offset: 1px; }
  button[aria-pressed='true'] { background: #9b1c13; border-color: #9b1c13; color: #fff; }
  main { padding: 1.5rem; display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; align-content: flex-start; }
  figure { margin: 0; }
  figcaption { color: #53615d; margin-bottom: .4rem; font-variant-numeric: tabular-nums; }
  img { display: block; background: #fff; box-shadow: 0 1px 3px #0003, 0 6px 18px #0001; max-width: 22rem; height: auto;
    padding: 0 .6rem; }
  .hanging img { opacity: .75; border-bottom: 3px dashed #9b1c13; }
  .none { color: #53615d; max-width: 34rem; }
  .problems { color: #9b1c13; font-size: .85rem; overflow-wrap: anywhere; padding-left: 1.1rem; }
  @media (max-width: 44rem) { body { grid-template-columns: 1fr; } aside { position: static; height: auto; } }
</style>
<aside>
  <h1>Receipt printer</h1>
  <p class="where">127.0.0.1:${tcpPort}<br><span id="line"></span></p>
  <p class="lamp" id="lamp" role="status">…</p>
  <div id="groups"></div>
  <div id="problems"></div>
</aside>
<main id="papers" aria-live="polite"></main>
<script>
  const byId = (id) => document.getElementById(id);
  const make = (tag, props, ...children) => { const e = Object.assign(document.createElement(tag), props); e.append(...children); return e; };
  let shown = '', drawn = '';

  function drawGroups(groups) {
    const all = JSON.stringify(groups);
    if (all === drawn) return;
    drawn = all;
    const focused = document.activeElement?.dataset?.id;
    byId('groups').replaceChildren(...groups.flatMap((group) => [
      make('h2', { textContent: group.title }),
      ...group.actions.map((action) => {
        const button = make('button', { textContent: action.label, onclick: () => press(action.id) });
        button.dataset.id = action.id;
        if (action.on !== null) button.setAttribute('aria-pressed', String(action.on));
        return button;
      }),
    ]));
    if (focused) document.querySelector('[data-id="' + focused + '"]')?.focus();
  }

  function drawPapers(papers, unfinished) {
    const all = papers.map((p) => p.number).join() + '/' + unfinished;
    if (all === shown) return;
    shown = all;
    const figure = (number, caption, mark) => make('figure', mark ? { className: mark } : {},
      make('figcaption', { textContent: caption }),
      make('img', { src: '/paper/' + number + '.png' + (number === 0 ? '?' + unfinished : ''), alt: caption }));
    byId('papers').replaceChildren(
      ...(unfinished > 1 ? [figure(0, 'Still in the printer', 'hanging')] : []),
      ...papers.map((p) => figure(p.number, 'Paper ' + p.number + ' · ' + new Date(p.at).toLocaleTimeString('en-GB'))),
    );
    if (papers.length === 0 && unfinished <= 1) byId('papers').append(make('p', { className: 'none',
      textContent: 'No paper yet. Set a kiosk’s printer to “network”, host 127.0.0.1, port ${tcpPort}, and take a ticket.' }));
  }

  async function refresh() {
    const state = await (await fetch('/state')).json();
    const down = state.groups.flatMap((g) => g.actions).filter((a) => a.on).map((a) => a.label);
    const troubles = [...new Set([...down, ...(state.error ? ['Knife: waits to be recovered'] : [])])];
    byId('lamp').textContent = troubles.length === 0 ? 'Ready' : troubles.join(', ');
    byId('lamp').className = troubles.length === 0 ? 'lamp' : 'lamp bad';
    byId('line').textContent = state.connections === 1 ? '1 connection' : state.connections + ' connections';
    drawGroups(state.groups);
    drawPapers(state.papers, state.unfinished);
    byId('problems').replaceChildren(...(state.problems.length === 0 ? [] : [make('h2', { textContent: 'Not understood' }),
      make('ul', { className: 'problems' }, ...state.problems.map((p) => make('li', { textContent: p })))]));
  }

  async function press(id) {
    await fetch('/do/' + id, { method: 'POST', headers: { 'x-button': '1' } });
    await refresh();
  }

  const tick = () => refresh().catch(() => {
    byId('lamp').textContent = 'The emulator has ended';
    byId('lamp').className = 'lamp bad';
  }).finally(() => setTimeout(tick, 700));
  tick();
</script>
</html>
`;
}
