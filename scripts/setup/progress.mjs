/** What set-up tells the terminal: one line a step, indented lines for what it does, portions in place on a TTY. */

/**
 * @typedef {object} Progress
 * @property {(line: string) => void} title the step that begins now
 * @property {(line: string) => void} say one line about what is being done
 * @property {(done: number, total: number) => void} portion how much of the present job is done, any unit
 * @property {(lines: readonly string[]) => void} warn a framed warning that nobody overlooks
 * @property {(line: string, facts: string) => void} fail what did not work, with its facts
 */

const redrawMs = 250;
/** Without a TTY each portion is a line of its own: only these are worth one. */
const quietStepPercent = 10;

/**
 * @param {{ write(text: string): unknown, isTTY?: boolean }} out
 * @returns {Progress}
 */
export function terminalProgress(out = process.stdout) {
  let drawnAt = 0;
  let drawnPercent = -1;
  let open = false;
  const close = () => {
    if (open) out.write("\n");
    open = false;
  };
  return {
    title(line) {
      close();
      drawnPercent = -1;
      out.write(`${line}\n`);
    },
    say(line) {
      close();
      drawnPercent = -1;
      out.write(`  ${line}\n`);
    },
    portion(done, total) {
      const percent = Math.floor((100 * done) / total);
      if (out.isTTY) {
        const now = performance.now();
        if (percent === drawnPercent || (percent < 100 && now - drawnAt < redrawMs)) return;
        drawnAt = now;
        out.write(`\r  ${bar(percent)}`);
        open = true;
      } else {
        if (percent < drawnPercent + quietStepPercent && !(percent === 100 && drawnPercent < 100)) return;
        out.write(`  ${percent} %\n`);
      }
      drawnPercent = percent;
    },
    warn(lines) {
      close();
      out.write(framed(lines));
    },
    fail(line, facts) {
      close();
      out.write(`\n${line}\n${facts.replace(/^(?=.)/gm, "  ")}\n`);
    },
  };
}

/** @param {number} percent */
function bar(percent) {
  const filled = Math.round(percent / 4);
  return `[${"#".repeat(filled)}${".".repeat(25 - filled)}] ${String(percent).padStart(3)} %`;
}

/** @param {readonly string[]} lines */
export function framed(lines) {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = `+${"-".repeat(width + 2)}+`;
  return `${[edge, ...lines.map((line) => `| ${line.padEnd(width)} |`), edge].join("\n")}\n`;
}
