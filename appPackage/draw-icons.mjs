// Draws color.png and outline.png beside this file: node appPackage/draw-icons.mjs
// Two speech bubbles, the nearer one with a check mark: somebody asked, somebody reflected.
// Shapes are signed distances (negative inside); a pixel's cover is how far it reaches over the edge.
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

const roundedBox = (left, top, right, bottom, radius) => (x, y) => {
  const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius;
  const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
};

const triangle = (...corners) => (x, y) => {
  let nearest = Infinity;
  let inside = true;
  corners.forEach(([ax, ay], index) => {
    const [bx, by] = corners[(index + 1) % 3];
    nearest = Math.min(nearest, toSegment(x, y, ax, ay, bx, by));
    inside &&= (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
  return inside ? -nearest : nearest;
};

const toSegment = (x, y, ax, ay, bx, by) => {
  const along = clamp(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2), 0, 1);
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
};

const stroke = (width, ...points) => (x, y) =>
  Math.min(...points.slice(1).map(([bx, by], index) => toSegment(x, y, ...points[index], bx, by))) - width / 2;

const union = (...shapes) => (x, y) => Math.min(...shapes.map(shape => shape(x, y)));
const grown = (shape, by) => (x, y) => shape(x, y) - by;
const ring = (shape, width) => (x, y) => Math.abs(shape(x, y)) - width / 2;

// Layers are [shape, [red, green, blue]], from back to front; null for the shape means everywhere.
const paint = (size, layers) => {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const pixel = blend(layers, column + 0.5, row + 0.5);
      rows.set(pixel, row * (size * 4 + 1) + 1 + column * 4);
    }
  }
  return png(size, rows);
};

const blend = (layers, x, y) => {
  let [red, green, blue, alpha] = [255, 255, 255, 0];
  for (const [shape, colour] of layers) {
    const cover = shape === null ? 1 : clamp(0.5 - shape(x, y), 0, 1);
    const total = cover + alpha * (1 - cover);
    const mix = (below, above) => (total === 0 ? below : (above * cover + below * alpha * (1 - cover)) / total);
    [red, green, blue, alpha] = [mix(red, colour[0]), mix(green, colour[1]), mix(blue, colour[2]), total];
  }
  return [red, green, blue, alpha * 255].map(Math.round);
};

// PNG specification, third edition: eight bits, colour type 6 (RGBA), no filter.
const png = (size, rows) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
};

const chunk = (name, data) => {
  const body = Buffer.concat([Buffer.from(name, 'ascii'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
};

const deep = [15, 76, 92];
const pale = [126, 196, 193];
const white = [255, 255, 255];
const amber = [232, 141, 36];

const behind = union(roundedBox(80, 34, 168, 114, 24), triangle([146, 108], [163, 96], [163, 134]));
const nearer = union(roundedBox(28, 62, 136, 142, 26), triangle([44, 128], [78, 138], [44, 166]));
const check = stroke(13, [58, 103], [75, 120], [107, 85]);
const color = paint(192, [[null, deep], [behind, pale], [grown(nearer, 7), deep], [nearer, white], [check, amber]]);

const bubble = union(roundedBox(3, 4, 29, 23, 6), triangle([8, 20], [15, 23], [8, 29.5]));
const outline = paint(32, [[ring(bubble, 2), white], [stroke(2.2, [10.5, 14], [14.5, 18], [21.5, 10.5]), white]]);

writeFileSync(new URL('color.png', import.meta.url), color);
writeFileSync(new URL('outline.png', import.meta.url), outline);
