import { leaf, moon, ridge, ridgePoints, roof, sky } from '../brush.ts';
import { type Canvas, n } from '../canvas.ts';
import { mix } from '../palettes.ts';

/** A lattice window, and hills outside it. */
export function lattice(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  moon(canvas, width * random.between(0.4, 0.6), height * 0.34, height * 0.12);
  ridge(canvas, ridgePoints(canvas, height * 0.72, height * 0.34, 0.52), mix(palette.tone, palette.skyBottom, 0.55));
  ridge(canvas, ridgePoints(canvas, height * 0.88, height * 0.24, 0.52), mix(palette.tone, palette.ink, 0.25), 0.7);
  const wood = mix(palette.ink, palette.tone, 0.1);
  const bar = height * 0.014;
  const columns = 3;
  const pane = width / columns;
  for (let column = 0; column < columns; column++) {
    const x = column * pane;
    const inset = pane * 0.09;
    const lines = [];
    for (let ring = 0; ring < 3; ring++) {
      const gap = inset + ring * pane * 0.085;
      const top = height * 0.06 + ring * height * 0.1;
      lines.push(`M${n(x + gap)} ${n(top)}H${n(x + pane - gap)}V${n(height - top)}H${n(x + gap)}Z`);
    }
    for (let rung = 1; rung < 6; rung++) {
      const y = height * (0.06 + rung * 0.147);
      lines.push(`M${n(x + inset)} ${n(y)}h${n(pane * 0.17)}M${n(x + pane - inset)} ${n(y)}h${n(-pane * 0.17)}`);
    }
    for (const share of [0.35, 0.5, 0.65]) {
      lines.push(
        `M${n(x + pane * share)} ${n(height * 0.06)}v${n(height * 0.2)}M${n(x + pane * share)} ${n(height * 0.94)}v${n(-height * 0.2)}`,
      );
    }
    canvas.add(`<path d="${lines.join('')}" fill="none" stroke="${wood}" stroke-width="${n(bar)}"/>`);
    canvas.rect(x - pane * 0.03, 0, pane * 0.06, height, wood);
  }
  canvas.rect(0, 0, width, height * 0.035, wood);
  canvas.rect(0, height * 0.965, width, height * 0.035, wood);
  canvas.rect(width - pane * 0.03, 0, pane * 0.03, height, wood);
}

/** A round gate in a wall, a branch reaching through. */
export function gate(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  const wall = canvas.linear([
    { at: 0, color: mix(palette.mist, palette.light, 0.45) },
    { at: 1, color: mix(palette.mist, palette.tone, 0.28) },
  ]);
  canvas.rect(0, 0, width, height, wall);
  for (let stain = 0; stain < 6; stain++) {
    const x = random.between(0, width);
    canvas.path(
      `M${n(x)} 0q${n(random.between(-20, 40))} ${n(height * random.between(0.1, 0.3))} ${n(random.between(30, 90))} 0Z`,
      palette.tone,
      'opacity=".12"',
    );
  }
  const x = width * random.between(0.4, 0.6);
  const y = height * 0.52;
  const radius = height * 0.39;
  canvas.group(canvas.clip(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}"/>`), () => {
    sky(canvas);
    moon(canvas, x + radius * random.between(-0.3, 0.3), y - radius * 0.42, radius * 0.2);
    ridge(
      canvas,
      ridgePoints(canvas, y + radius * 0.45, radius * 0.8, 0.52),
      mix(palette.tone, palette.skyBottom, 0.55),
    );
    ridge(canvas, ridgePoints(canvas, y + radius * 0.8, radius * 0.5, 0.52), mix(palette.tone, palette.ink, 0.3), 0.6);
    const roofWidth = radius * 1.1;
    canvas.path(
      roof(x - radius * 0.3, y + radius * 0.56, roofWidth, radius * 0.3),
      mix(palette.ink, palette.tone, 0.2),
    );
    canvas.rect(x - radius * 0.62, y + radius * 0.55, radius * 0.64, radius * 0.5, mix(palette.ink, palette.tone, 0.3));
    canvas.rect(
      x - radius * 0.36,
      y + radius * 0.64,
      radius * 0.14,
      radius * 0.2,
      mix(palette.accent, palette.light, 0.4),
    );
  });
  canvas.add(
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="none" stroke="${mix(palette.ink, palette.tone, 0.25)}" stroke-width="${n(height * 0.024)}"/>`,
  );
  canvas.rect(0, height * 0.95, width, height * 0.05, mix(palette.ink, palette.tone, 0.35));
  branch(canvas, width + 10, height * random.between(0.08, 0.2), width * 0.46);
}

/** A bough with blossoms, growing in from the right edge. */
export function branch(canvas: Canvas, x: number, y: number, reach: number): void {
  const { palette, random } = canvas;
  const wood = mix(palette.ink, palette.tone, 0.15);
  const tips: [number, number][] = [];
  const grow = (
    fromX: number,
    fromY: number,
    length: number,
    angle: number,
    thickness: number,
    depth: number,
  ): void => {
    const bendX = fromX + Math.cos(angle + random.between(-0.3, 0.3)) * length * 0.5;
    const bendY = fromY + Math.sin(angle + random.between(-0.3, 0.3)) * length * 0.5;
    const toX = fromX + Math.cos(angle) * length;
    const toY = fromY + Math.sin(angle) * length;
    canvas.stroke(`M${n(fromX)} ${n(fromY)}Q${n(bendX)} ${n(bendY)} ${n(toX)} ${n(toY)}`, wood, thickness);
    tips.push([toX, toY], [bendX, bendY]);
    if (depth === 0) return;
    grow(
      toX,
      toY,
      length * random.between(0.55, 0.75),
      angle + random.between(-0.45, 0.1),
      thickness * 0.62,
      depth - 1,
    );
    grow(
      bendX,
      bendY,
      length * random.between(0.4, 0.6),
      angle + random.between(0.35, 0.85) * (random.chance(0.5) ? 1 : -1),
      thickness * 0.5,
      depth - 1,
    );
  };
  grow(x, y, reach * 0.4, Math.PI - random.between(-0.2, 0.35), reach * 0.026, 3);
  for (const [tipX, tipY] of tips) {
    if (random.chance(0.55))
      blossom(canvas, tipX + random.between(-8, 8), tipY + random.between(-8, 8), reach * random.between(0.016, 0.032));
  }
}

function blossom(canvas: Canvas, x: number, y: number, size: number): void {
  const { palette, random } = canvas;
  const petal = mix(palette.accent, palette.light, random.between(0.1, 0.5));
  const turn = random.next() * Math.PI;
  for (let index = 0; index < 5; index++) {
    const angle = turn + (index / 5) * Math.PI * 2;
    canvas.circle(x + Math.cos(angle) * size * 0.72, y + Math.sin(angle) * size * 0.72, size * 0.62, petal);
  }
  canvas.circle(x, y, size * 0.3, palette.light);
}

/** A plum bough before the moon. */
export function plum(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  moon(canvas, width * random.between(0.28, 0.45), height * 0.42, height * 0.2);
  ridge(canvas, ridgePoints(canvas, height * 0.96, height * 0.2, 0.5), mix(palette.tone, palette.skyBottom, 0.5), 0.9);
  branch(canvas, width + 10, height * random.between(0.5, 0.7), width * 0.86);
  branch(canvas, width + 10, height * 0.86, width * 0.4);
}

/** A lane at night, lanterns down both sides. */
export function lanterns(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  const dark = mix(palette.ink, palette.tone, 0.12);
  for (let layer = 0; layer < 3; layer++) {
    const color = mix(dark, palette.skyBottom, 0.42 - layer * 0.2);
    const reach = width * (0.36 - layer * 0.08);
    const base = height * (0.56 - layer * 0.06);
    for (const side of [-1, 1]) {
      const edge = side < 0 ? 0 : width;
      const x = edge - side * reach * 0.16;
      canvas.path(roof(x, base, reach * 2 * random.between(0.85, 1), height * 0.2), color);
      canvas.rect(side < 0 ? -10 : x - reach * 0.5, base - 4, reach * 0.66 + 10, height, color);
    }
  }
  const road = canvas.linear([
    { at: 0, color: mix(palette.skyBottom, palette.accent, 0.25) },
    { at: 0.5, color: mix(palette.tone, palette.ink, 0.3) },
    { at: 1, color: palette.ink },
  ]);
  canvas.path(
    `M${n(width * 0.44)} ${n(height * 0.66)}H${n(width * 0.56)}L${n(width * 0.86)} ${n(height)}H${n(width * 0.14)}Z`,
    road,
  );
  for (let index = 0; index < 5; index++) {
    const near = index / 4;
    for (const side of [-1, 1]) {
      const x = width * (0.5 + side * (0.08 + near * near * 0.32)) + random.between(-8, 8);
      const y = height * (0.5 - near * 0.2) + random.between(-8, 8);
      lantern(canvas, x, y, height * (0.022 + near * 0.05));
      canvas.ellipse(
        width * (0.5 + side * (0.05 + near * 0.17)),
        height * (0.7 + near * 0.22),
        height * (0.02 + near * 0.06),
        height * 0.008,
        palette.accent,
        'opacity=".4"',
      );
    }
  }
}

function lantern(canvas: Canvas, x: number, y: number, size: number): void {
  const { palette } = canvas;
  const glow = canvas.radial([
    { at: 0, color: palette.accent, opacity: 0.55 },
    { at: 1, color: palette.accent, opacity: 0 },
  ]);
  canvas.circle(x, y, size * 3, glow);
  canvas.stroke(
    `M${n(x)} ${n(y - size * 1.9)}V${n(y - size)}M${n(x)} ${n(y + size)}v${n(size * 0.8)}`,
    palette.ink,
    size * 0.09,
  );
  const paper = canvas.radial([
    { at: 0, color: mix(palette.light, palette.accent, 0.15) },
    { at: 0.9, color: palette.accent },
    { at: 1, color: mix(palette.accent, palette.ink, 0.35) },
  ]);
  canvas.ellipse(x, y, size * 0.95, size, paper);
  canvas.rect(x - size * 0.4, y - size * 1.08, size * 0.8, size * 0.16, palette.ink);
  canvas.rect(x - size * 0.4, y + size * 0.92, size * 0.8, size * 0.16, palette.ink);
}

/** Roofs behind roofs, their corners lifted. */
export function eaves(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  moon(canvas, width * random.between(0.55, 0.8), height * 0.26, height * 0.11);
  ridge(canvas, ridgePoints(canvas, height * 0.66, height * 0.2, 0.5), mix(palette.tone, palette.skyBottom, 0.65));
  const roofs = [
    [random.between(0.72, 0.84), 0.62, 0.42, 0.46],
    [random.between(0.16, 0.28), 0.72, 0.56, 0.24],
    [random.between(0.5, 0.66), 0.9, 0.92, 0.02],
  ] as const;
  for (const [x, y, span, far] of roofs) {
    const color = mix(mix(palette.ink, palette.tone, 0.12), palette.mist, far);
    const roofWidth = width * span;
    const roofHeight = roofWidth * 0.22;
    const shape = roof(width * x, height * y, roofWidth, roofHeight);
    canvas.rect(width * x - roofWidth * 0.34, height * y - 2, roofWidth * 0.68, height, mix(color, palette.tone, 0.3));
    for (let pane = -2; pane <= 2; pane++) {
      canvas.rect(
        width * x + pane * roofWidth * 0.12 - roofWidth * 0.035,
        height * y + roofHeight * 0.12,
        roofWidth * 0.07,
        roofHeight * 0.5,
        mix(palette.accent, palette.light, 0.45),
        `opacity="${n(1 - far)}"`,
      );
    }
    canvas.path(shape, color);
    canvas.group(`${canvas.clip(`<path d="${shape}"/>`)} opacity=".35"`, () => {
      let tiles = '';
      for (let tile = -16; tile <= 16; tile++) {
        tiles += `M${n(width * x + (tile / 16) * roofWidth * 0.26)} ${n(height * y - roofHeight)}Q${n(width * x + (tile / 16) * roofWidth * 0.36)} ${n(height * y - roofHeight * 0.3)} ${n(width * x + (tile / 16) * roofWidth * 0.52)} ${n(height * y)}`;
      }
      canvas.stroke(tiles, mix(color, palette.light, 0.35), 2.2);
    });
  }
}

/** Snow on a roof, one window awake. */
export function snow(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  ridge(canvas, ridgePoints(canvas, height * 0.7, height * 0.32, 0.54), mix(palette.tone, palette.skyBottom, 0.5));
  const x = width * random.between(0.36, 0.64);
  const base = height * 0.68;
  const size = height * 0.5;
  const wall = mix(palette.ink, palette.tone, 0.3);
  const ground = canvas.linear([
    { at: 0, color: palette.light },
    { at: 1, color: mix(palette.light, palette.tone, 0.4) },
  ]);
  const glow = canvas.radial([
    { at: 0, color: palette.accent, opacity: 0.5 },
    { at: 1, color: palette.accent, opacity: 0 },
  ]);
  canvas.rect(x - size * 0.5, base - 4, size, height * 0.22, wall);
  canvas.path(
    `M-10 ${n(height * 0.86)}Q${n(width * 0.3)} ${n(height * 0.8)} ${n(width * 0.55)} ${n(height * 0.86)}T${n(width + 10)} ${n(height * 0.82)}V${n(height + 10)}H-10Z`,
    ground,
  );
  canvas.circle(x, base + size * 0.17, size * 0.7, glow);
  canvas.rect(x - size * 0.15, base + size * 0.08, size * 0.3, size * 0.19, mix(palette.accent, palette.light, 0.6));
  canvas.stroke(
    `M${n(x)} ${n(base + size * 0.08)}v${n(size * 0.19)}M${n(x - size * 0.15)} ${n(base + size * 0.175)}h${n(size * 0.3)}`,
    wall,
    5,
  );
  canvas.path(roof(x, base, size * 1.6, size * 0.34), palette.ink);
  canvas.path(roof(x, base - size * 0.055, size * 1.52, size * 0.31), mix(palette.light, palette.skyBottom, 0.12));
  for (let index = 0; index < 120; index++) {
    canvas.circle(
      random.between(0, width),
      random.between(0, height),
      random.between(1.4, 5.4),
      palette.light,
      `opacity="${n(random.between(0.35, 0.95))}"`,
    );
  }
}

/** Stalks of bamboo, near and far. */
export function bamboo(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  moon(canvas, width * random.between(0.3, 0.7), height * 0.34, height * 0.13);
  for (let layer = 0; layer < 3; layer++) {
    const near = layer / 2;
    const color = mix(mix(palette.tone, palette.mist, 0.66), mix(palette.tone, palette.ink, 0.55), near);
    const stalks = 5 - layer;
    for (let index = 0; index < stalks; index++) {
      const x = width * ((index + random.between(0.15, 0.85)) / stalks);
      const thickness = height * (0.012 + near * 0.022);
      const lean = random.between(-0.05, 0.05) * width;
      const joints = random.integer(5, 7);
      for (let joint = 0; joint < joints; joint++) {
        const from = 1.04 - (joint / joints) * 1.14;
        const to = 1.04 - ((joint + 0.95) / joints) * 1.14;
        const at = (share: number) => x + lean * (1 - share);
        canvas.stroke(
          `M${n(at(from))} ${n(height * from)}L${n(at(to))} ${n(height * to)}`,
          color,
          thickness,
          'style="stroke-linecap:butt"',
        );
        if (joint > 1 && random.chance(0.6)) {
          const side = random.chance(0.5) ? 1 : -1;
          const twigX = at(to) + side * height * random.between(0.06, 0.14);
          const twigY = height * to - height * random.between(0.01, 0.06);
          canvas.stroke(`M${n(at(to))} ${n(height * to)}L${n(twigX)} ${n(twigY)}`, color, thickness * 0.18);
          const leaves = random.integer(3, 4);
          for (let blade = 0; blade < leaves; blade++) {
            canvas.path(
              leaf(
                twigX,
                twigY,
                height * random.between(0.09, 0.17),
                (side > 0 ? 0.7 : Math.PI - 0.7) + random.between(-0.7, 0.8),
                0.11,
              ),
              color,
            );
          }
        }
      }
    }
  }
}

/** A zither across the picture: seven strings, thirteen studs. */
export function zither(canvas: Canvas): void {
  const { width, height, palette, random } = canvas;
  sky(canvas);
  moon(canvas, width * random.between(0.2, 0.34), height * 0.26, height * 0.13);
  ridge(canvas, ridgePoints(canvas, height * 0.9, height * 0.4, 0.5), mix(palette.tone, palette.skyBottom, 0.62), 0.95);
  canvas.group(`transform="rotate(${n(random.between(-15, -11))} ${n(width / 2)} ${n(height * 0.62)})"`, () => {
    const left = width * 0.08;
    const length = width * 0.86;
    const middle = height * 0.62;
    const half = height * 0.125;
    const lacquer = canvas.linear([
      { at: 0, color: mix(palette.ink, palette.accent, 0.24) },
      { at: 0.5, color: mix(palette.ink, palette.accent, 0.12) },
      { at: 1, color: palette.ink },
    ]);
    canvas.ellipse(
      left + length / 2,
      middle + half * 1.5,
      length * 0.5,
      half * 0.5,
      palette.ink,
      `opacity=".3" ${canvas.blur(14)}`,
    );
    canvas.path(
      `M${n(left)} ${n(middle - half * 0.8)}H${n(left + length * 0.3)}q${n(length * 0.03)} ${n(half * 0.26)} ${n(length * 0.07)} 0H${n(left + length * 0.86)}q${n(length * 0.03)} ${n(half * 0.3)} ${n(length * 0.06)} ${n(-half * 0.14)}L${n(left + length)} ${n(middle - half)}V${n(middle + half)}L${n(left + length * 0.92)} ${n(middle + half * 0.94)}q${n(-length * 0.03)} ${n(-half * 0.44)} ${n(-length * 0.06)} ${n(-half * 0.14)}H${n(left + length * 0.37)}q${n(-length * 0.04)} ${n(-half * 0.26)} ${n(-length * 0.07)} 0H${n(left)}Z`,
      lacquer,
    );
    for (let string = 0; string < 7; string++) {
      const y = middle - half * 0.62 + string * half * 0.2;
      canvas.stroke(
        `M${n(left + length * 0.02)} ${n(y)}L${n(left + length * 0.95)} ${n(middle - half * 0.78 + string * half * 0.26)}`,
        palette.light,
        2.8 - string * 0.22,
        'opacity=".85"',
      );
    }
    for (let stud = 1; stud <= 13; stud++) {
      const share = [0.125, 0.167, 0.2, 0.25, 0.333, 0.4, 0.5, 0.6, 0.667, 0.75, 0.8, 0.833, 0.875][stud - 1]!;
      canvas.circle(left + length * (0.02 + share * 0.92), middle - half * 0.72, stud === 7 ? 8 : 5.5, palette.light);
    }
  });
}
