/** Where virtual heads stand and what the X server must be told for it. Pure. */

/**
 * @typedef {{ width: number, height: number }} HeadSize pixels
 * @typedef {object} Head
 * @property {number} index
 * @property {string} output name of the X output
 * @property {string} mode name of the X mode
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 */

/** The dummy driver's number of outputs. */
export const mostHeads = 16;
/** Coordinates of X11 are 16 bits wide, signed. */
const widest = 32_767;

/**
 * Heads side by side from left to right, tops aligned. Throws `RangeError` for what X cannot do.
 * @param {readonly HeadSize[]} sizes
 * @returns {Head[]}
 */
export function layOut(sizes) {
  if (sizes.length < 1 || sizes.length > mostHeads) {
    throw new RangeError(`expected 1 to ${mostHeads} heads, found ${sizes.length}`);
  }
  let x = 0;
  const heads = sizes.map(({ width, height }, index) => {
    const head = { index, output: `DUMMY${index}`, mode: `${width}x${height}`, x, y: 0, width, height };
    x += width;
    return head;
  });
  if (x > widest) throw new RangeError(`expected at most ${widest} pixels side by side, found ${x}`);
  return heads;
}

/**
 * The rectangle around all heads.
 * @param {readonly Head[]} heads
 * @returns {HeadSize}
 */
export function wallSize(heads) {
  return {
    width: Math.max(...heads.map((head) => head.x + head.width)),
    height: Math.max(...heads.map((head) => head.y + head.height)),
  };
}

/**
 * xorg.conf for the dummy driver: no input devices, no blanking, room for `wall`.
 * @param {HeadSize} wall
 */
export function xorgConfig(wall) {
  return `Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "BlankTime" "0"
  Option "StandbyTime" "0"
  Option "SuspendTime" "0"
  Option "OffTime" "0"
EndSection
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 512000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0 - 1000.0
  VertRefresh 5.0 - 200.0
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual ${wall.width} ${wall.height}
  EndSubSection
EndSection
`;
}

/**
 * The arguments of `xrandr --newmode`: a plausible 60 Hz modeline. The dummy driver shows nothing, so blanking
 * times only have to be in order.
 * @param {Head} head
 * @returns {string[]}
 */
export function modeline({ mode, width, height }) {
  const [horizontal, vertical] = [width + 160, height + 40];
  const clockMHz = ((horizontal * vertical * 60) / 1e6).toFixed(2);
  const across = [width, width + 48, width + 80, horizontal];
  const down = [height, height + 3, height + 8, vertical];
  return [mode, clockMHz, ...across, ...down].map(String);
}

/**
 * The numbers that are free, to be tried in this order; another process may take one in between.
 * @param {ReadonlySet<number>} taken
 */
export function freeDisplayNumbers(taken, first = 90, last = 199) {
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return numbers.filter((number) => !taken.has(number));
}

/**
 * Which heads are lit in the output of `xrandr --query`.
 * @param {string} text
 * @returns {Map<string, string>} output → geometry as in `1920x1080+0+0`
 */
export function litOutputs(text) {
  const found = text.matchAll(/^(\S+) connected (?:primary )?(\d+x\d+\+\d+\+\d+)/gm);
  return new Map([...found].map(([, output, geometry]) => [String(output), String(geometry)]));
}
