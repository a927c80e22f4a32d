import { birds, leaf, mistBank, moon, ridge, ridgePoints, roof, sky } from '../brush.ts';
import { type Canvas, curve, line, n, type Point } from '../canvas.ts';
import { mix } from '../palettes.ts';

/** Ridges behind ridges in mist, a moon or a sun between them. */
export function mountains(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  moon(
    canvas,
    width * random.between(0.2, 0.8),
    height * random.between(0.2, 0.34),
    height * random.between(0.06, 0.1),
  );
  const layers = 5;
  for (let layer = 0; layer < layers; layer++) {
    const near = layer / (layers - 1);
    const color = mix(mix(palette.tone, palette.skyBottom, 0.72), mix(palette.tone, palette.ink, 0.62), near);
    const points = ridgePoints(canvas, height * (0.58 + near * 0.34), height * (0.34 - near * 0.12), 0.52);
    ridge(canvas, points, color, 0.9 - near * 0.5);
    if (layer === 2) pavilion(canvas, points[Math.floor(points.length * random.between(0.3, 0.7))]!, height * 0.035);
    mistBank(canvas, width * random.between(0.1, 0.9), height * (0.62 + near * 0.32), width * 0.5, height * 0.07, 0.7);
  }
  birds(canvas, width * random.between(0.25, 0.6), height * random.between(0.24, 0.36), random.integer(3, 6));
}

function pavilion(canvas: Canvas, [x, y]: Point, size: number): void {
  const color = mix(canvas.palette.ink, canvas.palette.tone, 0.3);
  canvas.path(roof(x, y - size * 0.7, size * 2.4, size), color);
  canvas.stroke(
    `M${n(x - size * 0.6)} ${n(y - size * 0.7)}v${n(size)}M${n(x + size * 0.6)} ${n(y - size * 0.7)}v${n(size)}`,
    color,
    size * 0.14,
  );
}

/** Still water, one boat, reeds, the moon twice. */
export function river(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  const horizon = height * 0.55;
  const moonX = width * random.between(0.25, 0.75);
  moon(canvas, moonX, height * 0.24, height * 0.075);
  for (const [share, rise] of [
    [0.65, 0.2],
    [0.4, 0.11],
  ] as const) {
    ridge(canvas, ridgePoints(canvas, horizon, height * rise, 0.5), mix(palette.tone, palette.skyBottom, share), 0.8);
  }
  const water = canvas.linear([
    { at: 0, color: mix(palette.mist, palette.light, 0.25) },
    { at: 0.3, color: mix(palette.skyBottom, palette.tone, 0.45) },
    { at: 1, color: mix(palette.tone, palette.ink, 0.45) },
  ]);
  canvas.rect(0, horizon, width, height - horizon, water);
  mistBank(canvas, width / 2, horizon, width * 0.7, height * 0.05, 0.9);
  for (let row = 0; row < 13; row++) {
    const y = horizon + height * (0.035 + row * 0.03);
    const reach = height * (0.03 + random.next() * 0.07);
    canvas.stroke(
      `M${n(moonX - reach + random.between(-12, 12))} ${n(y)}h${n(reach * 2)}`,
      palette.light,
      height * 0.005,
      `opacity="${n(0.75 - row * 0.045)}"`,
    );
  }
  const boatX = moonX > width / 2 ? width * random.between(0.24, 0.36) : width * random.between(0.62, 0.74);
  boat(canvas, boatX, height * random.between(0.7, 0.76), width * 0.12);
  reeds(canvas, random.chance(0.5) ? 0 : width, height);
}

/** A flat boat with a mat roof and a lamp. */
export function boat(canvas: Canvas, x: number, y: number, length: number): void {
  const { palette } = canvas;
  const hull = mix(palette.ink, palette.tone, 0.1);
  canvas.ellipse(x, y + length * 0.1, length * 0.56, length * 0.035, palette.ink, 'opacity=".28"');
  canvas.path(
    `M${n(x - length * 0.55)} ${n(y - length * 0.07)}Q${n(x - length * 0.3)} ${n(y + length * 0.02)} ${n(x)} ${n(y + length * 0.02)}T${n(x + length * 0.55)} ${n(y - length * 0.07)}Q${n(x + length * 0.4)} ${n(y + length * 0.1)} ${n(x)} ${n(y + length * 0.1)}T${n(x - length * 0.55)} ${n(y - length * 0.07)}Z`,
    hull,
  );
  canvas.path(
    `M${n(x - length * 0.2)} ${n(y + length * 0.03)}q0 ${n(-length * 0.2)} ${n(length * 0.17)} ${n(-length * 0.2)}t${n(length * 0.17)} ${n(length * 0.2)}Z`,
    mix(hull, palette.tone, 0.3),
  );
  const glow = canvas.radial([
    { at: 0, color: palette.accent, opacity: 0.85 },
    { at: 1, color: palette.accent, opacity: 0 },
  ]);
  canvas.circle(x + length * 0.24, y - length * 0.06, length * 0.14, glow);
  canvas.circle(x + length * 0.24, y - length * 0.06, length * 0.022, palette.light);
}

function reeds(canvas: Canvas, edge: number, bottom: number): void {
  const { width, height, palette, random } = canvas;
  const inward = edge === 0 ? 1 : -1;
  for (let index = 0; index < 22; index++) {
    const x = edge + inward * random.next() ** 1.6 * width * 0.2;
    const rise = height * random.between(0.16, 0.38);
    const lean = inward * rise * random.between(0.05, 0.4);
    const color = mix(palette.ink, palette.tone, random.next() * 0.5);
    canvas.stroke(`M${n(x)} ${n(bottom)}q${n(lean * 0.2)} ${n(-rise * 0.7)} ${n(lean)} ${n(-rise)}`, color, 3);
    if (index % 3 === 0)
      canvas.path(leaf(x + lean, bottom - rise, rise * 0.22, Math.PI / 2 - inward * 0.9, 0.16), color);
  }
}

/** Tea hills: rows of clipped bushes that follow the slope. */
export function terraces(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  moon(canvas, width * random.between(0.6, 0.84), height * 0.2, height * 0.06);
  ridge(canvas, ridgePoints(canvas, height * 0.52, height * 0.26, 0.5), mix(palette.tone, palette.skyBottom, 0.7));
  mistBank(canvas, width * 0.4, height * 0.5, width * 0.6, height * 0.09, 0.9);
  const hills = [
    [0.5, 0.78, 0.34],
    [0.6, 0.12, 0.2],
    [0.74, 0.5, 0.06],
  ] as const;
  for (const [top, peak, far] of hills) {
    const color = mix(mix(palette.tone, palette.ink, 0.32), palette.mist, far + 0.06);
    const crest = (offset: number): Point[] =>
      Array.from({ length: 13 }, (_, step) => {
        const x = (step / 12) * (width + 80) - 40;
        const slope = Math.cos((x / width - peak) * 2.2);
        return [x, height * (top + 0.16 - slope * 0.16) + offset * (1 + (1 - slope) * 0.7)];
      });
    canvas.path(`${curve(crest(0))}L${width} ${height}L0 ${height}Z`, color);
    const rows = 8;
    for (let row = 1; row <= rows; row++) {
      const depth = row / rows;
      const offset = height * 0.55 * depth ** 1.5;
      const bush = height * (0.012 + depth * 0.03);
      const light = mix(color, palette.light, 0.28 - depth * 0.1);
      canvas.stroke(curve(crest(offset)), light, bush, `stroke-dasharray="${n(bush * 0.5)} ${n(bush * 1.05)}"`);
      canvas.stroke(curve(crest(offset + bush * 0.75)), mix(color, palette.ink, 0.35), bush * 0.3, 'opacity=".5"');
    }
  }
  for (let index = 0; index < 4; index++) {
    const x = width * random.between(0.2, 0.85);
    const y = height * random.between(0.7, 0.86);
    const size = height * 0.016;
    canvas.path(`M${n(x - size)} ${n(y + size * 2.6)}q${n(size)} ${n(-size * 2.8)} ${n(size * 2)} 0Z`, palette.ink);
    canvas.path(
      `M${n(x - size * 1.5)} ${n(y + size * 0.6)}l${n(size * 1.5)} ${n(-size)} ${n(size * 1.5)} ${n(size)}Z`,
      palette.accent,
    );
  }
}

/** An arched stone bridge and its other half in the water; willow on one side. */
export function bridge(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  const horizon = height * 0.62;
  moon(canvas, width * random.between(0.14, 0.3), height * 0.22, height * 0.07);
  ridge(canvas, ridgePoints(canvas, horizon, height * 0.22, 0.5), mix(palette.tone, palette.skyBottom, 0.68));
  ridge(canvas, ridgePoints(canvas, horizon, height * 0.1, 0.55), mix(palette.tone, palette.skyBottom, 0.42));
  const water = canvas.linear([
    { at: 0, color: mix(palette.mist, palette.light, 0.2) },
    { at: 1, color: mix(palette.tone, palette.ink, 0.35) },
  ]);
  canvas.rect(0, horizon, width, height - horizon, water);
  const middle = width * random.between(0.48, 0.6);
  const half = width * 0.33;
  const arch = height * 0.27;
  const opening = arch * 0.7;
  const stone = mix(palette.ink, palette.tone, 0.38);
  const shape = (sign: 1 | -1) =>
    `M${n(middle - half)} ${n(horizon)}Q${n(middle - half * 0.4)} ${n(horizon)} ${n(middle - half * 0.16)} ${n(horizon - sign * arch)}Q${n(middle)} ${n(horizon - sign * arch * 1.12)} ${n(middle + half * 0.16)} ${n(horizon - sign * arch)}Q${n(middle + half * 0.4)} ${n(horizon)} ${n(middle + half)} ${n(horizon)}H${n(middle + opening)}A${n(opening)} ${n(opening)} 0 0 ${sign === 1 ? 0 : 1} ${n(middle - opening)} ${n(horizon)}Z`;
  canvas.path(shape(-1), stone, 'opacity=".3"');
  canvas.path(shape(1), stone);
  canvas.stroke(
    `M${n(middle - opening)} ${n(horizon)}A${n(opening)} ${n(opening)} 0 0 1 ${n(middle + opening)} ${n(horizon)}`,
    mix(stone, palette.light, 0.25),
    height * 0.012,
  );
  for (let post = -3; post <= 3; post++) {
    const x = middle + post * half * 0.11;
    const y = horizon - arch * (1.07 - Math.abs(post) ** 1.9 * 0.034);
    canvas.stroke(`M${n(x)} ${n(y)}v${n(-height * 0.04)}`, stone, height * 0.008);
  }
  for (let row = 0; row < 10; row++) {
    const x = random.between(0, width * 0.8);
    const y = horizon + height * random.between(0.03, 0.34);
    canvas.stroke(
      `M${n(x)} ${n(y)}h${n(random.between(60, 260))}`,
      palette.light,
      2.5,
      `opacity="${n(random.between(0.12, 0.4))}"`,
    );
  }
  walker(canvas, middle + half * 0.05, horizon - arch * 1.07, height * 0.055);
  willow(canvas, width * random.between(0.88, 0.98));
}

function walker(canvas: Canvas, x: number, y: number, size: number): void {
  const { palette } = canvas;
  canvas.path(
    `M${n(x - size * 0.2)} ${n(y)}q${n(size * 0.02)} ${n(-size * 0.7)} ${n(size * 0.2)} ${n(-size * 0.75)}t${n(size * 0.2)} ${n(size * 0.75)}Z`,
    palette.ink,
  );
  canvas.path(
    `M${n(x - size * 0.52)} ${n(y - size * 0.78)}q${n(size * 0.52)} ${n(-size * 0.62)} ${n(size * 1.04)} 0Z`,
    palette.accent,
  );
}

function willow(canvas: Canvas, x: number): void {
  const { width, height, palette, random } = canvas;
  const color = mix(palette.ink, palette.tone, 0.45);
  canvas.stroke(
    `M${n(x)} ${n(height)}q${n(-width * 0.02)} ${n(-height * 0.5)} ${n(-width * 0.05)} ${n(-height * 1.02)}`,
    color,
    width * 0.014,
  );
  for (let index = 0; index < 26; index++) {
    const top = x - random.between(-0.06, 0.26) * width;
    const fall = height * random.between(0.2, 0.56);
    canvas.stroke(
      `M${n(top)} ${n(-10)}q${n(-random.between(4, 22))} ${n(fall * 0.6)} ${n(random.between(-16, 10))} ${n(fall)}`,
      mix(color, palette.tone, random.next()),
      2.4,
      `opacity="${n(random.between(0.5, 0.95))}"`,
    );
  }
}

/** A road that winds up between slopes; two lines of walkers far apart. */
export function road(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  moon(canvas, width * random.between(0.3, 0.7), height * 0.26, height * 0.085);
  for (let layer = 0; layer < 3; layer++) {
    ridge(
      canvas,
      ridgePoints(canvas, height * (0.56 + layer * 0.1), height * (0.36 - layer * 0.08), 0.56),
      mix(palette.tone, palette.skyBottom, 0.72 - layer * 0.25),
      0.85,
    );
    mistBank(canvas, width * random.next(), height * (0.58 + layer * 0.1), width * 0.55, height * 0.06, 0.75);
  }
  const ground = mix(palette.tone, palette.ink, 0.5);
  canvas.path(
    `M-20 ${n(height * 0.78)}Q${n(width * 0.3)} ${n(height * 0.66)} ${n(width * 0.55)} ${n(height * 0.74)}T${n(width + 20)} ${n(height * 0.7)}V${n(height)}H-20Z`,
    ground,
  );
  const bends: Point[] = [
    [0.3, 1.05],
    [0.62, 0.94],
    [0.42, 0.85],
    [0.64, 0.78],
    [0.53, 0.73],
  ].map(([x, y]) => [width * x!, height * y!]);
  const left = bends.map(([x, y], index): Point => [x - (5 - index) ** 1.7 * 5, y]);
  const right = bends.map(([x, y], index): Point => [x + (5 - index) ** 1.7 * 5, y]).reverse();
  canvas.path(`${curve(left)}L${curve(right).slice(1)}Z`, mix(palette.mist, palette.light, 0.3), 'opacity=".85"');
  for (let index = 0; index < 5; index++)
    horse(canvas, width * (0.45 + index * 0.026), height * (0.855 - index * 0.012), height * (0.03 - index * 0.0025));
}

function horse(canvas: Canvas, x: number, y: number, size: number): void {
  const { palette } = canvas;
  canvas.path(
    `M${n(x - size)} ${n(y)}l${n(size * 0.1)} ${n(-size)}h${n(size * 1.3)}l${n(size * 0.5)} ${n(-size * 0.6)} ${n(size * 0.35)} ${n(size * 0.2)} ${n(-size * 0.35)} ${n(size * 0.7)}v${n(size * 0.7)}h${n(-size * 0.16)}l${n(-size * 0.1)} ${n(-size * 0.6)}h${n(-size)}l${n(-size * 0.1)} ${n(size * 0.6)}Z`,
    palette.ink,
  );
  canvas.rect(x - size * 0.7, y - size * 1.42, size * 0.9, size * 0.6, palette.accent, `rx="${n(size * 0.12)}"`);
}

/** A lit house on stilts at the ferry, seen from the water. */
export function ferry(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  const horizon = height * 0.6;
  ridge(canvas, ridgePoints(canvas, horizon, height * 0.34, 0.54), mix(palette.tone, palette.skyBottom, 0.6));
  ridge(canvas, ridgePoints(canvas, horizon, height * 0.16, 0.54), mix(palette.tone, palette.ink, 0.15), 0.6);
  const water = canvas.linear([
    { at: 0, color: mix(palette.mist, palette.tone, 0.35) },
    { at: 1, color: mix(palette.ink, palette.tone, 0.35) },
  ]);
  canvas.rect(0, horizon, width, height - horizon, water);
  const mirrored = random.chance(0.5);
  canvas.group(mirrored ? `transform="translate(${width} 0) scale(-1 1)"` : '', () => {
    const x = width * 0.3;
    const size = height * 0.3;
    const deck = height * 0.66;
    const wood = mix(palette.ink, palette.tone, 0.12);
    const glow = canvas.radial([
      { at: 0, color: palette.accent, opacity: 0.5 },
      { at: 1, color: palette.accent, opacity: 0 },
    ]);
    canvas.circle(x, deck - size * 0.3, size * 1.5, glow);
    for (let post = -3; post <= 3; post++) {
      canvas.stroke(`M${n(x + post * size * 0.24)} ${n(deck)}v${n(size * 0.5)}`, wood, size * 0.035);
    }
    canvas.rect(x - size * 0.95, deck, size * 2.1, size * 0.06, wood);
    canvas.rect(x - size * 0.62, deck - size * 0.52, size * 1.24, size * 0.52, wood);
    for (let pane = -2; pane <= 2; pane++) {
      canvas.rect(
        x + pane * size * 0.22 - size * 0.085,
        deck - size * 0.4,
        size * 0.17,
        size * 0.28,
        mix(palette.accent, palette.light, 0.55),
      );
    }
    canvas.path(roof(x, deck - size * 0.48, size * 1.9, size * 0.42), palette.ink);
    for (let row = 0; row < 9; row++) {
      canvas.stroke(
        `M${n(x - size * random.between(0.2, 0.6))} ${n(deck + size * (0.5 + row * 0.075))}h${n(size * random.between(0.3, 1))}`,
        mix(palette.accent, palette.light, 0.4),
        height * 0.006,
        `opacity="${n(0.6 - row * 0.055)}"`,
      );
    }
    boat(canvas, width * 0.72, height * 0.8, width * 0.13);
  });
  mistBank(canvas, width * 0.6, horizon, width * 0.6, height * 0.06, 0.6);
}

/** Rain from the eaves onto a courtyard of puddles. */
export function rain(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  ridge(canvas, ridgePoints(canvas, height * 0.66, height * 0.26, 0.5), mix(palette.tone, palette.skyBottom, 0.7));
  ridge(canvas, ridgePoints(canvas, height * 0.7, height * 0.13, 0.5), mix(palette.tone, palette.skyBottom, 0.4));
  const ground = canvas.linear([
    { at: 0, color: mix(palette.mist, palette.tone, 0.25) },
    { at: 1, color: mix(palette.tone, palette.ink, 0.4) },
  ]);
  canvas.rect(0, height * 0.7, width, height * 0.3, ground);
  for (let index = 0; index < 15; index++) {
    const y = height * (0.74 + random.next() * 0.24);
    const size = (y / height - 0.66) * height * random.between(0.14, 0.34);
    const x = random.between(0, width);
    for (const share of [1, 0.55]) {
      canvas.add(
        `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(size * share)}" ry="${n(size * share * 0.26)}" fill="none" stroke="${palette.light}" stroke-width="2" opacity="${n(0.55 * share)}"/>`,
      );
    }
  }
  let drops = '';
  for (let index = 0; index < 130; index++) {
    const length = random.between(0.05, 0.14) * height;
    drops += `M${n(random.between(-0.05, 1.05) * width)} ${n(random.between(0.1, 0.95) * height)}l${n(-length * 0.16)} ${n(length)}`;
  }
  canvas.stroke(drops, palette.light, 1.8, 'opacity=".5"');
  const tile = width / random.integer(15, 19);
  const eaves = height * 0.13;
  const color = mix(palette.ink, palette.tone, 0.08);
  canvas.rect(0, 0, width, eaves, color);
  for (let x = tile / 2; x < width + tile; x += tile) {
    canvas.stroke(`M${n(x)} 0V${n(eaves)}`, mix(color, palette.tone, 0.35), tile * 0.32);
    canvas.circle(x, eaves, tile * 0.3, mix(color, palette.tone, 0.28));
    canvas.circle(x, eaves, tile * 0.16, color);
    canvas.path(`M${n(x + tile * 0.22)} ${n(eaves)}q${n(tile * 0.28)} ${n(tile * 0.62)} ${n(tile * 0.56)} 0Z`, color);
    canvas.stroke(
      line([
        [x, eaves + tile * 0.4],
        [x, eaves + tile * random.between(1, 5)],
      ]),
      palette.light,
      2.6,
      `opacity="${n(random.between(0.3, 0.8))}"`,
    );
  }
}
