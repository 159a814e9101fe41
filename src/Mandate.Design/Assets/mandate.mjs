// Everything here only enhances: each page works without it.
import {
  initButtons, initCharacterCounts, initCheckboxes, initErrorSummary, initFileUploads, initHeader, initNotificationBanners,
  initPasswordInputs, initRadios, initScroll, initSkipLinks, initTabs,
} from 'nhsuk-frontend'
import { initAutosave } from './autosave.mjs'
import { initPasskeys } from './passkey.mjs'
import { initPrintButtons } from './print-button.mjs'
import { initRefresh } from './refresh.mjs'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')

for (const init of [
  initButtons, initCharacterCounts, initCheckboxes, initErrorSummary, initFileUploads, initHeader, initNotificationBanners,
  initPasswordInputs, initRadios, initScroll, initSkipLinks, initTabs, initPrintButtons, initPasskeys, initRefresh, initAutosave,
]) init()
