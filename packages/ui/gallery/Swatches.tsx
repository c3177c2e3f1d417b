/** Colours with the words that may stand on them, and the type scale. */
const surfaces = ['bg', 'surface', 'sunken'];
const pairs = [
  ['accent', 'on-accent'],
  ['accent-strong', 'on-accent-strong'],
  ['accent-soft', 'accent-text'],
  ['ok-soft', 'ok-ink'],
  ['info-soft', 'info-ink'],
  ['warn-soft', 'warn-ink'],
  ['danger-soft', 'danger-ink'],
  ['danger-fill', 'on-danger'],
];
const texts = ['xs', 's', 'm', 'l', 'xl', '2xl', '3xl'];

export function Swatches() {
  return (
    <section className="gallery-section">
      <h2>Colour and type</h2>
      <div className="gallery-row">
        {surfaces.map((name) => (
          <div key={name} className="gallery-swatch" style={{ background: `var(--gl-${name})` }}>
            <b>{name}</b>
            <span style={{ color: 'var(--gl-ink-2)' }}>ink-2</span>
            <span style={{ color: 'var(--gl-accent-text)' }}>accent-text</span>
          </div>
        ))}
        {pairs.map(([fill, ink]) => (
          <div
            key={fill}
            className="gallery-swatch"
            style={{ background: `var(--gl-${fill})`, color: `var(--gl-${ink})` }}
          >
            <b>{fill}</b>
            <span>{ink}</span>
          </div>
        ))}
      </div>
      <div className="gallery-type">
        {texts.map((name) => (
          <p key={name} className="gl-num" style={{ fontSize: `var(--gl-text-${name})` }}>
            Silakan ke loket 3 · 0123456789 <small style={{ color: 'var(--gl-ink-2)' }}>{name}</small>
          </p>
        ))}
        <p className="gl-num" style={{ fontSize: 'var(--gl-text-2xl)', lineHeight: 1.1 }}>
          111.111
          <br />
          908.746
        </p>
      </div>
    </section>
  );
}
