/**
 * Bars that stand beside a table of the same figures: the chart is for the eye, the table for everybody. Drawn here,
 * because a library of charts would weigh more than the whole console.
 */
import { useId } from 'react';

export interface Bar {
  readonly key: string;
  readonly label: string;
  /** One for each series, from the bottom up when stacked. */
  readonly values: readonly number[];
}

export interface BarChartProps {
  readonly title: string;
  readonly series: readonly string[];
  readonly bars: readonly Bar[];
  /** On top of one another; else side by side. */
  readonly stacked: boolean;
  readonly format: (value: number) => string;
}

const size = { width: 760, height: 240, left: 44, bottom: 26, top: 8 } as const;
const inner = { width: size.width - size.left, height: size.height - size.bottom - size.top } as const;

/** The next round number whose half is whole too: the line in the middle is told without a fraction. */
function roundUp(value: number): number {
  if (value <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

export function BarChart({ title, series, bars, stacked, format }: BarChartProps) {
  const id = useId();
  const heightOf = ({ values }: Bar): number =>
    stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  const top = roundUp(Math.max(0, ...bars.map(heightOf)));
  const slot = inner.width / Math.max(1, bars.length);
  const width = Math.max(1, Math.min(56, slot * 0.7));
  const y = (value: number): number => size.top + inner.height * (1 - value / top);
  // As many labels as have room.
  const every = Math.max(1, Math.ceil(bars.length / Math.max(1, Math.floor(inner.width / 66))));
  return (
    <figure className="chart">
      <figcaption id={id}>
        {title}
        <span className="chart-legend">
          {series.map((name, n) => (
            <span key={name}>
              <span className="chart-swatch" data-series={n} aria-hidden="true" />
              {name}
            </span>
          ))}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby={id}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line
              className="chart-line"
              x1={size.left}
              x2={size.width}
              y1={y(top * part)}
              y2={y(top * part)}
            />
            <text className="chart-scale" x={size.left - 6} y={y(top * part) + 4} textAnchor="end">
              {format(top * part)}
            </text>
          </g>
        ))}
        {bars.map((bar, n) => {
          const middle = size.left + slot * (n + 0.5);
          let below = 0;
          return (
            <g key={bar.key}>
              <title>
                {`${bar.label}: ${bar.values.map((value, s) => `${series[s]} ${format(value)}`).join(', ')}`}
              </title>
              {bar.values.map((value, s) => {
                const base = stacked ? below : 0;
                below += value;
                const part = stacked ? width : width / bar.values.length;
                const left = middle - width / 2 + (stacked ? 0 : part * s);
                return (
                  <rect
                    key={series[s]}
                    className="chart-bar"
                    data-series={s}
                    x={left}
                    width={part}
                    y={y(base + value)}
                    height={Math.max(0, y(base) - y(base + value))}
                  />
                );
              })}
              {n % every === 0 && (
                <text className="chart-label" x={middle} y={size.height - 8} textAnchor="middle">
                  {bar.label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
