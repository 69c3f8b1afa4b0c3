/** How many there were in each part of a period, as small bars; the last one is what runs now. */
import "./course.css";

export interface CourseProps {
  readonly values: readonly number[];
  /** What it says, for who does not see it. */
  readonly label: string;
}

export function Course({ values, label }: CourseProps) {
  const most = Math.max(1, ...values);
  const width = 100 / Math.max(1, values.length);
  return (
    <svg className="course" viewBox="0 0 100 24" preserveAspectRatio="none" role="img" aria-label={label}>
      {values.map((value, index) => {
        const height = value === 0 ? 0.8 : Math.max(2, (value / most) * 23);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in the period
            key={index}
            x={index * width + width * 0.12}
            y={24 - height}
            width={width * 0.76}
            height={height}
            data-now={index === values.length - 1}
          />
        );
      })}
    </svg>
  );
}
