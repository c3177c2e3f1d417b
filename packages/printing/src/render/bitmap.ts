/** Black dots on white paper. */
export class Bitmap {
  readonly width: number;
  readonly height: number;
  /** One byte per dot, row by row: 1 black, 0 white. */
  readonly dots: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.dots = new Uint8Array(width * height);
  }

  /** Blackens (or whitens) a rectangle; what lies outside the paper is left out. */
  fill(left: number, top: number, width: number, height: number, dark = true): void {
    const right = Math.min(this.width, left + width);
    const bottom = Math.min(this.height, top + height);
    for (let y = Math.max(0, top); y < bottom; y++) {
      this.dots.fill(dark ? 1 : 0, y * this.width + Math.max(0, left), y * this.width + right);
    }
  }

  isDark(x: number, y: number): boolean {
    return x >= 0 && x < this.width && this.dots[y * this.width + x] === 1;
  }
}
