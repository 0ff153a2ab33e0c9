# SPDX-License-Identifier: GPL-3.0-or-later
"""The reliability diagram of evaluate-forecast as an SVG file."""

SIZE, MARGIN = 420, 56
COLOURS = {'cashflow': '#1c71d8', 'naive': '#77767b', 'prophet': '#c64600', 'replay': '#26a269'}


def place(x, y):
    span = SIZE - 2 * MARGIN
    return f'{MARGIN + x * span:.1f}', f'{SIZE - MARGIN - y * span:.1f}'


def text(x, y, words, anchor='middle'):
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>'


def axes():
    left, bottom = place(0, 0)
    right, top = place(1, 1)
    parts = [f'<path d="M{left},{top}V{bottom}H{right}" fill="none" stroke="#77767b"/>',
             f'<path d="M{left},{bottom}L{right},{top}" stroke="#c0bfbc" stroke-dasharray="4 4"/>',
             text(SIZE / 2, SIZE - 12, 'chance that was said'),
             f'<g transform="rotate(-90 14 {SIZE / 2})">'
             + text(14, SIZE / 2, 'how often it happened') + '</g>']
    for tick in (0, .25, .5, .75, 1):
        x, y = place(tick, tick)
        parts += [text(x, SIZE - MARGIN + 18, f'{100 * tick:.0f} %'),
                  text(MARGIN - 8, float(y) + 4, f'{100 * tick:.0f} %', 'end')]
    return parts


def draw(points, path):
    """points: method -> (said, happened, count); the area of a dot is the count's."""
    parts = axes()
    for i, (method, dots) in enumerate(points.items()):
        colour = COLOURS.get(method, '#000')
        line = ' '.join(','.join(place(said, happened)) for said, happened, _ in dots)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" '
                     f'stroke-width="{2.5 if method == "cashflow" else 1.2}"/>')
        for said, happened, count in dots:
            x, y = place(said, happened)
            parts.append(f'<circle cx="{x}" cy="{y}" r="{max(2, .5 * count ** .5):.1f}" '
                         f'fill="{colour}" fill-opacity=".6"><title>{method}: {count}</title></circle>')
        parts += [f'<rect x="{MARGIN + 10}" y="{MARGIN - 40 + 16 * i}" width="12" height="4" '
                  f'fill="{colour}"/>',
                  text(MARGIN + 28, MARGIN - 34 + 16 * i, method, 'start')]
    with open(path, 'w', encoding='utf-8') as out:
        out.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" '
                  f'width="{SIZE}" height="{SIZE}" font-family="sans-serif" font-size="12" '
                  f'fill="#3d3846"><rect width="{SIZE}" height="{SIZE}" fill="#fff"/>'
                  + '\n'.join(parts) + '</svg>\n')
