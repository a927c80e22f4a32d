import { leaf, mistBank, moon, ridge, ridgePoints, sky, steam } from '../brush.ts';
import { type Canvas, curve, n, type Point } from '../canvas.ts';
import { mix } from '../palettes.ts';

/** A table in low light; returns the height of its edge. */
function table(canvas: Canvas, share = 0.76): number {
  const { width, height, palette } = canvas;
  const y = height * share;
  const wood = canvas.linear([
    { at: 0, color: mix(palette.ink, palette.tone, 0.55) },
    { at: 0.12, color: mix(palette.ink, palette.tone, 0.3) },
    { at: 1, color: palette.ink },
  ]);
  canvas.rect(0, y, width, height - y, wood);
  canvas.rect(0, y, width, 3, palette.light, 'opacity=".22"');
  return y;
}

function shadow(canvas: Canvas, x: number, y: number, radius: number): void {
  const paint = canvas.radial([
    { at: 0, color: canvas.palette.ink, opacity: 0.65 },
    { at: 1, color: canvas.palette.ink, opacity: 0 },
  ]);
  canvas.ellipse(x, y, radius, radius * 0.16, paint);
}

function porcelain(canvas: Canvas, color: string): string {
  const { palette } = canvas;
  return canvas.linear(
    [
      { at: 0, color: mix(color, palette.ink, 0.3) },
      { at: 0.25, color: mix(color, palette.light, 0.35) },
      { at: 0.55, color },
      { at: 1, color: mix(color, palette.ink, 0.5) },
    ],
    [0, 0, 1, 0.15],
  );
}

/** A dark conical tea bowl before the moon. */
export function bowl(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  moon(canvas, width * random.between(0.42, 0.58), height * 0.4, height * 0.24);
  ridge(canvas, ridgePoints(canvas, height * 0.78, height * 0.22, 0.5), mix(palette.tone, palette.skyBottom, 0.6), 0.9);
  mistBank(canvas, width * 0.5, height * 0.74, width * 0.7, height * 0.1, 0.9);
  const edge = table(canvas, 0.78);
  const x = width * 0.5;
  const radius = height * 0.235;
  const rim = edge - radius * 0.78;
  shadow(canvas, x, edge + radius * 0.34, radius * 1.5);
  const glaze = porcelain(canvas, mix(palette.ink, palette.tone, 0.32));
  const body = `M${n(x - radius)} ${n(rim)}Q${n(x - radius * 0.72)} ${n(rim + radius * 0.86)} ${n(x - radius * 0.32)} ${n(edge + radius * 0.2)}H${n(x + radius * 0.32)}Q${n(x + radius * 0.72)} ${n(rim + radius * 0.86)} ${n(x + radius)} ${n(rim)}Z`;
  canvas.path(body, glaze);
  canvas.rect(x - radius * 0.3, edge + radius * 0.18, radius * 0.6, radius * 0.13, palette.ink, 'rx="4"');
  let streaks = '';
  for (let index = 0; index < 60; index++) {
    const share = random.between(-0.94, 0.94);
    const top = rim + radius * (0.1 + random.next() * 0.2);
    streaks += `M${n(x + share * radius)} ${n(top)}L${n(x + share * radius * 0.55)} ${n(top + radius * random.between(0.2, 0.62))}`;
  }
  canvas.group(canvas.clip(`<path d="${body}"/>`), () =>
    canvas.stroke(streaks, mix(palette.light, palette.accent, 0.35), 2, 'opacity=".34"'),
  );
  canvas.ellipse(x, rim, radius, radius * 0.2, mix(palette.ink, palette.tone, 0.5));
  canvas.ellipse(x, rim + radius * 0.03, radius * 0.9, radius * 0.15, mix(palette.light, palette.tone, 0.12));
  canvas.ellipse(x - radius * 0.14, rim + radius * 0.02, radius * 0.5, radius * 0.07, palette.light, 'opacity=".7"');
  steam(canvas, x, rim - radius * 0.1, height * 0.4);
}

/** A lidded bowl on its saucer, the lid a little open. */
export function gaiwan(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  const wall = canvas.linear(
    [
      { at: 0, color: palette.light, opacity: 0.35 },
      { at: 0.6, color: palette.light, opacity: 0 },
    ],
    [0, 0, 1, 1],
  );
  canvas.rect(0, 0, width, height, wall);
  const shade = mix(palette.skyTop, palette.ink, 0.2);
  for (let index = 0; index < 7; index++) {
    canvas.path(
      leaf(
        width * random.between(0.7, 1.05),
        height * random.between(-0.05, 0.3),
        height * random.between(0.28, 0.5),
        random.between(1.8, 2.9),
        0.09,
      ),
      shade,
      'opacity=".22"',
    );
  }
  const edge = table(canvas, 0.74);
  const x = width * random.between(0.4, 0.6);
  const radius = height * 0.21;
  const foot = edge + height * 0.05;
  const rim = foot - radius * 1.25;
  const white = mix(palette.light, palette.skyBottom, 0.12);
  const glaze = porcelain(canvas, white);
  const blue = palette.isNight ? palette.accent : mix(palette.tone, palette.ink, 0.25);
  shadow(canvas, x, foot + radius * 0.16, radius * 2);
  canvas.ellipse(x, foot + radius * 0.02, radius * 1.28, radius * 0.22, mix(white, palette.ink, 0.35));
  canvas.ellipse(x, foot - radius * 0.06, radius * 1.28, radius * 0.21, glaze);
  canvas.ellipse(x, foot - radius * 0.07, radius * 0.9, radius * 0.13, mix(white, palette.ink, 0.22));
  const body = `M${n(x - radius)} ${n(rim)}Q${n(x - radius * 0.95)} ${n(foot - radius * 0.25)} ${n(x - radius * 0.4)} ${n(foot - radius * 0.06)}H${n(x + radius * 0.4)}Q${n(x + radius * 0.95)} ${n(foot - radius * 0.25)} ${n(x + radius)} ${n(rim)}Z`;
  canvas.path(body, glaze);
  canvas.group(`${canvas.clip(`<path d="${body}"/>`)} opacity=".75"`, () => {
    canvas.stroke(`M${n(x - radius)} ${n(rim + radius * 0.14)}H${n(x + radius)}`, blue, radius * 0.03);
    const stem: Point[] = [0, 1, 2, 3, 4, 5].map((step) => [
      x - radius * 0.62 + step * radius * 0.22,
      rim + radius * (0.85 - step * 0.09 + (step % 2) * 0.07),
    ]);
    canvas.stroke(curve(stem), blue, radius * 0.026);
    for (const [px, py] of stem) {
      canvas.path(leaf(px, py, radius * 0.26, random.between(-1.5, -0.7), 0.2), blue);
      canvas.path(leaf(px, py, radius * 0.22, random.between(0.5, 1.3), 0.2), blue);
    }
  });
  canvas.ellipse(x, rim, radius, radius * 0.17, mix(white, palette.ink, 0.28));
  canvas.ellipse(x, rim + radius * 0.02, radius * 0.93, radius * 0.13, mix(palette.accent, palette.tone, 0.45));
  steam(canvas, x + radius * 0.35, rim - radius * 0.2, height * 0.34);
  canvas.group(`transform="rotate(${n(random.between(-13, -8))} ${n(x - radius)} ${n(rim)})"`, () => {
    canvas.path(
      `M${n(x - radius * 0.9)} ${n(rim - radius * 0.02)}Q${n(x - radius * 0.5)} ${n(rim - radius * 0.42)} ${n(x)} ${n(rim - radius * 0.44)}T${n(x + radius * 0.9)} ${n(rim - radius * 0.02)}Q${n(x)} ${n(rim + radius * 0.12)} ${n(x - radius * 0.9)} ${n(rim - radius * 0.02)}Z`,
      glaze,
    );
    canvas.path(
      `M${n(x - radius * 0.2)} ${n(rim - radius * 0.42)}l${n(-radius * 0.07)} ${n(-radius * 0.16)}h${n(radius * 0.54)}l${n(-radius * 0.07)} ${n(radius * 0.16)}Z`,
      glaze,
    );
    canvas.stroke(
      `M${n(x - radius * 0.6)} ${n(rim - radius * 0.24)}Q${n(x)} ${n(rim - radius * 0.42)} ${n(x + radius * 0.6)} ${n(rim - radius * 0.24)}`,
      blue,
      radius * 0.024,
      'opacity=".6"',
    );
  });
}

/** A small clay pot on a brazier, coals awake. */
export function kettle(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  const x = width * random.between(0.44, 0.56);
  const edge = table(canvas, 0.84);
  const glow = canvas.radial([
    { at: 0, color: palette.accent, opacity: 0.7 },
    { at: 0.5, color: palette.accent, opacity: 0.2 },
    { at: 1, color: palette.accent, opacity: 0 },
  ]);
  const unit = height * 0.1;
  const clay = porcelain(canvas, mix(palette.tone, palette.accent, 0.35));
  const stove = porcelain(canvas, mix(palette.ink, palette.tone, 0.45));
  canvas.circle(x, edge - unit * 1.6, unit * 4.4, glow);
  shadow(canvas, x, edge + unit * 0.15, unit * 3);
  canvas.path(
    `M${n(x - unit * 1.5)} ${n(edge - unit * 2.5)}L${n(x - unit * 1.15)} ${n(edge)}H${n(x + unit * 1.15)}L${n(x + unit * 1.5)} ${n(edge - unit * 2.5)}Z`,
    stove,
  );
  canvas.path(
    `M${n(x - unit * 0.5)} ${n(edge - unit * 0.35)}v${n(-unit * 0.6)}a${n(unit * 0.5)} ${n(unit * 0.5)} 0 0 1 ${n(unit)} 0v${n(unit * 0.6)}Z`,
    palette.accent,
  );
  canvas.path(
    `M${n(x - unit * 0.34)} ${n(edge - unit * 0.35)}q${n(unit * 0.34)} ${n(-unit)} ${n(unit * 0.68)} 0Z`,
    palette.light,
  );
  const base = edge - unit * 2.5;
  canvas.rect(
    x - unit * 1.65,
    base - unit * 0.12,
    unit * 3.3,
    unit * 0.2,
    mix(palette.ink, palette.tone, 0.6),
    'rx="5"',
  );
  const top = base - unit * 1.95;
  canvas.stroke(
    `M${n(x - unit * 1)} ${n(top + unit * 0.5)}C${n(x - unit * 1.2)} ${n(top - unit * 1.7)} ${n(x + unit * 1.2)} ${n(top - unit * 1.7)} ${n(x + unit)} ${n(top + unit * 0.5)}`,
    mix(palette.ink, palette.tone, 0.3),
    unit * 0.17,
  );
  canvas.path(
    `M${n(x + unit * 1.1)} ${n(base - unit * 0.7)}Q${n(x + unit * 2)} ${n(base - unit * 1.1)} ${n(x + unit * 2.1)} ${n(top + unit * 0.25)}l${n(unit * 0.34)} ${n(unit * 0.02)}Q${n(x + unit * 2.5)} ${n(base - unit * 0.5)} ${n(x + unit)} ${n(base - unit * 0.2)}Z`,
    clay,
  );
  canvas.path(
    `M${n(x - unit * 0.9)} ${n(top + unit * 0.25)}Q${n(x - unit * 1.9)} ${n(base - unit * 0.9)} ${n(x - unit * 1.1)} ${n(base - unit * 0.12)}H${n(x + unit * 1.1)}Q${n(x + unit * 1.9)} ${n(base - unit * 0.9)} ${n(x + unit * 0.9)} ${n(top + unit * 0.25)}Z`,
    clay,
  );
  canvas.path(
    `M${n(x - unit * 0.95)} ${n(top + unit * 0.28)}Q${n(x)} ${n(top - unit * 0.45)} ${n(x + unit * 0.95)} ${n(top + unit * 0.28)}Z`,
    clay,
  );
  canvas.circle(x, top - unit * 0.2, unit * 0.18, clay);
  steam(canvas, x + unit * 2.4, top + unit * 0.1, height * 0.32, 2);
  for (let index = 0; index < 12; index++) {
    canvas.circle(
      x + random.between(-2.6, 2.6) * unit,
      edge - unit * random.between(2.6, 7),
      random.between(1.4, 3.4),
      palette.accent,
      `opacity="${n(random.between(0.3, 0.9))}"`,
    );
  }
}

/** Three small cups from above, on a tray. */
export function cups(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  const wood = canvas.linear(
    [
      { at: 0, color: mix(palette.tone, palette.skyBottom, 0.25) },
      { at: 1, color: mix(palette.tone, palette.ink, 0.45) },
    ],
    [0, 0, 1, 1],
  );
  canvas.rect(0, 0, width, height, wood);
  for (let index = 0; index < 15; index++) {
    const y = (index / 14) * height + random.between(-16, 16);
    canvas.stroke(
      `M-10 ${n(y)}C${n(width * 0.3)} ${n(y + random.between(-26, 26))} ${n(width * 0.6)} ${n(y + random.between(-26, 26))} ${n(width + 10)} ${n(y + random.between(-14, 14))}`,
      palette.ink,
      random.between(1, 3),
      `opacity="${n(random.between(0.08, 0.24))}"`,
    );
  }
  const x = width * random.between(0.44, 0.56);
  const y = height * 0.5;
  const radius = height * 0.155;
  const turn = random.between(0, Math.PI);
  const soft = canvas.blur(height * 0.018);
  canvas.circle(x + 12, y + 16, height * 0.43, palette.ink, `opacity=".45" ${soft}`);
  canvas.circle(
    x,
    y,
    height * 0.42,
    canvas.radial([
      { at: 0, color: mix(palette.ink, palette.tone, 0.42) },
      { at: 0.92, color: mix(palette.ink, palette.tone, 0.25) },
      { at: 1, color: mix(palette.ink, palette.tone, 0.6) },
    ]),
  );
  for (let index = 0; index < 3; index++) {
    const angle = turn + (index / 3) * Math.PI * 2;
    const cupX = x + Math.cos(angle) * height * 0.2;
    const cupY = y + Math.sin(angle) * height * 0.2;
    canvas.circle(cupX + 9, cupY + 12, radius, palette.ink, `opacity=".5" ${soft}`);
    canvas.circle(cupX, cupY, radius, mix(palette.light, palette.tone, 0.06));
    canvas.circle(cupX, cupY, radius * 0.9, mix(palette.light, palette.ink, 0.22));
    const liquor = canvas.radial(
      [
        { at: 0, color: mix(palette.accent, palette.light, 0.45) },
        { at: 0.7, color: mix(palette.accent, palette.tone, 0.35) },
        { at: 1, color: mix(palette.accent, palette.ink, 0.45) },
      ],
      [0.4, 0.4],
    );
    canvas.circle(cupX, cupY, radius * 0.8, liquor);
    canvas.ellipse(
      cupX - radius * 0.28,
      cupY - radius * 0.34,
      radius * 0.24,
      radius * 0.1,
      palette.light,
      `opacity=".6" transform="rotate(-35 ${n(cupX - radius * 0.28)} ${n(cupY - radius * 0.34)})"`,
    );
  }
  for (let index = 0; index < 9; index++) {
    const angle = random.between(0, Math.PI * 2);
    const reach = random.between(0.52, 0.95) * height;
    canvas.path(
      leaf(
        x + Math.cos(angle) * reach,
        y + Math.sin(angle) * reach * 0.6,
        height * random.between(0.045, 0.08),
        random.between(0, 6),
        0.16,
      ),
      palette.ink,
      'opacity=".75"',
    );
  }
}

/** Whipped tea in a dark bowl from above: white foam and a few strokes drawn on it. */
export function foam(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  canvas.rect(
    0,
    0,
    width,
    height,
    canvas.linear(
      [
        { at: 0, color: palette.skyBottom },
        { at: 1, color: mix(palette.skyTop, palette.tone, 0.4) },
      ],
      [0, 0, 1, 1],
    ),
  );
  for (let index = 0; index < 30; index++) {
    const x = (index / 30) * width;
    canvas.rect(x, 0, width / 62, height, palette.ink, `opacity="${n(index % 2 ? 0.05 : 0.09)}"`);
  }
  const x = width * random.between(0.4, 0.5);
  const y = height * 0.52;
  const radius = height * 0.37;
  canvas.circle(x + 16, y + 22, radius, palette.ink, `opacity=".5" ${canvas.blur(22)}`);
  canvas.circle(x, y, radius, mix(palette.ink, palette.tone, 0.2));
  let fur = '';
  for (let index = 0; index < 110; index++) {
    const angle = (index / 110) * Math.PI * 2;
    const inner = radius * random.between(0.8, 0.86);
    fur += `M${n(x + Math.cos(angle) * radius * 0.98)} ${n(y + Math.sin(angle) * radius * 0.98)}L${n(x + Math.cos(angle) * inner)} ${n(y + Math.sin(angle) * inner)}`;
  }
  canvas.stroke(fur, mix(palette.accent, palette.light, 0.4), 2, 'opacity=".42"');
  canvas.circle(
    x,
    y,
    radius * 0.82,
    canvas.radial([
      { at: 0, color: mix(palette.light, palette.tone, 0.02) },
      { at: 0.8, color: mix(palette.light, palette.tone, 0.16) },
      { at: 1, color: mix(palette.light, palette.tone, 0.45) },
    ]),
  );
  const drawing = mix(palette.tone, palette.ink, 0.3);
  const peaks: Point[] = [-0.52, -0.3, -0.12, 0.06, 0.24, 0.52].map((share, index) => [
    x + share * radius,
    y + radius * (index % 2 ? -0.16 - random.next() * 0.2 : 0.14),
  ]);
  canvas.stroke(curve(peaks), drawing, radius * 0.022, 'opacity=".7"');
  canvas.circle(x + radius * 0.28, y - radius * 0.4, radius * 0.08, drawing, 'opacity=".55"');
  for (let row = 0; row < 3; row++)
    canvas.stroke(
      `M${n(x - radius * (0.34 - row * 0.07))} ${n(y + radius * (0.28 + row * 0.12))}h${n(radius * (0.6 - row * 0.16))}`,
      drawing,
      radius * 0.016,
      'opacity=".5"',
    );
  whisk(canvas, x + radius * 1.62, y + radius * 0.1, radius * 0.5);
}

function whisk(canvas: Canvas, x: number, y: number, size: number): void {
  const { palette } = canvas;
  const bamboo = mix(palette.light, palette.tone, 0.45);
  canvas.group(`transform="rotate(28 ${n(x)} ${n(y)})"`, () => {
    canvas.rect(x - size * 0.2, y - size * 1.5, size * 0.4, size * 1.3, bamboo, `rx="${n(size * 0.08)}"`);
    canvas.stroke(
      `M${n(x - size * 0.2)} ${n(y - size * 0.95)}h${n(size * 0.4)}`,
      mix(bamboo, palette.ink, 0.4),
      size * 0.04,
    );
    for (let tine = -7; tine <= 7; tine++) {
      canvas.stroke(
        `M${n(x + tine * size * 0.026)} ${n(y - size * 0.22)}Q${n(x + tine * size * 0.085)} ${n(y + size * 0.4)} ${n(x + tine * size * 0.06)} ${n(y + size)}`,
        mix(bamboo, palette.ink, 0.28 + Math.abs(tine) * 0.03),
        size * 0.03,
      );
    }
    canvas.rect(x - size * 0.215, y - size * 0.3, size * 0.43, size * 0.1, palette.accent);
  });
}

/** One bud, two leaves, large on an empty ground. */
export function sprig(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  moon(
    canvas,
    width * random.between(0.28, 0.4),
    height * 0.44,
    height * 0.25,
    mix(palette.light, palette.skyBottom, 0.25),
  );
  const x = width * random.between(0.5, 0.56);
  const y = height * 1.02;
  const tip: Point = [x + width * 0.02, height * 0.5];
  const stem = mix(palette.tone, palette.ink, 0.3);
  canvas.stroke(
    `M${n(x - width * 0.04)} ${n(y)}Q${n(x - width * 0.03)} ${n(height * 0.72)} ${n(tip[0])} ${n(tip[1])}`,
    stem,
    height * 0.016,
  );
  const blade = (from: Point, length: number, angle: number, breadth: number, light: number) => {
    const paint = canvas.linear(
      [
        { at: 0, color: mix(palette.tone, palette.light, light) },
        { at: 1, color: mix(palette.tone, palette.ink, 0.4) },
      ],
      [0, 0, 0.6, 1],
    );
    canvas.path(leaf(from[0], from[1], length, angle, breadth), paint);
    const end: Point = [from[0] + Math.cos(angle) * length * 0.92, from[1] + Math.sin(angle) * length * 0.92];
    canvas.stroke(
      `M${n(from[0])} ${n(from[1])}L${n(end[0])} ${n(end[1])}`,
      mix(palette.tone, palette.light, 0.5),
      2.6,
      'opacity=".7"',
    );
    for (let vein = 1; vein < 8; vein++) {
      const share = vein / 9;
      const size = length * 0.2 * Math.sin(share * Math.PI);
      for (const side of [0.62, -0.62]) {
        canvas.stroke(
          `M${n(from[0] + Math.cos(angle) * length * share)} ${n(from[1] + Math.sin(angle) * length * share)}l${n(Math.cos(angle + side) * size)} ${n(Math.sin(angle + side) * size)}`,
          mix(palette.tone, palette.light, 0.4),
          1.4,
          'opacity=".5"',
        );
      }
    }
  };
  blade([x - width * 0.027, height * 0.8], height * 0.46, random.between(-2.75, -2.5), 0.24, 0.15);
  blade([x - width * 0.005, height * 0.66], height * 0.5, random.between(-0.6, -0.4), 0.23, 0.25);
  blade(tip, height * 0.36, random.between(-1.6, -1.4), 0.13, 0.55);
  for (let index = 0; index < 5; index++) {
    const dropX = x + random.between(-0.22, 0.26) * width;
    const dropY = height * random.between(0.3, 0.75);
    canvas.circle(dropX, dropY, random.between(3, 7), palette.light, 'opacity=".8"');
  }
}
