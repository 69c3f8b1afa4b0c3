/**
 * Bits of an H.264 payload, most significant first, with the Exp-Golomb codes of ITU-T H.264 clause 9.1.
 * Reading past the end throws a RangeError; numbers are limited to 32 bits, as the standard's are.
 */

export class BitReader {
  /** In bits from the start. */
  position = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  bit(): number {
    const byte = this.#bytes[this.position >> 3];
    if (byte === undefined) throw new RangeError(`expected more than ${this.#bytes.length} bytes`);
    return (byte >> (7 - (this.position++ & 7))) & 1;
  }

  flag(): boolean {
    return this.bit() === 1;
  }

  /** u(n) */
  bits(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index++) value = value * 2 + this.bit();
    return value;
  }

  /** ue(v) */
  unsigned(): number {
    let zeros = 0;
    while (this.bit() === 0) {
      if (++zeros > 31) throw new RangeError("expected an Exp-Golomb code of at most 32 bits");
    }
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  /** se(v) */
  signed(): number {
    const code = this.unsigned();
    return code % 2 === 1 ? (code + 1) / 2 : 0 - code / 2;
  }
}

export class BitWriter {
  #bytes: Uint8Array;
  /** In bits from the start. */
  #position = 0;

  constructor(expectedBytes = 64) {
    this.#bytes = new Uint8Array(Math.max(16, expectedBytes));
  }

  get position(): number {
    return this.#position;
  }

  bit(value: number): void {
    this.#reserve(1);
    if (value) this.#bytes[this.#position >> 3]! |= 0x80 >> (this.#position & 7);
    this.#position++;
  }

  /** u(n) */
  bits(value: number, count: number): void {
    for (let shift = count - 1; shift >= 0; shift--) this.bit(Math.floor(value / 2 ** shift) % 2);
  }

  /** ue(v) */
  unsigned(value: number): void {
    const length = Math.floor(Math.log2(value + 1));
    this.bits(0, length);
    this.bits(value + 1, length + 1);
  }

  /** se(v) */
  signed(value: number): void {
    this.unsigned(value > 0 ? value * 2 - 1 : -value * 2);
  }

  align(): void {
    this.#position = (this.#position + 7) & ~7;
  }

  /** At a byte boundary only, which `align` makes. */
  bytes(values: Uint8Array): void {
    if (this.#position & 7) throw new RangeError("expected a byte boundary");
    this.#reserve(values.length);
    this.#bytes.set(values, this.#position >> 3);
    this.#position += values.length * 8;
  }

  /** rbsp_trailing_bits, clause 7.3.2.11. */
  trailing(): void {
    this.bit(1);
    this.align();
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, (this.#position + 7) >> 3);
  }

  #reserve(bytes: number): void {
    const needed = (this.#position >> 3) + bytes + 1;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
