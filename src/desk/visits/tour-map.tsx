import type { VisitSettings } from '#domain/visits/index.ts';
import { formatNumber } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { offsetKm } from './tour-geo.ts';
import type { Leg } from './tour-legs.ts';
import { messages } from './tour-messages.ts';

const size = { width: 600, height: 420, margin: 60 };

interface Point {
  x: number;
  y: number;
  label: string;
}

/** Where the stops lie around the depot. No map of a third party, so no address leaves the house; the list says the same. */
export function TourMap({ lang, legs, settings }: { lang: Lang; legs: readonly Leg[]; settings: VisitSettings }) {
  const t = messages[lang];
  const placed = legs.flatMap(({ stop }, index) =>
    stop.position === null ? [] : [{ number: index + 1, ...offsetKm(settings.depot, stop.position) }],
  );
  if (placed.length === 0) return null;
  const reach = Math.max(0.5, ...placed.map(({ east, north }) => Math.max(Math.abs(east) * 0.7, Math.abs(north))));
  const scale = (size.height / 2 - size.margin) / reach;
  const at = ({ east, north }: { east: number; north: number }) => ({
    x: Math.round(size.width / 2 + east * scale),
    y: Math.round(size.height / 2 - north * scale),
  });
  const stops = mergePoints(placed.map((place) => ({ ...at(place), label: String(place.number) })));
  const depot = at({ east: 0, north: 0 });
  const path = [depot, ...placed.map(at), depot].map(({ x, y }) => `${x},${y}`).join(' ');
  const barKm = niceLength(reach);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        width="100%"
        role="img"
        aria-labelledby="tour-map-title tour-map-text"
        fill="currentColor"
      >
        <title id="tour-map-title">{t.map}</title>
        <desc id="tour-map-text">{t.mapDescription(placed.length)}</desc>
        <rect
          x="1"
          y="1"
          width={size.width - 2}
          height={size.height - 2}
          fill="none"
          stroke="currentColor"
          opacity="0.4"
        />
        <polyline
          points={path}
          fill="none"
          stroke="currentColor"
          stroke-width="3"
          stroke-dasharray="8 6"
          opacity="0.6"
        />
        <rect x={depot.x - 14} y={depot.y - 14} width="28" height="28" />
        <text x={depot.x} y={depot.y + 40} font-size="24" text-anchor="middle">
          {t.depot}
        </text>
        {stops.map((stop) => (
          <g key={stop.label}>
            <circle
              class="bn-day-plan__item bn-day-plan__item--visit"
              cx={stop.x}
              cy={stop.y}
              r={stop.label.length > 2 ? 30 : 22}
            />
            <text x={stop.x} y={stop.y + 9} font-size="26" font-weight="600" text-anchor="middle">
              {stop.label}
            </text>
          </g>
        ))}
        <text x={size.width - 24} y="34" font-size="24" text-anchor="middle">
          {`${t.north} ↑`}
        </text>
        <line
          x1="20"
          x2={20 + barKm * scale}
          y1={size.height - 18}
          y2={size.height - 18}
          stroke="currentColor"
          stroke-width="4"
        />
        <text x="20" y={size.height - 28} font-size="24">
          {t.kilometres(formatNumber(lang, barKm))}
        </text>
      </svg>
      <figcaption>{t.mapNote}</figcaption>
    </figure>
  );
}

/** Stops at the same place share one mark: "2, 3". */
function mergePoints(points: readonly Point[]): Point[] {
  const merged: Point[] = [];
  for (const point of points) {
    const near = merged.findIndex((other) => Math.hypot(other.x - point.x, other.y - point.y) < 30);
    const other = merged[near];
    if (other) merged[near] = { ...other, label: `${other.label}, ${point.label}` };
    else merged.push(point);
  }
  return merged;
}

/** A round length for the scale bar: about a third of the reach. */
function niceLength(reach: number): number {
  return [10, 5, 2, 1, 0.5, 0.2, 0.1].find((length) => length <= reach * 0.7) ?? 0.1;
}
