/** Gives a root this sheet; as an element where constructed sheets cannot be used from a content script. */
export function dress(root: Document | ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    ((root as Partial<Document>).head ?? root).append(style);
  }
}
