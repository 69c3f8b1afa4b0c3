import "./setup.css";

/** Fills a display, so that everybody sees which one is meant. */
export function DisplayNumber({ number }: { number: string }) {
  return <p className="display-number-alone">{number}</p>;
}
