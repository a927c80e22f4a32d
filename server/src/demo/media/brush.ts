import { type Canvas, curve, line, n, type Point } from './canvas.ts';
import { mix } from './palettes.ts';

/** The sky, with a breath of light low down. */
export function sky(canvas: Canvas): void {
  const { skyTop, skyBottom } = canvas.palette;
  const paint = canvas.linear([
    { at: 0, color: skyTop },
    { at: 0.75, color: skyBottom },
    { at: 1, color: mix(skyBottom, canvas.palette.mist, 0.7) },
  ]);
  canvas.rect(0, 0, canvas.width, canvas.height, paint);
}

/** Moon or sun with a halo. */
export function moon(canvas: Canvas, x: number, y: number, radius: number, color = canvas.palette.light): void {
  const halo = canvas.radial([
    { at: 0, color, opacity: 0.55 },
    { at: 0.4, color, opacity: 0.18 },
    { at: 1, color, opacity: 0 },
  ]);
  canvas.circle(x, y, radius * 3.2, halo);
  const face = canvas.linear([
    { at: 0, color },
    { at: 1, color: mix(color, canvas.palette.skyBottom, 0.35) },
  ]);
  canvas.circle(x, y, radius, face);
}

/** Heights of a ridge by midpoint displacement: `2 ** depth + 1` points from left to right. */
export function ridgePoints(canvas: Canvas, base: number, rise: number, roughness: number, depth = 6): Point[] {
  const { random } = canvas;
  let heights = [random.next() * 0.6, 0.3 + random.next() * 0.7, random.next() * 0.6];
  let spread = 0.5;
  for (let step = 1; step < depth; step++) {
    spread *= roughness;
    heights = heights.flatMap((height, index) => {
      const after = heights[index + 1];
      return after === undefined ? [height] : [height, (height + after) / 2 + random.between(-spread, spread)];
    });
  }
  return heights.map((height, index) => [
    (index / (heights.length - 1)) * (canvas.width + 40) - 20,
    base - Math.max(height, -0.1) * rise,
  ]);
}

/** One layer of hills that dissolves into mist towards its foot. */
export function ridge(canvas: Canvas, points: readonly Point[], color: string, fade = 0.85): void {
  const { width, height, palette } = canvas;
  const paint = canvas.linear([
    { at: 0, color },
    { at: 0.35, color: mix(color, palette.mist, fade * 0.45) },
    { at: 0.8, color: mix(color, palette.mist, fade) },
  ]);
  canvas.path(`${line(points)}L${width + 20} ${height}L-20 ${height}Z`, paint);
}

/** A bank of mist: a wide flat ellipse without an edge. */
export function mistBank(canvas: Canvas, x: number, y: number, radiusX: number, radiusY: number, opacity = 0.8): void {
  const { mist } = canvas.palette;
  const paint = canvas.radial([
    { at: 0, color: mist, opacity },
    { at: 0.55, color: mist, opacity: opacity * 0.5 },
    { at: 1, color: mist, opacity: 0 },
  ]);
  canvas.ellipse(x, y, radiusX, radiusY, paint);
}

/** A few far birds. */
export function birds(canvas: Canvas, x: number, y: number, count: number): void {
  const { random, palette } = canvas;
  for (let index = 0; index < count; index++) {
    const size = random.between(8, 15);
    const left = x + index * random.between(24, 46);
    const top = y + random.between(-26, 26);
    canvas.stroke(
      `M${n(left)} ${n(top)}q${n(size * 0.5)} ${n(-size * 0.5)} ${n(size)} 0q${n(size * 0.5)} ${n(-size * 0.5)} ${n(size)} 0`,
      mix(palette.ink, palette.skyBottom, 0.25),
      2.2,
    );
  }
}

/** Steam: a few slow curves that fade upwards. */
export function steam(canvas: Canvas, x: number, y: number, rise: number, strands = 3): void {
  const { random, palette } = canvas;
  const blur = canvas.blur(rise / 42);
  const paint = canvas.linear([
    { at: 0, color: palette.light, opacity: 0 },
    { at: 0.5, color: palette.light, opacity: palette.isNight ? 0.4 : 0.75 },
    { at: 1, color: palette.light, opacity: 0 },
  ]);
  canvas.group(blur, () => {
    for (let index = 0; index < strands; index++) {
      const start = x + (index - (strands - 1) / 2) * rise * 0.16;
      const sway = rise * random.between(0.08, 0.16) * (random.chance(0.5) ? 1 : -1);
      const top = rise * random.between(0.75, 1.05);
      const points: Point[] = Array.from({ length: 7 }, (_, step) => [
        start + Math.sin((step / 6) * Math.PI * 1.7) * sway * (0.3 + step / 6),
        y - (step / 6) * top,
      ]);
      canvas.stroke(curve(points), paint, rise * 0.035);
    }
  });
}

/** A long narrow leaf that starts at the point and follows the angle (radians). */
export function leaf(x: number, y: number, length: number, angle: number, breadth = 0.12): string {
  const tipX = x + Math.cos(angle) * length;
  const tipY = y + Math.sin(angle) * length;
  const side = (share: number, out: number): Point => [
    x + Math.cos(angle) * length * share + Math.cos(angle + Math.PI / 2) * length * out,
    y + Math.sin(angle) * length * share + Math.sin(angle + Math.PI / 2) * length * out,
  ];
  const [leftX, leftY] = side(0.35, breadth);
  const [rightX, rightY] = side(0.35, -breadth);
  return `M${n(x)} ${n(y)}Q${n(leftX)} ${n(leftY)} ${n(tipX)} ${n(tipY)}Q${n(rightX)} ${n(rightY)} ${n(x)} ${n(y)}Z`;
}

/** A curved roof seen from the front: ridge, two slopes, upturned corners. `x` is its middle, `y` the eaves line. */
export function roof(x: number, y: number, width: number, height: number): string {
  const half = width / 2;
  const ridgeHalf = half * 0.46;
  const lift = height * 0.34;
  return [
    `M${n(x - half)} ${n(y - lift)}`,
    `Q${n(x - half * 0.72)} ${n(y - height * 0.2)} ${n(x - ridgeHalf)} ${n(y - height)}`,
    `l${n(-width * 0.012)} ${n(-height * 0.12)}`,
    `L${n(x - ridgeHalf * 0.9)} ${n(y - height * 1.07)}`,
    `L${n(x + ridgeHalf * 0.9)} ${n(y - height * 1.07)}`,
    `L${n(x + ridgeHalf + width * 0.012)} ${n(y - height * 1.12)}`,
    `L${n(x + ridgeHalf)} ${n(y - height)}`,
    `Q${n(x + half * 0.72)} ${n(y - height * 0.2)} ${n(x + half)} ${n(y - lift)}`,
    `Q${n(x + half * 0.8)} ${n(y + height * 0.02)} ${n(x + half * 0.55)} ${n(y)}`,
    `L${n(x - half * 0.55)} ${n(y)}`,
    `Q${n(x - half * 0.8)} ${n(y + height * 0.02)} ${n(x - half)} ${n(y - lift)}Z`,
  ].join('');
}

/** The small vermilion seal that signs every picture. */
export function seal(canvas: Canvas): void {
  const size = Math.min(canvas.width, canvas.height) * 0.045;
  const x = canvas.width - size * 2.1;
  const y = canvas.height - size * 2.1;
  const u = size / 10;
  canvas.rect(x, y, size, size, canvas.palette.accent, `rx="${n(size * 0.16)}" opacity=".92"`);
  // A bowl under three strokes of steam: the mark of the house.
  canvas.stroke(
    `M${n(x + 2 * u)} ${n(y + 5.2 * u)}h${n(6 * u)}q0 ${n(3 * u)} ${n(-3 * u)} ${n(3 * u)}t${n(-3 * u)} ${n(-3 * u)}M${n(x + 3.4 * u)} ${n(y + 3.8 * u)}v${n(-1.6 * u)}M${n(x + 5 * u)} ${n(y + 3.8 * u)}v${n(-2 * u)}M${n(x + 6.6 * u)} ${n(y + 3.8 * u)}v${n(-1.6 * u)}`,
    canvas.palette.light,
    size * 0.075,
  );
}
