"""Photos a browser draws itself, so that no picture file is kept."""

import base64

from playwright.sync_api import Page

_DRAW = """edge => {
  const canvas = document.createElement('canvas');
  canvas.width = edge; canvas.height = edge;
  const pen = canvas.getContext('2d');
  for (let y = 0; y < edge; y += 8)
    for (let x = 0; x < edge; x += 8) {
      pen.fillStyle = `hsl(${(x * 7 + y * 13) % 360} 60% 50%)`;
      pen.fillRect(x, y, 8, 8);
    }
  return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
}"""


def photo(page: Page, edge: int) -> bytes:
    """A square jpeg of so many pixels a side."""
    return base64.b64decode(page.evaluate(_DRAW, edge))
