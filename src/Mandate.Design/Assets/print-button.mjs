/** Shows the buttons that print, which are hidden where no script runs. */
export function initPrintButtons() {
  for (const button of document.querySelectorAll('[data-module="mandate-print"]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}
