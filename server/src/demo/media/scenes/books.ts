import { leaf, moon, ridge, ridgePoints, sky, steam } from '../brush.ts';
import { type Canvas, curve, n, type Point } from '../canvas.ts';
import { mix } from '../palettes.ts';

/** Spines on a shelf, one leaning. */
export function shelf(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  const wall = canvas.linear(
    [
      { at: 0, color: palette.skyTop },
      { at: 1, color: palette.skyBottom },
    ],
    [0, 0, 1, 0.6],
  );
  canvas.rect(0, 0, width, height, wall);
  const board = height * 0.86;
  const cloth = [
    palette.tone,
    mix(palette.tone, palette.ink, 0.45),
    mix(palette.accent, palette.ink, 0.2),
    mix(palette.light, palette.tone, 0.3),
    mix(palette.ink, palette.tone, 0.2),
    mix(palette.skyTop, palette.ink, 0.45),
  ] as const;
  let x = width * 0.05;
  let last = '';
  while (x < width * 0.92) {
    const thick = width * random.between(0.024, 0.058);
    const tall = height * random.between(0.42, 0.68);
    let color = random.pick(cloth);
    while (color === last) color = random.pick(cloth);
    last = color;
    const tilt = random.chance(0.12) ? random.between(6, 11) : 0;
    const pivot = `${n(x + thick)} ${n(board)}`;
    canvas.group(tilt ? `transform="rotate(${n(tilt)} ${pivot})"` : '', () =>
      spine(canvas, x, board, thick, tall, color),
    );
    x += thick + 2 + (tilt ? tall * Math.sin((tilt * Math.PI) / 180) * 0.98 : 0);
    if (random.chance(0.08)) x += width * 0.03;
  }
  canvas.rect(0, board, width, height * 0.045, mix(palette.ink, palette.tone, 0.3));
  canvas.rect(0, board + height * 0.045, width, height, palette.ink, 'opacity=".55"');
  const light = canvas.linear(
    [
      { at: 0, color: palette.light, opacity: 0.3 },
      { at: 0.6, color: palette.light, opacity: 0 },
    ],
    [0, 0, 1, 1],
  );
  canvas.path(`M0 0H${n(width * 0.62)}L${n(width * 0.3)} ${n(board)}H0Z`, light);
}

function spine(canvas: Canvas, x: number, board: number, thick: number, tall: number, color: string): void {
  const { palette, random } = canvas;
  const top = board - tall;
  const paint = canvas.linear(
    [
      { at: 0, color: mix(color, palette.ink, 0.35) },
      { at: 0.3, color: mix(color, palette.light, 0.14) },
      { at: 1, color: mix(color, palette.ink, 0.3) },
    ],
    [0, 0, 1, 0],
  );
  canvas.rect(x, top, thick, tall, paint, 'rx="4"');
  const gold = mix(palette.light, palette.accent, 0.25);
  if (random.chance(0.5)) {
    canvas.rect(x + thick * 0.24, top + tall * 0.1, thick * 0.52, tall * 0.34, mix(palette.light, color, 0.12));
    const marks = random.integer(2, 4);
    for (let mark = 0; mark < marks; mark++) {
      canvas.rect(
        x + thick * 0.38,
        top + tall * (0.135 + mark * 0.07),
        thick * 0.24,
        tall * 0.042,
        mix(palette.ink, color, 0.25),
      );
    }
  } else {
    for (const share of [0.08, 0.12, 0.84, 0.88])
      canvas.rect(x, top + tall * share, thick, tall * 0.008 + 1, gold, 'opacity=".8"');
  }
}

/** A thread-bound book open under a lamp. */
export function page(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  canvas.rect(
    0,
    0,
    width,
    height,
    canvas.linear([
      { at: 0, color: mix(palette.ink, palette.tone, 0.5) },
      { at: 1, color: palette.ink },
    ]),
  );
  const x = width * random.between(0.46, 0.54);
  const y = height * 0.54;
  const glow = canvas.radial([
    { at: 0, color: mix(palette.accent, palette.light, 0.5), opacity: 0.75 },
    { at: 1, color: palette.accent, opacity: 0 },
  ]);
  canvas.circle(x, y - height * 0.1, height * 0.78, glow);
  canvas.group(`transform="rotate(${n(random.between(-5, 5))} ${n(x)} ${n(y)})"`, () => {
    const half = width * 0.27;
    const tall = height * 0.62;
    canvas.rect(
      x - half - 10,
      y - tall / 2 + 12,
      half * 2 + 26,
      tall,
      palette.ink,
      `opacity=".5" rx="6" ${canvas.blur(14)}`,
    );
    for (const side of [-1, 1]) {
      const paper = canvas.linear(
        [
          { at: 0, color: mix(palette.light, palette.tone, side < 0 ? 0.02 : 0.22) },
          { at: 1, color: mix(palette.light, palette.tone, side < 0 ? 0.22 : 0.02) },
        ],
        [0, 0, 1, 0],
      );
      const left = side < 0 ? x - half : x;
      canvas.rect(left, y - tall / 2, half, tall, paper, 'rx="3"');
      canvas.add(
        `<rect x="${n(left + half * 0.08)}" y="${n(y - tall * 0.43)}" width="${n(half * 0.84)}" height="${n(tall * 0.86)}" fill="none" stroke="${mix(palette.ink, palette.light, 0.35)}" stroke-width="2.5"/>`,
      );
      const columns = 8;
      for (let column = 0; column < columns; column++) {
        const columnX = left + half * (0.08 + (column + 0.5) * (0.84 / columns));
        const glyphs = random.integer(8, 14);
        canvas.add(
          `<path d="M${n(columnX)} ${n(y - tall * 0.4)}v${n((tall * 0.8 * glyphs) / 14)}" stroke="${mix(palette.ink, palette.light, 0.18)}" stroke-width="${n(half * 0.045)}" stroke-dasharray="${n(tall * 0.036)} ${n(tall * 0.018)}"/>`,
        );
      }
    }
    canvas.rect(x - 2, y - tall / 2, 4, tall, palette.ink, 'opacity=".35"');
    canvas.rect(x + half * 0.3, y - tall / 2, half * 0.05, tall * 1.12, palette.accent);
  });
  for (let index = 0; index < 8; index++) {
    canvas.path(
      leaf(
        width * random.between(-0.05, 0.3),
        height * random.between(-0.05, 0.35),
        height * random.between(0.2, 0.4),
        random.between(0.2, 1.3),
        0.1,
      ),
      palette.ink,
      'opacity=".3"',
    );
  }
}

/** A desk by the window: brush, inkstone, a stack of books, rain or moon outside. */
export function desk(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  const windowX = width * random.between(0.1, 0.2);
  const windowWidth = width * 0.44;
  moon(canvas, windowX + windowWidth * 0.6, height * 0.26, height * 0.075);
  ridge(canvas, ridgePoints(canvas, height * 0.62, height * 0.24, 0.5), mix(palette.tone, palette.skyBottom, 0.55));
  const wall = mix(palette.ink, palette.tone, 0.3);
  canvas.path(
    `M0 0H${width}V${height}H0ZM${n(windowX)} ${n(height * 0.08)}v${n(height * 0.54)}h${n(windowWidth)}V${n(height * 0.08)}Z`,
    wall,
    'fill-rule="evenodd"',
  );
  const bars = `M${n(windowX + windowWidth / 2)} ${n(height * 0.08)}v${n(height * 0.54)}M${n(windowX)} ${n(height * 0.26)}h${n(windowWidth)}M${n(windowX + windowWidth * 0.25)} ${n(height * 0.08)}v${n(height * 0.18)}M${n(windowX + windowWidth * 0.75)} ${n(height * 0.08)}v${n(height * 0.18)}`;
  canvas.stroke(bars, palette.ink, height * 0.013);
  canvas.add(
    `<rect x="${n(windowX)}" y="${n(height * 0.08)}" width="${n(windowWidth)}" height="${n(height * 0.54)}" fill="none" stroke="${palette.ink}" stroke-width="${n(height * 0.024)}"/>`,
  );
  const edge = height * 0.8;
  canvas.rect(
    0,
    edge,
    width,
    height - edge,
    canvas.linear([
      { at: 0, color: mix(palette.tone, palette.accent, 0.18) },
      { at: 0.2, color: mix(palette.ink, palette.tone, 0.4) },
      { at: 1, color: palette.ink },
    ]),
  );
  let y = edge;
  const stackX = width * random.between(0.7, 0.74);
  for (let index = 0; index < 5; index++) {
    const thick = height * random.between(0.04, 0.062);
    const long = width * random.between(0.15, 0.19);
    y -= thick;
    const color =
      index % 2 ? mix(palette.tone, palette.light, 0.3) : mix(palette.accent, palette.ink, random.between(0.25, 0.55));
    canvas.rect(stackX + random.between(-14, 14), y, long, thick - 2, color, 'rx="3"');
    canvas.rect(
      stackX + 12,
      y + thick * 0.3,
      long * 0.72,
      thick * 0.36,
      mix(palette.light, color, 0.4),
      'opacity=".8"',
    );
  }
  cup(canvas, stackX + width * 0.07, y, height * 0.06);
  steam(canvas, stackX + width * 0.07, y - height * 0.09, height * 0.22, 2);
  const stoneX = width * 0.34;
  canvas.path(
    `M${n(stoneX)} ${n(edge)}l${n(width * 0.01)} ${n(-height * 0.045)}h${n(width * 0.11)}l${n(width * 0.01)} ${n(height * 0.045)}Z`,
    palette.ink,
  );
  canvas.stroke(
    `M${n(stoneX + width * 0.03)} ${n(edge - height * 0.05)}L${n(stoneX + width * 0.18)} ${n(edge - height * 0.2)}`,
    mix(palette.light, palette.tone, 0.4),
    height * 0.012,
  );
}

function cup(canvas: Canvas, x: number, y: number, size: number): void {
  const { palette } = canvas;
  canvas.path(
    `M${n(x - size)} ${n(y - size * 1.3)}Q${n(x - size * 0.9)} ${n(y)} ${n(x - size * 0.45)} ${n(y)}H${n(x + size * 0.45)}Q${n(x + size * 0.9)} ${n(y)} ${n(x + size)} ${n(y - size * 1.3)}Z`,
    palette.light,
  );
  canvas.ellipse(x, y - size * 1.3, size, size * 0.17, mix(palette.light, palette.ink, 0.35));
}

/** A sheet of letter paper with ruled columns, a cup's shadow and a pressed leaf. */
export function letter(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  canvas.rect(
    0,
    0,
    width,
    height,
    canvas.linear(
      [
        { at: 0, color: mix(palette.tone, palette.skyBottom, 0.35) },
        { at: 1, color: mix(palette.tone, palette.ink, 0.35) },
      ],
      [0, 0, 1, 1],
    ),
  );
  const x = width * 0.5;
  const y = height * 0.55;
  const sheet = (turn: number, shade: number, ruled: boolean) =>
    canvas.group(`transform="rotate(${n(turn)} ${n(x)} ${n(y)})"`, () => {
      const half = width * 0.25;
      const top = y - height * 0.42;
      canvas.rect(x - half + 8, top + 14, half * 2, height, palette.ink, `opacity=".3" ${canvas.blur(12)}`);
      canvas.rect(x - half, top, half * 2, height, mix(palette.light, palette.tone, shade));
      if (!ruled) return;
      for (let column = 0; column <= 8; column++) {
        canvas.stroke(
          `M${n(x - half * 0.86 + column * half * 0.215)} ${n(top + height * 0.09)}V${n(top + height)}`,
          palette.accent,
          1.8,
          'opacity=".5"',
        );
        if (column === 8) continue;
        const words = random.between(0.25, 0.72) * height;
        const points: Point[] = Array.from({ length: 16 }, (_, step) => [
          x - half * 0.75 + column * half * 0.215 + random.between(-7, 7),
          top + height * 0.12 + (step / 15) * words,
        ]);
        if (column > 1) canvas.stroke(curve(points), palette.ink, 5, `opacity=".72" stroke-dasharray="16 7"`);
      }
    });
  sheet(random.between(6, 11), 0.2, false);
  sheet(random.between(-7, -2), 0.04, true);
  const stainX = width * random.between(0.62, 0.7);
  canvas.add(
    `<circle cx="${n(stainX)}" cy="${n(height * 0.78)}" r="${n(height * 0.12)}" fill="none" stroke="${mix(palette.accent, palette.tone, 0.4)}" stroke-width="${n(height * 0.012)}" opacity=".4"/>`,
  );
  const leafX = width * random.between(0.24, 0.3);
  canvas.path(leaf(leafX, height * 0.86, height * 0.38, -1.1, 0.2), mix(palette.tone, palette.ink, 0.55));
  canvas.stroke(
    `M${n(leafX)} ${n(height * 0.86)}l${n(Math.cos(-1.1) * height * 0.36)} ${n(Math.sin(-1.1) * height * 0.36)}`,
    mix(palette.light, palette.tone, 0.4),
    2.4,
    'opacity=".7"',
  );
}
