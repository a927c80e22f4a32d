import { seal } from './brush.ts';
import { Canvas } from './canvas.ts';
import { type PaletteName, palettes } from './palettes.ts';
import { createRandom, seedOf } from './random.ts';
import { desk, letter, page, shelf } from './scenes/books.ts';
import { bridge, ferry, mountains, rain, river, road, terraces } from './scenes/landscape.ts';
import { bamboo, eaves, gate, lanterns, lattice, plum, snow, zither } from './scenes/rooms.ts';
import { bowl, cups, foam, gaiwan, kettle, sprig } from './scenes/tea.ts';

const scenes = {
  mountains,
  river,
  terraces,
  bridge,
  road,
  ferry,
  rain,
  bowl,
  gaiwan,
  kettle,
  cups,
  foam,
  sprig,
  lattice,
  gate,
  plum,
  lanterns,
  eaves,
  snow,
  bamboo,
  zither,
  shelf,
  page,
  desk,
  letter,
} as const;

export type SceneName = keyof typeof scenes;

/** Picture formats: feed covers are 16:9, pictures inside an article 3:2, series covers and account logos square. */
const shapes = {
  cover: { width: 1600, height: 900 },
  inline: { width: 1500, height: 1000 },
  square: { width: 900, height: 900 },
} as const;

export type PictureShape = keyof typeof shapes;

/** A picture's name says how to draw it: `<scene>-<palette>-<seed>-<shape>`. */
export type PictureName = `${SceneName}-${PaletteName}-${number}-${PictureShape}`;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

interface PictureRecipe {
  readonly scene: SceneName;
  readonly palette: PaletteName;
  readonly shape: PictureShape;
}

/** Where the server serves a picture. */
export function pictureUrl(name: PictureName): string {
  return `/media/demo/pictures/${name}.svg`;
}

export function pictureSize(name: PictureName): PictureSize {
  return shapes[readRecipe(name).shape];
}

/** Draws the picture as one self-contained SVG. The same name always gives the same bytes. */
export function drawPicture(name: PictureName): string {
  const { scene, palette, shape } = readRecipe(name);
  const { width, height } = shapes[shape];
  const canvas = new Canvas(width, height, palettes[palette], createRandom(seedOf(name)));
  scenes[scene](canvas);
  seal(canvas);
  return canvas.toSvg();
}

/** @throws Error when the name is not `<scene>-<palette>-<seed>-<shape>` */
function readRecipe(name: string): PictureRecipe {
  const [scene = '', palette = '', seed = '', shape = ''] = name.split('-');
  if (!(scene in scenes) || !(palette in palettes) || !/^\d+$/.test(seed) || !(shape in shapes)) {
    throw new Error(`${name} does not name a picture that can be drawn`);
  }
  return { scene: scene as SceneName, palette: palette as PaletteName, shape: shape as PictureShape };
}

export const sceneNames = Object.keys(scenes) as SceneName[];
export const paletteNames = Object.keys(palettes) as PaletteName[];
