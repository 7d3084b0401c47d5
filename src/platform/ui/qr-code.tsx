export interface QrCodeProps {
  /** A whole `<svg>` document, as the code generator gives it. */
  svg: string;
  /** What scanning it does, for who cannot see it. */
  alt: string;
  /** Shown below: the same in a form that can be typed. */
  caption?: string | undefined;
}

/** A code to scan; always on white, also in dark mode, or cameras miss it. */
export function QrCode({ svg, alt, caption }: QrCodeProps) {
  return (
    <figure class="bn-qr">
      <img
        class="bn-qr__image"
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt={alt}
        width="192"
        height="192"
      />
      {caption ? <figcaption class="bn-qr__caption">{caption}</figcaption> : null}
    </figure>
  );
}
