/**
 * One line of bars over the parts of a period, drawn by uPlot, as large as its place. Its words are texts of the page
 * around it, so that they are as large as all others and can be checked as they are.
 */
import { useEffect, useRef } from "react";
import type uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import "./chart.css";

export interface ChartProps {
  readonly values: readonly number[];
  /** Under some of the bars; an empty text for none. */
  readonly marks: readonly string[];
  /** What it says, for who does not see it. */
  readonly label: string;
}

export function Chart({ values, marks, label }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const shown = useRef(values);
  shown.current = values;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let gone = false;
    const resized = new ResizeObserver(() => plot.current?.setSize(sizeOf(element)));
    // Loaded where a chart is shown, and not before.
    void import("uplot").then(({ default: Plot }) => {
      if (gone) return;
      plot.current = new Plot(optionsOf(Plot, element), dataOf(shown.current), element);
      resized.observe(element);
    });
    return () => {
      gone = true;
      resized.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, []);
  useEffect(() => {
    plot.current?.setData(dataOf(values));
  }, [values]);

  const most = Math.max(1, ...values);
  return (
    <figure className="chart" aria-label={label}>
      <span className="chart-most">{most}</span>
      <div ref={box} className="chart-plot" />
      <p className="chart-marks">
        {marks.map((mark, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place in the period
          <span key={index}>{mark}</span>
        ))}
      </p>
    </figure>
  );
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): { width: number; height: number } {
  return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) };
}

function dataOf(values: readonly number[]): uPlot.AlignedData {
  return [values.map((_, index) => index), [...values]];
}

function optionsOf(Plot: typeof uPlot, element: HTMLElement): uPlot.Options {
  const colour = (name: string) => getComputedStyle(element).getPropertyValue(name).trim();
  const { bars } = Plot.paths;
  return {
    ...sizeOf(element),
    padding: [0, 0, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: {
      x: { time: false, range: (_, from, to) => [from - 0.5, to + 0.5] },
      y: { range: (_, __, most) => [0, Math.max(1, most)] },
    },
    series: [
      {},
      {
        fill: colour("--accent"),
        width: 0,
        points: { show: false },
        ...(bars && { paths: bars({ size: [0.72, 400] }) }),
      },
    ],
  };
}
