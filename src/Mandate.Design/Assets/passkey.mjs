/** Carries out a passkey ceremony when its form is sent: the options are on the element, the answer goes into the form. */
export function initPasskeys() {
  for (const element of document.querySelectorAll('[data-module="mandate-passkey"]')) {
    const form = element.querySelector('form')
    form.addEventListener('submit', async event => {
      if (form.elements.Credential.value !== '') return
      event.preventDefault()
      element.querySelector('[data-failed]').hidden = true
      try {
        const credential = await ask(element.dataset.ceremony, JSON.parse(element.dataset.options))
        form.elements.Credential.value = JSON.stringify(credential)
        form.submit()
      } catch {
        element.querySelector('[data-failed]').hidden = false
      }
    })
  }
}

function ask(ceremony, options) {
  return ceremony === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
}
