/**
 * Reads pixels off an X server's root window: what a person in front of the displays would see, whoever drew it and
 * however. One small request is about a tenth of a millisecond, so that looking often does not slow what is looked at.
 *
 * Source: X Window System Protocol, X Version 11, release 6.7: connection setup (chapter 8), GetImage.
 */
import { once } from "node:events";
import { connect } from "node:net";

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `#rrggbb` as one number. */
export type Colour = number;

export interface Picture {
  readonly area: Area;
  /** Row by row from the top left. */
  readonly colours: readonly Colour[];
}

export interface Screen {
  look(area: Area): Promise<Picture>;
  close(): void;
}

export class ScreenUnreadable extends Error {
  override readonly name = "ScreenUnreadable";
}

const getImage = 73;
const zPixmap = 2;
const replyHeaderBytes = 32;
const bytesPerPixel = 4;

/** `display` as in DISPLAY: `:90`, on this machine, with a true-colour visual and no authorisation. */
export async function openScreen(display: string): Promise<Screen> {
  const socket = connect(`/tmp/.X11-unix/X${display.replace(/^:|\..*$/g, "")}`);
  await once(socket, "connect");
  let waiting = Buffer.alloc(0);
  let onBytes = () => {};
  socket.on("data", (chunk) => {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    onBytes();
  });
  let closed: string | undefined;
  socket.on("error", (error) => {
    closed = error.message;
  });
  socket.on("close", () => {
    closed ??= "the X server closed the connection";
    onBytes();
  });

  async function take(count: number): Promise<Buffer> {
    while (waiting.length < count) {
      if (closed !== undefined) throw new ScreenUnreadable(closed);
      await new Promise<void>((resolve) => {
        onBytes = resolve;
      });
    }
    const taken = waiting.subarray(0, count);
    waiting = waiting.subarray(count);
    return taken;
  }

  // Little endian, protocol 11.0, no authorisation.
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const greeting = await take(8);
  const rest = await take(greeting.readUInt16LE(6) * 4);
  if (greeting[0] !== 1)
    throw new ScreenUnreadable(`the X server refused: ${rest.toString("latin1").trim()}`);
  const root = rootWindow(rest);

  let last: Promise<unknown> = Promise.resolve();
  async function request({ x, y, width, height }: Area): Promise<Picture> {
    const message = Buffer.alloc(20);
    message.writeUInt8(getImage, 0);
    message.writeUInt8(zPixmap, 1);
    message.writeUInt16LE(message.length / 4, 2);
    message.writeUInt32LE(root, 4);
    message.writeInt16LE(x, 8);
    message.writeInt16LE(y, 10);
    message.writeUInt16LE(width, 12);
    message.writeUInt16LE(height, 14);
    message.writeUInt32LE(0xffffffff, 16);
    socket.write(message);
    const header = await take(replyHeaderBytes);
    if (header[0] !== 1) {
      throw new ScreenUnreadable(
        `expected a picture of ${width}x${height}+${x}+${y}, found error ${header[1]}`,
      );
    }
    const pixels = await take(header.readUInt32LE(4) * 4);
    return {
      area: { x, y, width, height },
      colours: Array.from(
        { length: width * height },
        (_, n) => pixels.readUInt32LE(n * bytesPerPixel) & 0xffffff,
      ),
    };
  }

  return {
    look(area) {
      const answer = last.then(() => request(area));
      last = answer.catch(() => {});
      return answer;
    },
    close: () => socket.destroy(),
  };
}

/** The first screen's root, past the vendor's name and the pixmap formats. */
function rootWindow(setup: Buffer): number {
  const vendorBytes = setup.readUInt16LE(16);
  const formats = setup.readUInt8(21);
  return setup.readUInt32LE(32 + Math.ceil(vendorBytes / 4) * 4 + formats * 8);
}

/** The middle of the first patch of one colour, `size` pixels wide and high; undefined when there is none. */
export function findPatch({ area, colours }: Picture, colour: Colour, size: number): Area | undefined {
  const isPatch = (x: number, y: number) => {
    for (let n = 0; n < size * size; n++) {
      if (colours[(y + Math.floor(n / size)) * area.width + x + (n % size)] !== colour) return false;
    }
    return true;
  };
  for (let y = 0; y + size <= area.height; y++) {
    for (let x = 0; x + size <= area.width; x++) {
      if (isPatch(x, y)) return pixel(area.x + x + (size >> 1), area.y + y + (size >> 1));
    }
  }
  return undefined;
}

export function pixel(x: number, y: number): Area {
  return { x, y, width: 1, height: 1 };
}
