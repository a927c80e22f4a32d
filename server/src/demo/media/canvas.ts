import type { Palette } from './palettes.ts';
import type { Random } from './random.ts';

export type Point = readonly [x: number, y: number];

export interface Stop {
  /** 0 to 1. */
  readonly at: number;
  readonly color: string;
  readonly opacity?: number;
}

/** What a scene draws on: collects shapes and definitions, and writes one self-contained SVG. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  readonly random: Random;
  private readonly shapes: string[] = [];
  private readonly definitions: string[] = [];
  private definitionCount = 0;

  constructor(width: number, height: number, palette: Palette, random: Random) {
    this.width = width;
    this.height = height;
    this.palette = palette;
    this.random = random;
  }

  /** Adds raw SVG. */
  add(...shapes: string[]): void {
    this.shapes.push(...shapes);
  }

  rect(x: number, y: number, width: number, height: number, fill: string, more = ''): void {
    this.add(
      `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"${more && ` ${more}`}/>`,
    );
  }

  circle(x: number, y: number, radius: number, fill: string, more = ''): void {
    this.add(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"${more && ` ${more}`}/>`);
  }

  ellipse(x: number, y: number, radiusX: number, radiusY: number, fill: string, more = ''): void {
    this.add(
      `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(radiusX)}" ry="${n(radiusY)}" fill="${fill}"${more && ` ${more}`}/>`,
    );
  }

  path(d: string, fill: string, more = ''): void {
    this.add(`<path d="${d}" fill="${fill}"${more && ` ${more}`}/>`);
  }

  stroke(d: string, color: string, width: number, more = ''): void {
    this.add(
      `<path d="${d}" fill="none" stroke="${color}" stroke-width="${n(width)}" stroke-linecap="round"${more && ` ${more}`}/>`,
    );
  }

  /** Draws what `draw` adds inside a group with the given attributes. */
  group(attributes: string, draw: () => void): void {
    this.add(`<g ${attributes}>`);
    draw();
    this.add('</g>');
  }

  /** @returns a `url(#…)` paint, from top to bottom unless a direction is given (`x1 y1 x2 y2`, 0 to 1). */
  linear(stops: readonly Stop[], direction: readonly [number, number, number, number] = [0, 0, 0, 1]): string {
    const [x1, y1, x2, y2] = direction;
    return this.define(
      (id) =>
        `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stops.map(stopTag).join('')}</linearGradient>`,
    );
  }

  /** @returns a `url(#…)` paint from the middle outwards. */
  radial(stops: readonly Stop[], center: Point = [0.5, 0.5]): string {
    return this.define(
      (id) =>
        `<radialGradient id="${id}" cx="${center[0]}" cy="${center[1]}" r=".5">${stops.map(stopTag).join('')}</radialGradient>`,
    );
  }

  /** @returns a `filter="…"` attribute; costly to draw, so a scene uses it for a few shapes only. */
  blur(deviation: number): string {
    const url = this.define(
      (id) =>
        `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${n(deviation)}"/></filter>`,
    );
    return `filter="${url}"`;
  }

  /** @returns a `clip-path="…"` attribute. */
  clip(shape: string): string {
    return `clip-path="${this.define((id) => `<clipPath id="${id}">${shape}</clipPath>`)}"`;
  }

  toSvg(): string {
    const definitions = this.definitions.length > 0 ? `<defs>${this.definitions.join('')}</defs>` : '';
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}">${definitions}${this.shapes.join('')}</svg>\n`;
  }

  private define(write: (id: string) => string): string {
    const id = `d${(this.definitionCount++).toString(36)}`;
    this.definitions.push(write(id));
    return `url(#${id})`;
  }
}

function stopTag({ at, color, opacity }: Stop): string {
  return `<stop offset="${n(at)}" stop-color="${color}"${opacity === undefined ? '' : ` stop-opacity="${n(opacity)}"`}/>`;
}

/** Short numbers keep the files small: two decimals under ten, one above. */
export function n(value: number): string {
  const digits = Math.abs(value) < 10 ? 100 : 10;
  return String(Math.round(value * digits) / digits);
}

/** A polyline as path data. */
export function line(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
}

/** A soft curve through the points (quadratic, by midpoints). */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first || rest.length === 0) return '';
  let data = `M${n(first[0])} ${n(first[1])}`;
  for (let index = 0; index < rest.length - 1; index++) {
    const here = rest[index]!;
    const after = rest[index + 1]!;
    data += `Q${n(here[0])} ${n(here[1])} ${n((here[0] + after[0]) / 2)} ${n((here[1] + after[1]) / 2)}`;
  }
  const last = rest[rest.length - 1]!;
  return `${data}L${n(last[0])} ${n(last[1])}`;
}
